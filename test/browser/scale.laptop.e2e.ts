import type { Locator, Page } from '@playwright/test';
import { answer, apiOf } from './support/api.js';
import { Feeling } from './support/interactions.js';
import { largeCounty } from './support/large-county.js';
import { large } from './support/large-county.sql.js';
import { sessionIn, type Rehearsal } from './support/rehearsal.js';
import { measured } from './support/report.js';
import { bringSession, type KeptSession, type StaffLogin } from './support/sessions.js';
import { expect, test } from './support/test.js';

/** Milliseconds until the next picture, as Core Web Vitals call it good. */
const good = 200;
/** Each interaction is done so often, and the middle one counts. */
const times = 3;

let county: Rehearsal;

test.beforeAll(async () => {
  const began = Date.now();
  county = await largeCounty();
  measured(`a county with ${large.volunteers} volunteers and ${large.incidents} incidents`, `${Date.now() - began} ms`);
});

async function sessionOf(login: StaffLogin): Promise<KeptSession> {
  const session = await sessionIn(county, login);
  if (!session) throw new Error(`Nobody is ${login} in a rehearsal.`);
  return session;
}

interface Opened {
  /** Does something several times and judges how it felt. */
  readonly smooth: (what: string, act: (turn: number) => Promise<void>) => Promise<void>;
  /** Rolls the mouse wheel over something and judges the longest picture. */
  readonly rolls: (what: string, over: Locator, turns: number, by?: number) => Promise<void>;
}

async function open(page: Page, login: StaffLogin, address: string): Promise<Opened> {
  await bringSession(page, await sessionOf(login));
  const feeling = await Feeling.of(page);
  await page.goto(`/console${address}`);
  return {
    smooth: async (what, act) => {
      const felt = await feeling.interaction(times, act);
      measured(
        what,
        `${felt.untilPicture} ms until the next picture (${felt.all.join(', ')}; processor ${felt.cpu} ms)`,
      );
      expect.soft(felt.untilPicture, `${what}: ${felt.slowest.join('; ')}`).toBeLessThanOrEqual(good);
    },
    rolls: async (what, over, turns, by = 900) => {
      await over.hover();
      const { longest, cpu } = await feeling.motion(async () => {
        for (let turn = 0; turn < turns; turn++) {
          await page.mouse.wheel(0, by);
          await page.waitForTimeout(30);
        }
      });
      measured(what, `longest picture ${longest} ms (processor ${cpu} ms for ${turns} turns of the wheel)`);
      expect.soft(longest, what).toBeLessThanOrEqual(good);
    },
  };
}

/** Rows that are drawn, whatever stands above and below them. */
const rows = (page: Page): Locator => page.locator('tr[data-row]');

async function expectFewRows(page: Page): Promise<void> {
  const drawn = await rows(page).count();
  expect(drawn).toBeGreaterThan(5);
  expect(drawn).toBeLessThanOrEqual(50);
}

/** Loads so many more pages and waits for each. */
async function loadMore(page: Page, smooth: Opened['smooth'], what: string, size: number): Promise<void> {
  await smooth(what, async (turn) => {
    await page.getByRole('button', { name: '继续载入' }).click();
    await expect(page.getByText(`已载入 ${(turn + 2) * size} 条`)).toBeVisible();
  });
}

/** Opens the records of rows and closes them again. */
async function openRecords(page: Page, smooth: Opened['smooth'], what: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await smooth(`${what}: opening and closing a record`, async (turn) => {
    await rows(page)
      .nth(turn + 2)
      .locator('a, button')
      .first()
      .click();
    await expect(dialog).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });
}

test('the register of a hundred thousand volunteers stays smooth', async ({ page }) => {
  const { smooth, rolls } = await open(page, 'operator', '/volunteers');
  await expect(rows(page).first()).toBeVisible();
  await loadMore(page, smooth, 'volunteers: the next page', 100);
  await rolls('volunteers: rolling', rows(page).nth(3), 12);
  await expectFewRows(page);
  await openRecords(page, smooth, 'volunteers');

  const search = page.getByRole('searchbox');
  const words = ['陈建平', 'cjp', '王国'];
  await search.click();
  await smooth('volunteers: typing a name', async (turn) => {
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(words[turn] ?? '', { delay: 50 });
    await expect(rows(page).first()).toContainText(turn === 2 ? '王国' : '陈建平');
  });
  await search.clear();

  const status = page.getByRole('combobox', { name: '状态' });
  const options = page.locator('.ant-select-dropdown:visible .ant-select-item-option');
  await smooth('volunteers: a filter', async (turn) => {
    const chosen = ['暂停', '已退出', '在册'][turn] ?? '';
    await status.click();
    await options.filter({ hasText: chosen }).click();
    await expect(rows(page).first()).toContainText(chosen);
  });
});

