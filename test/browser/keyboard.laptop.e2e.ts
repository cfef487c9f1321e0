import type { Locator, Page } from '@playwright/test';
import { consolePages } from '../../apps/web/console/src/app/rooms.js';
import { answer, staffApi } from './support/api.js';
import { expectKeyboardEnough } from './support/keyboard.js';
import { expectOpenings } from './support/openings.js';
import { measured } from './support/report.js';
import type { StaffLogin } from './support/sessions.js';
import { Traffic } from './support/settled.js';
import { expect, signInStaff, test } from './support/test.js';
import { type ActionsAt, consoleActions } from './states/console-actions.js';
import { consoleStates } from './states/console-pages.js';

test('every page of the console says what can be done there', () => {
  expect(Object.keys(consoleActions).sort()).toEqual(consolePages.map(({ key }) => key).sort());
});

for (const { key, path } of consolePages) {
  test(`console ${path}: everything is reached by keyboard, and seen to be`, async ({ page }) => {
    const states = consoleStates[key];
    if (!states) throw new Error(`${path} does not say who looks at it (states/console-pages.ts).`);
    const traffic = new Traffic(page);
    await signInStaff(page, states.as);
    await page.goto(`/console${(await states.address?.()) ?? path}`);
    await expect(page.getByRole('main')).toBeVisible();
    await traffic.settled();
    measured(`${path}: stops of the Tab key`, String(await expectKeyboardEnough(page, path)));
  });

  for (const [index, at] of (consoleActions[key] ?? []).entries())
    test(`console ${path} (${index + 1}): what opens takes the focus and gives it back`, async ({ page }) => {
      await signInStaff(page, at.as);
      const opened = await pressAll(page, at, path);
      for (const wanted of at.opens ?? [])
        expect(
          opened.some((name) => wanted.test(name)),
          `${wanted} among ${opened.join(', ')}`,
        ).toBe(true);
    });
}

async function pressAll(page: Page, at: ActionsAt, path: string): Promise<string[]> {
  const address = typeof at.address === 'function' ? await at.address() : at.address;
  const traffic = new Traffic(page);
  await page.goto(`/console${address ?? path}`);
  const scope = at.record ? page.getByRole('dialog') : page.getByRole('main');
  await expect(scope).toBeVisible();
  await traffic.settled();
  return expectOpenings(page, scope, at.instant ?? []);
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
    const opener = page.locator('.ant-table-row').first().locator('a, button').first();
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
  await signInStaff(page, 'operator');
  await page.goto('/console/applications?stage=screening');
  const opener = page.locator('.ant-table-row').last().getByRole('button').first();
  await tabTo(page, opener);
  const name = (await opener.textContent()) ?? '';
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('dialog').getByRole('button', { name: '初审通过' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByText('待提交').first()).toBeVisible();
  await page.keyboard.press('Escape');
  // The decision can be taken back by keyboard too, and then nothing was sent.
  await tabTo(page, page.getByRole('button', { name: '撤销' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('待提交')).toBeHidden();
  await expect(page.getByRole('button', { name }).first()).toBeVisible();
});

test('a card of both boards goes on by keyboard alone', async ({ page }) => {
  await test.step('an application', async () => {
    await signInStaff(page, 'operator');
    await page.goto('/console/applications?view=board');
    const waiting = page.getByRole('region', { name: '待初审' });
    const card = waiting.getByRole('listitem').last();
    const name = (await card.getByRole('button').first().textContent()) ?? '';
    await moveCard(page, card.getByRole('combobox', { name: `移到 ${name}` }), '待背景审核');
    await expect(card.getByText('待提交')).toBeVisible();
    await tabTo(page, page.getByRole('button', { name: '撤销' }));
    await page.keyboard.press('Enter');
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
