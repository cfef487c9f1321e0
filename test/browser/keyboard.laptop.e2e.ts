import type { Locator, Page } from '@playwright/test';
import { consolePages } from '../../apps/web/console/src/app/rooms.js';
import { answer, staffApi } from './support/api.js';
import { signedUp } from './support/arrange.js';
import { expectKeyboardEnough } from './support/keyboard.js';
import { expectInPlace, expectOpening, expectOpenings } from './support/openings.js';
import { measured } from './support/report.js';
import type { StaffLogin } from './support/sessions.js';
import { Traffic } from './support/settled.js';
import { expect, signInStaff, test } from './support/test.js';
import { type ActionsAt, consoleActions } from './states/console-actions.js';
import { swept } from '../support/swept.js';
import { consoleStates } from './states/console-pages.js';

test('every page of the console says what can be done there', () => {
  expect(Object.keys(consoleActions).sort()).toEqual(consolePages.map(({ key }) => key).sort());
});

/** Nothing of this hangs on how things slide in, and somebody who asked for no motion sees the same. */
test.use({ contextOptions: { reducedMotion: 'reduce' } });

// A run of which a part is swept presses the buttons of that part of the pages.
for (const { key, path } of swept(consolePages)) {
  const states = consoleStates[key];
  const actions = consoleActions[key] ?? [];
  const [atOnce] = actions.filter((one) => one.as === states?.as && one.address === undefined);

  test(`console ${path}: everything is reached by keyboard, and seen to be`, async ({ page }) => {
    if (!states) throw new Error(`${path} does not say who looks at it (states/console-pages.ts).`);
    await open(page, states.as, (await states.address?.()) ?? path);
    // The frame around all pages is walked once.
    const within = key === 'home' ? 'body' : 'main';
    measured(`${path}: stops of the Tab key`, String(await expectKeyboardEnough(page, path, within)));
    if (atOnce) await pressAll(page, atOnce);
  });

  for (const [index, at] of actions.filter((one) => one !== atOnce).entries())
    test(`console ${path} (${index + 1}): what opens takes the focus and gives it back`, async ({ page }) => {
      await open(page, at.as, (typeof at.address === 'function' ? await at.address() : at.address) ?? path);
      await pressAll(page, at);
    });
}

async function open(page: Page, login: StaffLogin, address: string): Promise<void> {
  const traffic = new Traffic(page);
  await signInStaff(page, login);
  await page.goto(`/console${address}`);
  await expect(page.getByRole('main')).toBeVisible();
  await traffic.settled();
}

/** Every button there, and among them those that the list of actions names. */
async function pressAll(page: Page, { part, opens = [], instant = [], inPlace = [] }: ActionsAt): Promise<void> {
  const scope = page.getByRole(part ?? 'main');
  await expect(scope).toBeVisible();
  const opened = await expectOpenings(page, scope, [...instant, ...inPlace]);
  for (const name of inPlace) await expectInPlace(page, scope, name);
  for (const wanted of opens)
    expect(
      opened.some((name) => wanted.test(name)),
      `${wanted} among ${opened.join(', ')}`,
    ).toBe(true);
}

/** Goes on by Tab until what is looked for has the focus, as somebody does who sees it on the page. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let press = 0; press < 120; press++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${target.toString()}.`);
}

/** Lists whose records open beside them, and who looks at them. */
const lists: readonly (readonly [string, StaffLogin])[] = [
  ['/volunteers', 'operator'],
  ['/teams', 'operator'],
  ['/applications', 'operator'],
  ['/organisations', 'officer'],
];

for (const [path, login] of lists)
  test(`console ${path}: a record opens by Enter, keeps the focus, closes by Escape and gives it back`, async ({
    page,
  }) => {
    await signInStaff(page, login);
    await page.goto(`/console${path}`);
    const first = page.locator('tr[data-row]').first().locator('a, button').first();
    // Others may add rows before it meanwhile.
    const name = (await first.textContent()) ?? '';
    const opener = page.locator('tr[data-row]').locator('a, button').filter({ hasText: name }).first();
    await tabTo(page, opener);
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog');
    await expect(drawer).toBeVisible();
    const inside = () => drawer.evaluate((element) => element.contains(document.activeElement));
    await expect.poll(inside).toBe(true);
    for (let press = 0; press < 12; press++) {
      await page.keyboard.press('Tab');
      expect(await inside(), 'the focus stays in the open record').toBe(true);
    }
    await page.keyboard.press('Escape');
    await expect(drawer).toBeHidden();
    await expect(opener).toBeFocused();
  });

