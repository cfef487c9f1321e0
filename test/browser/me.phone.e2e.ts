import { answer } from './support/api.js';
import { teamWithShift, volunteerOf } from './support/arrange.js';
import { expectAccessible } from './support/axe.js';
import { letTheMinutePass } from './support/database.js';
import { newestCode } from './support/inbox.js';
import { openMe } from './support/me.js';
import { cutNetwork } from './support/network.js';
import { expect, signInVolunteer, test } from './support/test.js';

test('a volunteer signs in by a code to the phone', async ({ page }) => {
  await page.goto('/me/');
  await expectAccessible(page);
  const since = new Date().toISOString();
  await page.getByLabel('手机号码').fill('1540100000');
  await page.getByRole('button', { name: '获取验证码' }).click();
  await expect(page.locator('[aria-invalid="true"]')).toBeVisible();
  await page.getByLabel('手机号码').fill('15401000005');
  await page.getByRole('button', { name: '获取验证码' }).click();
  const code = await newestCode('15401000005', since);
  await page.getByLabel('短信验证码').fill(code);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('您好');
});

test('a session that ends while somebody writes costs nothing of what was written', async ({ page, context }) => {
  const text = `护栏松了 ${Date.now()}`;
  await signInVolunteer(page, '15401000004');
  await openMe(page, 'patrol');
  await page.getByLabel('看到了什么').fill(text);
  await context.clearCookies();
  await page.getByRole('button', { name: '写好了，发送' }).click();
  const dialog = page.getByRole('dialog', { name: '请再验证一次' });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel('手机号码').fill('15401000004');
  // A second code to the same phone is not sent within a minute.
  await letTheMinutePass('15401000004');
  const since = new Date().toISOString();
  await dialog.getByRole('button', { name: '获取验证码' }).click();
  await dialog.getByLabel('短信验证码').fill(await newestCode('15401000004', since));
  await dialog.getByRole('button', { name: '登录', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('region', { name: '已经发出的记录' }).getByText(text)).toBeVisible();
});

test('opens without a network, and keeps nobody’s data where pages are kept', async ({ page, context }) => {
  const { phone, api } = await volunteerOf(await teamWithShift());
  const [open] = await answer(api.GET('/api/v1/shifts/open'));
  await answer(api.POST('/api/v1/shifts/{id}/take', { params: { path: { id: open?.shift.id ?? '' } } }));
  await signInVolunteer(page, phone);
  await openMe(page);
  await expect(page.getByText('下一个班次')).toBeVisible();
  await cutNetwork(context);
  await page.reload();
  await expect(page.getByText('没有网络，这是上次看到的班次。')).toBeVisible();
  await expectAccessible(page);
  const cached = await page.evaluate(async () => {
    const found: string[] = [];
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys()) found.push(new URL(request.url).pathname);
    return found;
  });
  expect(cached.length).toBeGreaterThan(3);
  expect(cached.filter((one) => one.includes('/api/'))).toEqual([]);
  expect(await page.evaluate(() => Object.keys(localStorage).filter((one) => one !== 'redmaple.locale'))).toEqual([]);
});
