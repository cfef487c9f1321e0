import type { Locator, Page } from '@playwright/test';
import { consolePages } from '../../apps/web/console/src/app/rooms.js';
import { expectKeyboardEnough } from './support/keyboard.js';
import { measured } from './support/report.js';
import type { StaffLogin } from './support/sessions.js';
import { Traffic } from './support/settled.js';
import { expect, signInStaff, test } from './support/test.js';
import { consoleStates } from './states/console-pages.js';

for (const { key, path } of consolePages) {
  const states = consoleStates[key];
  if (!states) continue;
  test(`console ${path}: everything is reached by keyboard, and seen to be`, async ({ page }) => {
    const traffic = new Traffic(page);
    await signInStaff(page, states.as);
    await page.goto(`/console${(await states.address?.()) ?? path}`);
    await expect(page.getByRole('main')).toBeVisible();
    await traffic.settled();
    measured(`${path}: stops of the Tab key`, String(await expectKeyboardEnough(page, path)));
  });
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

/** Forms that open from the head of a page. */
const forms: readonly (readonly [string, string, StaffLogin])[] = [
  ['/calls', '新建招募令', 'operator'],
  ['/teams', '新建队伍', 'operator'],
  ['/roster', '新建一周排班', 'operator'],
  ['/applications', '录入纸质报名', 'operator'],
];

for (const [path, name, login] of forms)
  test(`console ${path}: the form "${name}" opens and closes by keyboard`, async ({ page }) => {
    await signInStaff(page, login);
    await page.goto(`/console${path}`);
    const opener = page.getByRole('button', { name, exact: true });
    await tabTo(page, opener);
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog');
    await expect(drawer).toBeVisible();
    await tabTo(page, drawer.getByRole('button', { name: '取消' }));
    await page.keyboard.press('Enter');
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
