import { expectAccessible } from './support/axe.js';
import { answer, staffApi } from './support/api.js';
import { expect, signInStaff, test } from './support/test.js';

/** A project of its own for each test: tests must not meet. */
async function newProject(title: string): Promise<{ id: string; version: number }> {
  const api = await staffApi('operator');
  const { items } = await answer(api.GET('/api/v1/organisations'));
  const organisationId = items[0]?.id ?? '';
  const name = `${title} ${Date.now().toString(36)}`;
  return answer(api.POST('/api/v1/projects', { body: { organisationId, title: name, summary: '护学路上有人在' } }));
}

test.beforeEach(({ page }) => signInStaff(page, 'operator'));

test('a project passes a gate by keyboard alone, with its reason', async ({ page }) => {
  const { id } = await newProject('河道共护');
  await page.goto(`/console/projects/${id}`);
  await page.getByRole('button', { name: '调整阶段' }).press('Enter');
  await page.getByRole('radio', { name: '种子' }).press('Space');
  await page.getByRole('button', { name: '保存' }).press('Enter');
  await expect(page.getByText('请填写')).toBeVisible();
  await page.getByLabel('依据').fill('三个村已经签约');
  await expectAccessible(page, '.ant-drawer');
  await page.getByRole('button', { name: '保存' }).press('Enter');
  await expect(page.getByRole('listitem').filter({ hasText: /^种子$/ })).toHaveAttribute('aria-current', 'step');
  await expect(page.getByText('三个村已经签约')).toBeVisible();
});

test('an overdue milestone is marked and can be finished', async ({ page }) => {
  const { id } = await newProject('夜巡培训');
  const api = await staffApi('operator');
  const path = { id };
  await answer(
    api.POST('/api/v1/projects/{id}/milestones', {
      params: { path },
      body: { title: '首轮培训', dueOn: '2024-01-10' },
    }),
  );
  await page.goto(`/console/projects/${id}`);
  await expect(page.getByText(/逾期 \d+ 天/)).toBeVisible();
  await page.getByRole('button', { name: '标记完成：首轮培训' }).click();
  await page.getByLabel('完成依据').fill('签到表 12 人');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText(/签到表 12 人/)).toBeVisible();
  await expect(page.getByText(/逾期 \d+ 天/)).toHaveCount(0);
});

test('an indicator shows its months as a chart and as a table', async ({ page }) => {
  const { id } = await newProject('反诈小店');
  const api = await staffApi('operator');
  const goal = { name: '参与店铺', unit: '家', baseline: 0, target: 20, direction: 'up' as const };
  await answer(api.POST('/api/v1/projects/{id}/indicators', { params: { path: { id } }, body: goal }));
  await page.goto(`/console/projects/${id}`);
  await page.getByRole('button', { name: '填报：参与店铺' }).click();
  await page.getByLabel('月份').fill('2025-03');
  await page.getByLabel('实际值 (家)').fill('8');
  await page.getByRole('button', { name: '保存' }).click();
  const chart = page.getByRole('img', { name: /参与店铺：1 个月的实际值，基线 0，目标 20，最近 8家/ });
  await expect(chart.locator('svg')).toBeVisible();
  const numbers = page.getByRole('region', { name: '参与店铺按月数值' });
  await expect(numbers.getByRole('row').filter({ hasText: '2025-03' })).toContainText('8');
  await expectAccessible(page);
});

test('of two people who edit a project the second sees the conflict and keeps the own text', async ({ page }) => {
  const { id, version } = await newProject('邻里调解');
  await page.goto(`/console/projects/${id}`);
  await page.getByRole('button', { name: '编辑项目' }).click();
  const summary = page.getByLabel('项目简介');
  await summary.fill('我写的简介');
  const change = { params: { path: { id } }, body: { summary: '别人先写的', version } };
  await answer((await staffApi('operator')).PATCH('/api/v1/projects/{id}', change));
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('这条记录刚刚被别人改过')).toBeVisible();
  await expect(summary).toHaveValue('我写的简介');
  await expectAccessible(page, '.ant-drawer');
  await page.getByRole('button', { name: '用我的内容覆盖' }).click();
  await expect(page.getByRole('region', { name: '项目情况' })).toContainText('我写的简介');
});
