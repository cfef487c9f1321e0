import { emptyTeam, volunteerOf } from './support/arrange.js';
import { expectAccessible } from './support/axe.js';
import { openMonth, serveOn } from './support/recognition.js';
import { expect, signInVolunteer, test } from './support/test.js';

test('a volunteer reads how the points came about, objects, and decides about the list', async ({ page }) => {
  const team = await emptyTeam();
  const volunteer = await volunteerOf(team);
  await serveOn(volunteer.id, '2024-05-05T01:00:00Z', 100);
  await openMonth('2024-05');
  await signInVolunteer(page, volunteer.phone);
  await page.goto('/me/mine');
  await page.getByRole('link', { name: '我的星级和表彰' }).click();
  await expect(page.getByText('累计服务 1 小时 40 分钟')).toBeVisible();
  await expect(page.getByText('再服务 98 小时 20 分钟，就是 1 星志愿者。')).toBeVisible();

  const months = page.getByRole('region', { name: '我的每月积分' });
  await expect(months.getByText('服务 1 小时 40 分钟 × 每小时 1 分 = 1.66 分')).toBeVisible();
  await months.getByRole('button', { name: '提出异议 2024 年 5 月' }).click();
  await months.getByLabel('哪里不对').selectOption('service-missing');
  await months.getByLabel('请说明（可不填）').fill('五月六日也在');
  await expectAccessible(page);
  await months.getByRole('button', { name: '提交' }).click();
  await expect(months.getByText(/您的异议已收到/)).toBeVisible();

  const board = page.getByRole('region', { name: '队内积分榜' });
  await expect(board.getByRole('status').first()).toHaveText(/没有同意上榜/);
  await board.getByRole('button', { name: '同意上榜' }).click();
  await expect(board.getByRole('status').first()).toHaveText('您已同意上榜。');
  await board.getByRole('button', { name: '不再上榜' }).click();
  await expect(board.getByRole('status').first()).toHaveText(/没有同意上榜/);
  await expectAccessible(page);
});
