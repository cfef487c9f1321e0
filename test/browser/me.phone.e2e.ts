import { expectAccessible } from './support/axe.js';
import { newestCode } from './support/inbox.js';
import { openMe } from './support/me.js';
import { cutNetwork } from './support/network.js';
import { expect, signInVolunteer, test } from './support/test.js';

/** A demo volunteer with a team and a shift. */
const phone = '15401000003';

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
  test.setTimeout(150_000);
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
  let since = '';
  // A second code to the same phone is not sent within a minute.
  await expect(async () => {
    since = new Date().toISOString();
    await dialog.getByRole('button', { name: '获取验证码' }).click();
    await expect(dialog.getByLabel('短信验证码')).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 70_000, intervals: [5_000] });
  await dialog.getByLabel('短信验证码').fill(await newestCode('15401000004', since));
  await dialog.getByRole('button', { name: '登录', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('region', { name: '已经发出的记录' }).getByText(text)).toBeVisible();
});

test('opens without a network, and keeps nobody’s data where pages are kept', async ({ page, context }) => {
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
