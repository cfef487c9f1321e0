import { currentCode } from '../../scripts/lib/totp.mjs';
import { answer, apiOf } from './support/api.js';
import { expectAccessible } from './support/axe.js';
import { expectNoSidewaysScroll } from './support/page-checks.js';
import { newCounty, sessionIn } from './support/rehearsal.js';
import { bringSession } from './support/sessions.js';
import { expect, signInStaff, test } from './support/test.js';

test('a colleague is invited by a link shown once, and activates the account', async ({ page, another }) => {
  await signInStaff(page, 'admin');
  await page.goto('/console/accounts');
  const login = `new${Date.now().toString(36)}`;
  await page.getByRole('button', { name: '邀请同事' }).click();
  await page.getByLabel('姓名').fill('新来的同事');
  await page.getByLabel('登录名').fill('错误');
  await page.getByRole('checkbox', { name: '讲师' }).check();
  const submit = page.locator('.ant-drawer-footer').getByRole('button', { name: '邀请同事' });
  await submit.click();
  await expect(page.locator('.ant-form-item-explain-error')).toBeVisible();
  await expectAccessible(page, '.ant-drawer');
  await page.getByLabel('登录名').fill(login);
  await submit.click();
  const link = await page.getByRole('textbox', { name: '邀请链接（只显示这一次）' }).inputValue();
  await expectAccessible(page, '.ant-modal');
  await page.getByRole('button', { name: '我已保存，关闭' }).click();
  await expect(page.getByRole('row').filter({ hasText: login })).toContainText('待启用');

  const theirs = await another();
  const { pathname, hash } = new URL(link);
  await theirs.goto(`${pathname}${hash}`);
  await expect(theirs.getByText(`您的登录名是 ${login}`)).toBeVisible();
  await expectAccessible(theirs);
  const secret = (await theirs.locator('#secret').innerText()).replaceAll(' ', '');
  await theirs.getByLabel(/设置密码/).fill('short');
  await theirs.getByLabel(/动态码/).fill(currentCode(secret).code);
  await theirs.getByRole('button', { name: /启用账号/ }).click();
  await expect(theirs.locator('#password-error')).not.toBeEmpty();
  await expect(theirs.getByLabel(/设置密码/)).toBeFocused();
  await expectAccessible(theirs);
  await theirs.getByLabel(/设置密码/).fill('满山红叶看枫林 2026');
  await theirs.getByRole('button', { name: /启用账号/ }).click();
  await expect(theirs.getByText('账号已启用')).toBeVisible();
  await expectNoSidewaysScroll(theirs);

  await page.reload();
  const row = page.getByRole('row').filter({ hasText: login });
  await expect(row).toContainText('正常');
  await row.getByRole('button', { name: /^停用/ }).click();
  await page.locator('.ant-popover').getByRole('button', { name: '停用' }).click();
  await expect(row).toContainText('已停用');
});

test('a second factor is reset by two people', async ({ page, another }) => {
  await signInStaff(page, 'admin');
  await page.goto('/console/accounts');
  const row = page.getByRole('row').filter({ hasText: 'trainer' });
  await row.getByRole('button', { name: /^重置动态码/ }).click();
  await page.locator('.ant-popover').getByRole('button', { name: '重置动态码' }).click();
  const waiting = page.getByRole('region', { name: '待批准的动态码重置' });
  await expect(waiting.getByText('需要另一位管理员批准').first()).toBeVisible();
  await expectAccessible(page);

  const second = await another();
  await signInStaff(second, 'security');
  await second.goto('/console/accounts');
  await second.getByRole('button', { name: /^批准/ }).first().click();
  await expect(second.getByRole('textbox', { name: '邀请链接（只显示这一次）' })).toHaveValue(/\/invitation\//);
});

test('the auditor sees in plain words that the trail is whole, and filters it', async ({ page }) => {
  await signInStaff(page, 'auditor');
  await page.goto('/console/audit');
  await page.getByRole('button', { name: '检查哈希链' }).click();
  await expect(page.getByText(/完整：\d+ 条记录首尾相连/)).toBeVisible();
  await expectAccessible(page);
  await page.goto('/console/audit?action=project');
  const rows = page.locator('tbody').getByText(/^项目 · /);
  await expect(rows.first()).toBeVisible();
  for (const text of await rows.allInnerTexts()) expect(text).toContain('project.');
  await expect(page.locator('tbody').getByText(/session\.opened/)).toHaveCount(0);
});

test('an area goes below another', async ({ page }) => {
  await signInStaff(page, 'admin');
  await page.goto('/console/areas');
  const name = `新村 ${Date.now().toString(36)}`;
  await page.getByRole('button', { name: '在“枫桥镇”下添加' }).click();
  await page.getByLabel('名称').fill(name);
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('region', { name: '辖区' }).getByText(name)).toBeVisible();
});