test('thirty thousand applications stay smooth, as a list and as a board', async ({ page }) => {
  const { smooth, rolls } = await open(page, 'operator', '/applications');
  await expect(rows(page).first()).toBeVisible();
  await loadMore(page, smooth, 'applications: the next page', 50);
  await rolls('applications: rolling', rows(page).nth(3), 12);
  await expectFewRows(page);
  await rows(page)
    .first()
    .evaluate((row) => row.closest('.table-frame')?.scrollTo(0, 0));
  await expect(page.locator('tr[aria-rowindex="2"]')).toBeVisible();
  await smooth('applications: choosing rows', async (turn) => {
    await rows(page).nth(turn).getByRole('checkbox').click();
    await expect(rows(page).nth(turn).getByRole('checkbox')).toBeChecked();
  });
  await smooth('applications: choosing all', async () => {
    await page.getByRole('checkbox', { name: '选择全部已载入的行' }).click();
  });
  await openRecords(page, smooth, 'applications');
  await page.getByRole('searchbox').click();
  await smooth('applications: typing a name', async (turn) => {
    const name = ['王国', '李志', '张'][turn] ?? '';
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(name, { delay: 50 });
    await expect(rows(page).first()).toContainText(name);
  });
  await page.getByRole('searchbox').clear();

  const board = page.getByRole('region', { name: '看板' });
  const submitted = board.getByRole('region').first();
  await smooth('applications: from the list to the board and back', async () => {
    await page.getByText('列表', { exact: true }).click();
    await expect(rows(page).first()).toBeVisible();
    await page.getByText('看板', { exact: true }).click();
    await expect(submitted.getByRole('listitem').first()).toBeVisible();
  });
  // The head of a column tells how many there are, not how many have been loaded.
  await expect(submitted.getByRole('heading')).toContainText(String(large.applications / 10));
  await smooth('applications: the next cards', async () => {
    await submitted.getByRole('button', { name: '继续载入' }).click();
    await expect(submitted.getByRole('button', { name: '继续载入' })).toBeEnabled();
  });
  await rolls('applications: rolling the board', submitted, 12);
  const mover = submitted.getByRole('combobox').first();
  await smooth('applications: where a card may go', async () => {
    await mover.click();
    await expect(mover).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('Escape');
  });
});

test('the dispatch board with ten thousand incidents stays smooth', async ({ page }) => {
  const { smooth, rolls } = await open(page, 'liaison', '/dispatch');
  const list = page.getByRole('region', { name: '警情', exact: true });
  const incidents = list.getByRole('listitem');
  const detail = page.getByRole('region', { name: '当前警情', exact: true });
  await expect(incidents.first()).toBeVisible();
  await smooth('dispatch: opening an incident', async (turn) => {
    const incident = incidents.nth(turn + 1);
    const place = (await incident.getByRole('button').locator('strong').textContent()) ?? '';
    await incident.getByRole('button').click();
    await expect(detail.getByRole('heading', { name: place, exact: true })).toBeVisible();
  });
  const others = page.getByRole('button', { name: '另选' });
  await smooth('dispatch: all who could be sent', async () => {
    await others.click();
    await others.click();
  });
  await rolls('dispatch: rolling the open ones', list, 30);
  expect(await incidents.count()).toBeLessThanOrEqual(30);

  const liaison = apiOf(await sessionOf('liaison2'));
  await list.getByRole('group').evaluate((element) => element.scrollTo(0, 0));
  await smooth('dispatch: choosing while new ones come', async (turn) => {
    const place = `新来的 ${Date.now()}`;
    const body = { emergency: false, source: 'hotline', category: 'other', summary: '路灯不亮', place } as const;
    await answer(liaison.POST('/api/v1/incidents', { body }));
    await incidents
      .nth(turn + 4)
      .getByRole('button')
      .click();
    await expect(incidents.nth(turn + 4).getByRole('button')).toHaveAttribute('aria-current', 'true');
  });

  await smooth('dispatch: intake by keyboard', async (turn) => {
    const place = `第${turn + 1}演示村口`;
    await page.keyboard.press('n');
    await page.keyboard.press('Enter');
    await page.keyboard.type('老人走失', { delay: 30 });
    await page.keyboard.press('Tab');
    await page.keyboard.type(place, { delay: 30 });
    await page.keyboard.press('Enter');
    await expect(detail.getByRole('heading', { name: place })).toBeVisible();
    // Somebody is sent before the next call is taken.
    await expect(detail.getByRole('button', { name: /^派 / }).first()).toBeVisible();
  });

  await smooth('dispatch: from the open ones to those that are over, and back', async () => {
    await list.getByText('未结', { exact: true }).click();
    await list.getByText('已结', { exact: true }).click();
    await expect(incidents.first()).toBeVisible();
  });
  await rolls('dispatch: rolling those that are over', list, 40, 1500);
  expect(await incidents.count()).toBeLessThanOrEqual(30);
});
