import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { answer, staffApi } from './support/api.js';
import { emptyTeam, volunteerOf } from './support/arrange.js';
import { expectAccessible } from './support/axe.js';
import { onDatabase } from './support/database.js';
import { freshTotp, staffSession } from './support/sessions.js';
import { expect, signInStaff, test } from './support/test.js';

async function fetched(page: Page, link: Locator): Promise<Buffer> {
  const coming = page.waitForEvent('download');
  await link.click();
  return readFile(await (await coming).path());
}

test('a list is taken along as it is filtered, and what its columns are meant for lies beside it', async ({ page }) => {
  const team = await emptyTeam();
  const volunteer = await volunteerOf(team);
  await signInStaff(page, 'operator');
  await page.goto(`/console/volunteers?team=${team.id}`);
  await expect(page.getByRole('link', { name: volunteer.name })).toBeVisible();

  await page.getByRole('button', { name: '导出' }).click();
  await page.getByRole('menuitem', { name: /\.csv/ }).click();
  const dialog = page.getByRole('dialog', { name: '导出文本表格' });
  await expect(dialog.getByText('证件和手机号码保持遮蔽', { exact: false })).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '生成文件' }).click();
  await expect(dialog.getByText('文件已生成，共 1 行。')).toBeVisible();
  const csv = (await fetched(page, dialog.getByRole('link', { name: '下载', exact: true }))).toString('utf8');
  expect(csv.startsWith('\ufeff志愿者编号,姓名')).toBe(true);
  expect(csv).toContain(volunteer.name);
  expect(csv).toMatch(/1\d\d\*{4}\d{4}/);
  const mapping = (await fetched(page, dialog.getByRole('link', { name: '下载字段对照' }))).toString('utf8');
  expect(mapping).toContain('志愿者基本信息：姓名');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '关闭' }).last().click();

  await page.getByRole('button', { name: '导出' }).click();
  await page.getByRole('menuitem', { name: /\.xlsx/ }).click();
  const second = page.getByRole('dialog', { name: '导出 Excel 表格' });
  await second.getByRole('button', { name: '生成文件' }).click();
  const xlsx = await fetched(page, second.getByRole('link', { name: '下载', exact: true }));
  expect(xlsx.subarray(0, 2).toString('latin1')).toBe('PK');
});

test('who has worked for a while shows the second factor before taking a list along, and goes on from there', async ({
  page,
}) => {
  await signInStaff(page, 'officer');
  const { cookie } = await staffSession('officer');
  await onDatabase(async (sql) => {
    await sql.query(
      `UPDATE platform.session SET second_factor_at = now() - interval '6 minutes' WHERE token_hash = $1`,
      [createHash('sha256').update(cookie.value).digest()],
    );
  });
  await page.goto('/console/organisations');
  await page.getByRole('button', { name: '导出' }).click();
  await page.getByRole('menuitem', { name: /\.csv/ }).click();
  const dialog = page.getByRole('dialog', { name: '导出文本表格' });
  await dialog.getByRole('button', { name: '生成文件' }).click();
  const again = page.getByRole('dialog', { name: '请再次验证身份' });
  await again.getByLabel('动态验证码').fill(await freshTotp('officer'));
  await expectAccessible(page, '[role="dialog"]:has([autocomplete="one-time-code"])');
  await again.getByRole('button', { name: '验证并继续' }).click();
  await expect(again).toBeHidden();
  await expect(dialog.getByText('文件已生成', { exact: false })).toBeVisible();
});

test('the template of a call goes out, its example stays behind, and mistakes come back as a sheet', async ({
  page,
}) => {
  const calls = await answer((await staffApi('operator')).GET('/api/v1/calls', { params: { query: { limit: 200 } } }));
  const call = calls.items.find((one) => one.state === 'published');
  if (!call) throw new Error('The demo county has a published call.');
  await signInStaff(page, 'operator');
  await page.goto(`/console/imports?call=${call.id}`);
  const template = await fetched(page, page.getByRole('link', { name: '下载这份招募令的模板' }));
  await expectAccessible(page);

  await page.getByLabel('表格文件').setInputFiles({
    name: 'template.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: template,
  });
  await page.getByRole('button', { name: '上传并检查' }).click();
  await expect(page.getByText('全部检查无误，可以导入。')).toBeVisible();

  await page.goto(`/console/imports?call=${call.id}`);
  await page.getByLabel('表格文件').setInputFiles({
    name: 'wrong.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('姓名,证件号码,手机号码,报名队伍\n错例,123,456,没有这支队\n'),
  });
  await page.getByRole('button', { name: '上传并检查' }).click();
  const link = page.getByRole('link', { name: '只下载有错的 1 行' });
  expect((await fetched(page, link)).subarray(0, 2).toString('latin1')).toBe('PK');
  await expectAccessible(page);
});

test('the three lists of a volunteer follow from what is recorded', async ({ page }) => {
  const volunteer = await volunteerOf(await emptyTeam());
  await signInStaff(page, 'operator');
  await page.goto(`/console/volunteers?open=${volunteer.id}&tab=lists`);
  const lists = page.getByRole('tabpanel', { name: '三张清单' });
  await expect(lists.getByRole('heading', { name: '职责清单' })).toBeVisible();
  await expect(lists.getByText('见习队员', { exact: true })).toBeVisible();
  await expect(lists.getByText('还没有成绩')).toBeVisible();
  await expectAccessible(page);
});

test("the county's own words are offered where somebody is refused", async ({ page }) => {
  const code = `own-e2e-${Date.now().toString(36)}`;
  const label = { labelZh: `材料看不清（${code}）`, labelEn: `Unreadable papers (${code})` };
  await answer(
    (await staffApi('admin')).POST('/api/v1/vetting/reasons', { body: { code, canonical: 'incomplete', ...label } }),
  );
  const waiting = await answer(
    (await staffApi('operator')).POST('/api/v1/applications/search', { body: { state: 'submitted', limit: 1 } }),
  );
  const [one] = waiting.items;
  if (!one) throw new Error('The demo county has applications that wait.');
  await signInStaff(page, 'operator');
  await page.goto(`/console/applications?open=${one.id}`);
  await page
    .getByRole('button', { name: /不通过/ })
    .first()
    .click();
  await expect(page.getByRole('radio', { name: new RegExp(`材料看不清（${code}）（归为`) })).toBeVisible();
});
