import type { Page } from '@playwright/test';
import { answer, staffApi } from './support/api.js';
import { expectAccessible } from './support/axe.js';
import { expect, signInStaff, test } from './support/test.js';

/** The first volunteer of the demo county, whose phone is 15401000001. */
interface Known {
  readonly id: string;
  readonly name: string;
  readonly number: string;
}

async function first(): Promise<Known> {
  const { items } = await answer(
    (await staffApi('operator')).GET('/api/v1/volunteers', { params: { query: { search: '0001', limit: 5 } } }),
  );
  const [found] = items;
  if (!found) throw new Error('The demo county has a volunteer whose phone ends in 0001.');
  return found;
}

const register = (page: Page) => page.getByRole('table', { name: '志愿者' }).or(page.locator('.ant-table'));

test('somebody is found by a piece of the name, first letters, the number or the end of the phone', async ({
  page,
}) => {
  const { name, number } = await first();
  await signInStaff(page, 'operator');
  await page.goto('/console/volunteers');
  const search = page.getByRole('search').getByLabel('搜索志愿者');
  const link = page.getByRole('link', { name, exact: true });
  for (const typed of [
    name.slice(2),
    ` ${name.slice(0, 2)}·${name.slice(2)} `,
    'ys',
    number,
    number.slice(1, 6),
    '0001',
  ]) {
    await search.fill('zzzz');
    await expect(page.getByText('没有符合条件的记录')).toBeVisible();
    await search.fill(typed);
    await expect(link, typed).toBeVisible();
  }
  // What is searched for may be a name: it stays out of the address.
  expect(page.url()).not.toContain('0001');
  await page.getByRole('button', { name: '清除' }).or(page.locator('.ant-input-clear-icon')).first().click();
  await expect(register(page).getByRole('link').nth(3)).toBeVisible();
});

test('what identifies somebody is masked; showing it needs a reason and leaves a trace', async ({ page, another }) => {
  const { id, name, number } = await first();
  await signInStaff(page, 'operator');
  await page.goto('/console/volunteers');
  await page.getByRole('link', { name, exact: true }).click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByText(number)).toBeVisible();
  await expect(drawer.getByText('154****0001')).toBeVisible();
  await expect(drawer).not.toContainText('15401000001');
  await expectAccessible(page, '[role="dialog"]');

  await drawer.getByRole('button', { name: '显示完整内容: 手机号' }).click();
  const asking = page.getByRole('dialog', { name: '查看完整信息' });
  await asking.getByRole('radio', { name: '更正资料' }).check();
  await asking.getByRole('button', { name: '显示完整内容' }).click();
  await expect(drawer.getByText('15401000001')).toBeVisible();
  await page.reload();
  await expect(drawer.getByText('154****0001')).toBeVisible();
  await expect(drawer).not.toContainText('15401000001');

  const entries = await answer(
    (await staffApi('auditor')).GET('/api/v1/audit/entries', { params: { query: { action: 'person.', limit: 5 } } }),
  );
  expect(entries[0]).toMatchObject({
    action: 'person.revealed',
    details: { field: 'phone', reason: 'correct-data', volunteerId: id },
  });
  expect(JSON.stringify(entries)).not.toContain('15401000001');
  const auditor = await another();
  await signInStaff(auditor, 'auditor');
  await auditor.goto('/console/audit?action=person');
  await expect(auditor.getByText('个人信息 · person.revealed').first()).toBeVisible();
});
