import { answer, staffApi } from './support/api.js';
import { emptyTeam, volunteerOf } from './support/arrange.js';
import { expectAccessible } from './support/axe.js';
import { openMe } from './support/me.js';
import { expect, signInVolunteer, test } from './support/test.js';

test('a volunteer says how to be reached and when to come; the office reads it masked', async ({ page }) => {
  const me = await volunteerOf(await emptyTeam());
  await signInVolunteer(page, me.phone);
  await openMe(page, 'mine');
  await page.getByRole('link', { name: '我的联系方式和技能' }).click();
  await page.getByLabel('电子邮箱').fill('nowhere');
  await page.getByRole('textbox', { name: '姓名' }).fill('陈演示');
  await page.getByRole('textbox', { name: '技能' }).fill('急救，开船');
  await page.getByRole('button', { name: '保存' }).click();
  // Every wrong field says so beside itself; what was typed stays.
  await expect(page.getByLabel('电子邮箱')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText('请填写这一项')).toBeVisible();
  await page.getByLabel('电子邮箱').fill('yanshi@example.cn');
  await page.getByRole('textbox', { name: '电话' }).fill('15400000077');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('已保存。')).toBeVisible();

  await openMe(page, 'availability');
  await page.getByRole('button', { name: '添加隔周或每月的时间' }).click();
  await page.getByLabel('多久一次').selectOption('每月最后一个');
  await page.getByLabel('星期', { exact: true }).selectOption('星期五');
  await expectAccessible(page);
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('已保存。')).toBeVisible();

  const operator = await staffApi('operator');
  const params = { path: { id: me.id } };
  expect(await answer(operator.GET('/api/v1/volunteers/{id}/profile', { params }))).toMatchObject({
    maskedEmail: 'ya***@example.cn',
    maskedEmergencyPhone: '154****0077',
    skills: ['急救', '开船'],
  });
  const path = { params: { path: { volunteerId: me.id } } };
  expect(await answer(operator.GET('/api/v1/availability/{volunteerId}', path))).toMatchObject({
    rules: [{ rule: 'FREQ=MONTHLY;BYDAY=-1FR' }],
  });

  // Both looks of the office stand in "my data", with whose they were.
  await openMe(page, 'data');
  await expect(page.getByText('看了您的联系方式和技能')).toBeVisible();
});

test('a volunteer takes a copy along, and closes the account after a second thought', async ({ page }) => {
  const me = await volunteerOf(await emptyTeam());
  await signInVolunteer(page, me.phone);
  await openMe(page, 'data');
  await page.getByRole('button', { name: '制作一份副本' }).click();
  const readable = page.getByRole('link', { name: '下载网页版' });
  await expect(readable).toBeVisible({ timeout: 40_000 });
  const download = page.waitForEvent('download');
  await readable.click();
  expect((await download).suggestedFilename()).toBe('my-data.html');

  await page.getByRole('button', { name: '我要注销账号' }).click();
  await page.getByRole('button', { name: '确定注销' }).click();
  await expect(page.getByLabel('请输入“注销”两个字')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('请输入“注销”两个字').fill('注销');
  await page.getByRole('button', { name: '确定注销' }).click();
  await expect(page.getByText('您已申请注销')).toBeVisible();
  await page.getByRole('button', { name: '取消注销' }).click();
  await expect(page.getByRole('button', { name: '我要注销账号' })).toBeVisible();
});
