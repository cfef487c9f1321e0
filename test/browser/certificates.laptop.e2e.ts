import { readFile } from 'node:fs/promises';
import { answer, staffApi } from './support/api.js';
import { emptyTeam, volunteerOf } from './support/arrange.js';
import { demoIssuer } from './support/certificates.js';
import { expectAccessible } from './support/axe.js';
import { expect, signInStaff, test } from './support/test.js';

test('service that nobody wrote down is entered by one, agreed to by another, and certified', async ({
  page,
  another,
}) => {
  await demoIssuer();
  const volunteer = await volunteerOf(await emptyTeam());

  await test.step('one proposes', async () => {
    await signInStaff(page, 'operator');
    await page.goto(`/console/volunteers?open=${volunteer.id}&tab=service`);
    await page.getByRole('button', { name: '补录服务' }).click();
    const form = page.getByRole('dialog', { name: '补录服务' });
    await form.getByLabel('做了什么').fill('清理河道');
    await form.getByLabel('开始时间').fill('2026-01-10T09:00');
    await form.getByLabel('实际服务（分钟）').fill('90');
    await form.getByLabel('计入（分钟）').fill('100');
    await form.getByRole('button', { name: '提出' }).click();
    await expect(form.getByText('计入的时间不能多于实际服务的时间').first()).toBeVisible();
    await form.getByLabel('计入（分钟）').fill('90');
    await form.getByRole('button', { name: '提出' }).click();
    await expect(page.getByText('待另一人决定')).toBeVisible();
    await expect(page.getByRole('button', { name: /^同意/ })).toHaveCount(0);
  });

  await test.step('another agrees', async () => {
    const admin = await another();
    await signInStaff(admin, 'admin');
    await admin.goto(`/console/volunteers?open=${volunteer.id}&tab=service`);
    await admin.getByRole('button', { name: /^同意/ }).click();
    await expect(admin.getByText('已同意')).toBeVisible();
    await expect(admin.getByRole('table', { name: '服务记录' }).getByText('1.5 小时')).toBeVisible();
  });

  const { items } = await answer(
    (await staffApi('operator')).GET('/api/v1/volunteers/{id}/service-records', {
      params: { path: { id: volunteer.id }, query: { limit: 10 } },
    }),
  );
  expect(items).toMatchObject([{ sourceType: 'office-entry', grade: 'D', creditedMinutes: 90 }]);

  await test.step('it is certified, and the paper has its fonts in it', async () => {
    await page.goto('/console/certificates');
    await page.getByRole('button', { name: '出具证明' }).click();
    const form = page.getByRole('dialog', { name: '出具服务记录证明' });
    await form.getByLabel('志愿者').fill(volunteer.name);
    await page.getByTitle(new RegExp(volunteer.name)).first().click();
    await form.getByLabel('开始日期').fill('2026-01-01');
    await form.getByRole('button', { name: '出具证明' }).click();
    const row = page.getByRole('row').filter({ hasText: volunteer.name });
    await expect(row.getByText(/公示至/)).toBeVisible();
    const link = row.getByRole('link', { name: /下载 PDF/ });
    await expect(link).toBeVisible({ timeout: 20_000 });
    const coming = page.waitForEvent('download');
    await link.click();
    const bytes = await readFile(await (await coming).path());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.toString('latin1')).toContain('/FontFile2');
    await expectAccessible(page);
  });

  await test.step('whoever has the code sees whether it holds, and not whose it is', async () => {
    const row = page.getByRole('row').filter({ hasText: volunteer.name });
    const address = (await row.getByRole('link', { name: /查验页/ }).getAttribute('href')) ?? '';
    const stranger = await another();
    await stranger.goto(address);
    await expect(stranger.getByText('公示中，尚未生效')).toBeVisible();
    await expect(stranger.getByText('1 小时 30 分钟').first()).toBeVisible();
    await expect(stranger.getByText(volunteer.name)).toHaveCount(0);
    await row.getByRole('button', { name: /^撤销/ }).click();
    await page.getByRole('menuitem', { name: '出具有误' }).click();
    await expect(row.getByText('已撤销')).toBeVisible();
    await stranger.reload();
    await expect(stranger.getByText('证明已撤销')).toBeVisible();
  });
});
