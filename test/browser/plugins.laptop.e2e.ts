import { expectAccessible } from './support/axe.js';
import { expectNoSidewaysScroll } from './support/page-checks.js';
import { expect, signInStaff, test } from './support/test.js';

test('a plugin is switched on by two people who read the same, and off by one', async ({ page, another }) => {
  await signInStaff(page, 'admin');
  await page.goto('/console/plugins');
  const card = page.getByRole('region', { name: '公告栏' });
  for (const said of ['枫桥镇综治中心', 'Apache-2.0', '志愿者（姓名脱敏）：在公告上写明值班人', '汛期提醒（已声明'])
    await expect(card).toContainText(said);
  await card.getByRole('button', { name: '停用：公告栏' }).click();
  await page.locator('.ant-popover').getByRole('button', { name: '停用' }).click();
  await expect(card).toContainText('未启用');

  await card.getByRole('button', { name: '申请启用：公告栏' }).click();
  const drawer = page.locator('.ant-drawer');
  await drawer.getByLabel('公告保留天数').fill('30');
  await expect(drawer).toContainText('在公告上写明值班人');
  await expectAccessible(page, '.ant-drawer');
  await drawer.getByRole('button', { name: '提交申请' }).click();
  await expect(card).toContainText('等待另一人同意');
  const waiting = page.getByRole('region', { name: '启用申请' });
  await expect(waiting.getByRole('button', { name: '撤回申请：公告栏' })).toBeVisible();
  await expect(waiting.getByRole('button', { name: '查看并决定：公告栏' })).toHaveCount(0);
  await expectAccessible(page);

  const theirs = await another();
  await signInStaff(theirs, 'security');
  await theirs.goto('/console/plugins');
  await theirs.getByRole('button', { name: '查看并决定：公告栏' }).click();
  const decision = theirs.locator('.ant-drawer');
  await expect(decision).toContainText('30');
  await decision.getByRole('radio', { name: '同意启用' }).check();
  await expectAccessible(theirs, '.ant-drawer');
  await decision.getByRole('button', { name: '提交决定' }).click();
  await expect(theirs.getByRole('region', { name: '公告栏' })).toContainText('已启用');
  await expect(card).toContainText('已启用');
  await expectNoSidewaysScroll(page);
});
