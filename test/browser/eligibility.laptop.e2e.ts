import { answer, staffApi } from './support/api.js';
import { expectAccessible } from './support/axe.js';
import { expectNoSidewaysScroll, expectTextsComplete } from './support/page-checks.js';
import { Traffic } from './support/settled.js';
import { expect, signInStaff, test } from './support/test.js';

const day = 86_400_000;

test('what somebody would need is told from their profile, and the office forces aside what can be forced', async ({
  page,
}) => {
  const api = await staffApi('operator');
  const { items } = await answer(api.POST('/api/v1/volunteers/search', { body: { search: '0001', limit: 5 } }));
  const [person] = items;
  const name = `夜巡 ${crypto.randomUUID().slice(0, 6)}`;
  await answer(api.POST('/api/v1/teams', { body: { name, typeCode: 'maple-grove.red-armband' } }));
  const traffic = new Traffic(page);
  await signInStaff(page, 'operator');
  await page.goto(`/console/volunteers?open=${person?.id}&tab=eligibility`);
  const drawer = page.getByRole('dialog').first();
  await drawer.getByLabel('队伍', { exact: true }).fill(name);
  await page.getByTitle(name).click();
  const future = new Date(Date.now() + 60 * day).toISOString().slice(0, 10);
  await drawer.getByLabel('开始时间').fill(`${future}T10:00`);
  await drawer.getByLabel('结束时间').fill(`${future}T12:00`);
  await expect(drawer.getByText('目前不能承担，差 1 项')).toBeVisible();
  await expect(drawer.getByText('由运营专员加入这支队伍')).toBeVisible();
  await expectAccessible(page);
  await drawer.getByRole('button', { name: '强制放行：不是这支队伍的队员' }).click();
  const form = page.getByRole('dialog').last();
  await form.getByLabel('理由').fill('汛期');
  await form.getByRole('button', { name: '强制放行', exact: true }).click();
  await expect(form.getByText('至少 5 个字，写明为什么必须这样。').last()).toBeVisible();
  await form.getByLabel('理由').fill('汛期人手不足，本人自愿');
  await form.getByRole('button', { name: '强制放行', exact: true }).click();
  await expect(drawer.getByText('可以承担')).toBeVisible();
  await expect(drawer.getByText('已强制放行')).toBeVisible();
  const past = drawer.getByRole('listitem').filter({ hasText: name });
  await expect(past).toContainText('汛期人手不足，本人自愿');
  await past.getByRole('button', { name: '收回' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: '收回' }).click();
  await expect(drawer.getByText('目前不能承担，差 1 项')).toBeVisible();
  for (const locale of ['en', 'zh-CN']) {
    await page.evaluate((chosen) => localStorage.setItem('redmaple-locale', chosen), locale);
    await page.reload();
    await expect(drawer.getByRole('heading').first()).toBeVisible();
    await traffic.settled();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await expectTextsComplete(page, await traffic.data());
  }
});
