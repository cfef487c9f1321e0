import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../support/child.js';
import { answer, staffApi } from './support/api.js';
import { expectAccessible } from './support/axe.js';
import { expect, signInStaff, test } from './support/test.js';

const inThirtyDays = (): string => new Date(Date.now() + 30 * 86_400_000).toISOString();

/** A published call of its own, so that nobody else's sign-ups are in the way. */
async function openCall(title: string, seats: number): Promise<string> {
  const operator = await staffApi('operator');
  const call = await answer(
    operator.POST('/api/v1/calls', {
      body: {
        title,
        content: '每晚沿枫溪巡河。',
        riskNotice: '夜间水边巡查，有滑倒、落水的风险。',
        closesAt: inThirtyDays(),
        teamTypes: [
          { code: 'maple-grove.river-patrol', seats },
          { code: 'maple-grove.rescue', seats },
          { code: 'maple-grove.red-armband', seats },
        ],
      },
    }),
  );
  await answer(operator.POST('/api/v1/calls/{id}/publish', { params: { path: { id: call.id } } }));
  return call.id;
}

const sheet = (name: string) => ({
  name,
  mimeType: 'text/csv',
  buffer: readFileSync(path.join(repository, 'demo', name)),
});

test('a sheet with mistakes is shown row by row, and nothing is written', async ({ page }) => {
  const call = await openCall('导入检查招募令', 100);
  await signInStaff(page, 'operator');
  await page.goto(`/console/imports?call=${call}`);
  await page.getByLabel('表格文件').setInputFiles(sheet('signups-with-errors.csv'));
  await page.getByRole('button', { name: '上传并检查' }).click();
  await expect(page.getByText(/行需要改正/)).toBeVisible();
  await expect(page.getByRole('table').getByRole('listitem').first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^导入 / })).toHaveCount(0);
  await expectAccessible(page);
  const listed = await answer(
    (await staffApi('operator')).GET('/api/v1/calls/{id}/counts', { params: { path: { id: call } } }),
  );
  expect(listed.total).toBe(0);
});

test('the 336 come in as a whole, beyond the seats in order on the waitlist, and a second time nobody doubles', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const call = await openCall('批量导入招募令', 60);
  await signInStaff(page, 'operator');
  for (const again of [false, true]) {
    await page.goto(`/console/imports?call=${call}`);
    await page.getByLabel('表格文件').setInputFiles(sheet('signups-336.gbk.csv'));
    await page.getByLabel('纸质同意书日期').fill('2026-03-01');
    await page.getByRole('button', { name: '上传并检查' }).click();
    await expect(page.getByText('全部检查无误，可以导入。')).toBeVisible();
    await page.getByRole('button', { name: again ? '导入 0 人' : '导入 336 人' }).click();
    await expect(page.getByRole('heading', { name: '导入完成' })).toBeVisible({ timeout: 60_000 });
  }
  const counts = await answer(
    (await staffApi('operator')).GET('/api/v1/calls/{id}/counts', { params: { path: { id: call } } }),
  );
  expect(counts.total).toBe(336);
  for (const type of counts.teamTypes) expect(type.seatsHeld).toBeLessThanOrEqual(60);
});
