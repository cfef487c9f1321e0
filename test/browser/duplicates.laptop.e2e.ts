import { answer, staffApi, volunteerApi } from './support/api.js';
import { emptyTeam, signedUp, volunteerOf } from './support/arrange.js';
import { expectAccessible } from './support/axe.js';
import { newRecruit } from './support/recruit.js';
import { expect, signInStaff, test } from './support/test.js';

test('two records of one person are found, merged, and parted again', async ({ page }) => {
  const me = await volunteerOf(await emptyTeam());
  // The same name and phone, another document.
  await signedUp({ ...newRecruit(), name: me.name, phone: me.phone });
  await signInStaff(page, 'operator');
  await page.goto('/console/volunteers?view=duplicates');
  await page.getByRole('button', { name: '重新比对' }).click();
  const pair = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: me.name }) })
    .first();
  await expect(pair.getByText('手机号码相同')).toBeVisible();
  await expectAccessible(page);
  // Only the volunteer can be kept: the other way round the office reads why.
  await pair.locator('.pair > div', { hasText: 'V' }).getByRole('button').click();
  const drawer = page.getByRole('dialog', { name: '合并两份档案' });
  await drawer.getByRole('button', { name: '合并' }).click();
  await expect(drawer.getByText('请填写').first()).toBeVisible();
  await drawer.getByLabel('认定为同一人的依据').fill('当面核对了两本证件');
  await drawer.getByRole('button', { name: '合并' }).click();
  await expect(drawer).toBeHidden();
  await expect(page.getByRole('heading', { name: me.name })).toHaveCount(0);

  await page.goto('/console/volunteers?view=merges');
  const row = page.getByRole('row').filter({ hasText: me.name }).first();
  await expect(row.getByText('可以撤销')).toBeVisible();
  await row.getByRole('button', { name: '撤销合并' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: '撤销合并' }).click();
  await expect(row.getByText('已撤销')).toBeVisible();
  await expectAccessible(page);
});

test('what a volunteer wants put right is compared and decided', async ({ page }) => {
  const me = await volunteerOf(await emptyTeam());
  const mine = await volunteerApi(me.phone);
  const wanted = `${me.name.slice(0, 1)}更正${me.phone.slice(-2)}`.replaceAll(/\d/g, '演');
  await answer(mine.POST('/api/v1/me/corrections', { body: { field: 'name', value: wanted } }));
  await answer(mine.POST('/api/v1/me/corrections', { body: { field: 'other', note: '住址有误' } }));
  await signInStaff(page, 'operator');
  await page.goto('/console/volunteers?view=corrections');
  const rows = page.getByRole('row').filter({ hasText: me.name });
  await rows.filter({ hasText: wanted }).getByRole('button', { name: '更正', exact: true }).click();
  await page.getByRole('tooltip').getByRole('button', { name: '更正', exact: true }).click();
  await expect(page.getByText('已更正').first()).toBeVisible();
  const other = page.getByRole('row').filter({ hasText: '住址有误' }).filter({ hasText: wanted });
  await other.getByRole('button', { name: '不予更正' }).click();
  const drawer = page.getByRole('dialog', { name: '不予更正的原因' });
  await drawer.getByLabel('答复').fill('请带户口本来办理');
  await drawer.getByRole('button', { name: '不予更正' }).click();
  await expect(other).toHaveCount(0);
  const decided = await answer(
    (await staffApi('operator')).GET('/api/v1/volunteers/{id}', { params: { path: { id: me.id } } }),
  );
  expect(decided.name).toBe(wanted);
});