test('an application is decided by keyboard alone', async ({ page }) => {
  const { callId, name } = await signedUp();
  await signInStaff(page, 'operator');
  await page.goto(`/console/applications?stage=screening&call=${callId}`);
  await tabTo(page, page.getByRole('button', { name, exact: true }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('dialog').getByRole('button', { name: '初审通过' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByText('待提交').first()).toBeVisible();
  await page.keyboard.press('Escape');
  // The decision can be taken back by keyboard too, and then nothing was sent.
  await page.keyboard.press('Control+z');
  await expect(page.getByText('待提交')).toBeHidden();
  await expect(page.getByRole('button', { name, exact: true })).toBeVisible();
});

test('a card of both boards goes on by keyboard alone', async ({ page }) => {
  await test.step('an application', async () => {
    await signInStaff(page, 'operator');
    const { callId, name } = await signedUp();
    await page.goto(`/console/applications?view=board&call=${callId}`);
    const waiting = page.getByRole('region', { name: '待初审' });
    const card = waiting.getByRole('listitem');
    await moveCard(page, card.getByRole('combobox', { name: `移到 ${name}` }), '待背景审核');
    await expect(card.getByText('待提交')).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(waiting.getByText('待提交')).toBeHidden();
  });

  await test.step('a seed project', async () => {
    const operator = await staffApi('operator');
    const { items } = await answer(operator.GET('/api/v1/organisations'));
    const title = `看板上的项目 ${Date.now().toString(36)}`;
    const body = { organisationId: items[0]?.id ?? '', title, summary: '护学路上有人在' };
    await answer(operator.POST('/api/v1/projects', { body }));
    await page.goto('/console/projects');
    await moveCard(page, page.getByRole('combobox', { name: `移到 ${title}` }), '种子');
    const form = page.getByRole('dialog');
    await tabTo(page, form.getByLabel('依据'));
    await page.keyboard.type('三个村已经签约');
    await tabTo(page, form.getByRole('button', { name: '保存' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: '种子', exact: true }).getByText(title)).toBeVisible();
  });
});

/** Opens the card's list of columns, goes down to the one wanted, and takes it. */
async function moveCard(page: Page, list: Locator, to: string): Promise<void> {
  await list.focus();
  await page.keyboard.press('Enter');
  await expect(list).toHaveAttribute('aria-expanded', 'true');
  const chosen = page.locator('.ant-select-item-option-active');
  for (let press = 0; press < 8 && (await chosen.getAttribute('title')) !== to; press++)
    await page.keyboard.press('ArrowDown');
  await expect(chosen).toHaveAttribute('title', to);
  await page.keyboard.press('Enter');
}

test('an incident is corrected, handed over and cancelled by keyboard', async ({ page }) => {
  const liaison = await staffApi('liaison');
  const { id } = await answer(
    liaison.POST('/api/v1/incidents', {
      body: {
        source: 'hotline',
        emergency: false,
        category: 'other',
        summary: '路灯不亮',
        place: '枫桥老街口',
        reporterPhone: '0575-87000001',
      },
    }),
  );
  await open(page, 'liaison', `/dispatch?open=${id}`);
  const detail = page.getByRole('region', { name: '当前警情', exact: true });
  const opened = await expectOpenings(page, detail, [/^派/, /^另选$/]);
  expect(opened).toEqual(expect.arrayContaining(['查看电话', '更正', '移交', '取消警情']));
  await detail.getByRole('button', { name: '取消警情' }).press('Enter');
  const question = page.locator('.ant-popconfirm');
  await expect(question.getByRole('button', { name: '关闭' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(detail.getByText('已取消').first()).toBeVisible();
});

test('the seats of a week are gone through by the arrows, and one is opened by Enter', async ({ page }) => {
  const { items } = await answer(
    (await staffApi('operator')).GET('/api/v1/rosters', { params: { query: { limit: 100 } } }),
  );
  await open(page, 'operator', `/roster?roster=${items.at(-1)?.id}`);
  const seats = page.getByRole('grid').getByRole('button');
  await tabTo(page, seats.first());
  await page.keyboard.press('ArrowDown');
  await expect(seats.nth(1)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  const here = page.locator('button.seat:focus');
  await expect(here).toHaveAttribute('data-column', String(Number(await seats.nth(1).getAttribute('data-column')) + 1));
  const name = (await here.getAttribute('aria-label')) ?? '';
  await expectOpening(page, page.getByRole('button', { name, exact: true }), name);
});