test('the development inbox is readable for everybody', async ({ page }) => {
  await page.goto('/dev/inbox');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test('a county adds a stage to its vetting while somebody else changes it, and words for its refusals', async ({
  page,
}) => {
  // In a county of its own: in that of the others it would hold up their applications.
  const county = await newCounty();
  const admin = await sessionIn(county, 'admin');
  if (!admin) throw new Error('A rehearsal has an administrator.');
  const api = apiOf(admin);
  await bringSession(page, admin);
  await page.goto('/console/vetting');
  const plan = page.getByRole('region', { name: '应急救援队' });
  await expect(plan.getByRole('row')).toHaveCount(4);
  await plan.getByRole('button', { name: '修改应急救援队的审核环节' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name: '添加本县环节' }).click();
  await drawer.getByLabel('中文名称').fill('面谈');
  await drawer.getByLabel('英文名称').fill('Interview');
  const added = drawer.getByRole('listitem').filter({ hasText: '面谈' }).first();
  await added.getByRole('checkbox', { name: '讲师' }).check();
  await added.getByRole('checkbox', { name: '书面说明' }).check();
  await added.getByRole('button', { name: '“面谈”上移' }).click();
  const changed = drawer.getByRole('region', { name: '这一版改了什么' });
  await expect(changed.getByText('增加“面谈”')).toBeVisible();
  await expectAccessible(page, '.ant-drawer');

  await test.step('somebody else was first', async () => {
    const [first] = await answer(api.GET('/api/v1/vetting/plans'));
    if (!first) throw new Error('The county has no team type.');
    const stages = first.stages.map(({ state: _state, source: _source, label: _label, ...stage }) => ({
      ...stage,
      dueDays: stage.code === 'screening' ? 3 : stage.dueDays,
    }));
    const { teamTypeCode, version } = first;
    await answer(api.POST('/api/v1/vetting/plans', { body: { teamTypeCode, version, stages } }));
    await drawer.getByRole('button', { name: '存为新的一版' }).click();
    await expect(drawer.getByText('这条记录刚刚被别人改过')).toBeVisible();
    await expect(drawer.getByLabel('中文名称')).toHaveValue('面谈');
    await expectAccessible(page, '.ant-drawer');
    await drawer.getByRole('button', { name: '用我的内容覆盖' }).click();
  });
  await expect(plan.getByRole('row').filter({ hasText: '2. 面谈' })).toContainText('本县自设');
  await plan.getByRole('button', { name: '应急救援队的历次改动' }).click();
  await expect(page.getByRole('dialog').getByText('“初审”期限：7 天 → 3 天')).toBeVisible();
  await expect(page.getByRole('dialog').getByText('“初审”期限：3 天 → 7 天')).toBeVisible();
  await page.keyboard.press('Escape');

  await test.step('a reason in the county’s words', async () => {
    await page.getByText('不通过理由', { exact: true }).click();
    await page.getByRole('button', { name: '添加理由' }).click();
    await drawer.getByLabel('代码').fill('night');
    await drawer.getByLabel('归入').click();
    await page.locator('.ant-select-item-option').first().click();
    await drawer.getByLabel('中文', { exact: true }).fill('夜间不能值勤');
    await drawer.getByLabel('英文').fill('No nights');
    await drawer.getByRole('button', { name: '保存' }).click();
    await expect(drawer.locator('.ant-form-item-explain-error')).toBeVisible();
    await drawer.getByLabel('代码').fill('own-night');
    await drawer.getByRole('button', { name: '保存' }).click();
    const row = page.getByRole('row').filter({ hasText: '夜间不能值勤' });
    await row.getByRole('button', { name: '停用：夜间不能值勤' }).click();
    await page.locator('.ant-popover').getByRole('button', { name: '停用' }).click();
    await expect(row).toContainText('已停用');
    await expectAccessible(page);
  });
});
