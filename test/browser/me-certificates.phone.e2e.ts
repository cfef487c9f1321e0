import { answer, staffApi } from './support/api.js';
import { servedVolunteer } from './support/certificates.js';
import { expectAccessible } from './support/axe.js';
import { expect, signInVolunteer, test } from './support/test.js';

test('a volunteer asks for a certificate of their hours and downloads it', async ({ page }) => {
  const volunteer = await servedVolunteer();
  await signInVolunteer(page, volunteer.phone);
  await page.goto('/me/mine');
  const card = page.getByRole('region', { name: '服务证明' });
  await card.getByRole('button', { name: '申请证明' }).click();
  await expect(card.getByRole('status')).toHaveText(/工作人员正在办理/);

  const operator = await staffApi('operator');
  const waiting = await answer(operator.GET('/api/v1/certificate-requests'));
  const request = waiting.find((one) => one.volunteerId === volunteer.id);
  if (!request) throw new Error('The request did not arrive.');
  const { from, to } = request;
  await answer(operator.POST('/api/v1/certificates', { body: { volunteerId: volunteer.id, from, to } }));
  await expect(async () => {
    await page.reload();
    await expect(card.getByRole('link', { name: /下载证明/ })).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 30_000 });
  await expect(card.getByText('2 小时 0 分钟')).toBeVisible();
  const coming = page.waitForEvent('download');
  await card.getByRole('link', { name: /下载证明/ }).click();
  expect((await coming).suggestedFilename()).toMatch(/^certificate-330681-\d{4}-\d{6}\.pdf$/);
  await expectAccessible(page);
});
