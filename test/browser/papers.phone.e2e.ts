import { answer, staffApi } from './support/api.js';
import { emptyTeam, volunteerOf } from './support/arrange.js';
import { expectAccessible } from './support/axe.js';
import { photo } from './support/me.js';
import { cutNetwork, restoreNetwork } from './support/network.js';
import { expectNoSidewaysScroll } from './support/page-checks.js';
import { expect, signInStaff, signInVolunteer, test } from './support/test.js';

const day = (offset: number): string =>
  new Date(Date.now() + 8 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10);

test('a certificate that ends is renewed by a photo without a network, and verified beside the paper', async ({
  page,
  another,
}) => {
  const volunteer = await volunteerOf(await emptyTeam());
  const operator = await staffApi('operator');
  await answer(
    operator.POST('/api/v1/qualifications', {
      body: {
        volunteerId: volunteer.id,
        code: 'maple-grove.first-aid',
        issuer: '绍兴市红十字会',
        validFrom: day(-700),
        validTo: day(20),
        evidence: { type: 'paper', id: `JH-${volunteer.id}` },
      },
    }),
  );
  await signInVolunteer(page, volunteer.phone);
  await page.goto('/me/papers');
  await expect(page.getByText('快到期了')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^续期：/ }).click();
  await expect(page.getByLabel('发证单位')).toHaveValue('绍兴市红十字会');
  await page.getByRole('button', { name: '交给工作人员' }).click();
  await expect(page.getByText('请拍一张材料的照片')).toBeVisible();
  await page.locator('input[type=file]').setInputFiles([photo()]);
  await page.getByLabel('证书编号').fill('JH-2026-0001');
  await page.getByLabel('到期日期').fill(day(20 + 1095));
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);

  await test.step('what was chosen is still there after the page was closed', async () => {
    await expect(page.getByRole('img')).toHaveCount(1);
    await page.reload();
    await expect(page.getByLabel('证书编号')).toHaveValue('JH-2026-0001');
    await expect(page.getByRole('img')).toHaveCount(1);
    // Also what was typed in the last moment.
    await page.getByLabel('证书编号').fill('JH-2026-0002');
    await page.reload();
    await expect(page.getByLabel('证书编号')).toHaveValue('JH-2026-0002');
  });
  await test.step('and leaves when there is a network again', async () => {
    await cutNetwork(page);
    await page.getByRole('button', { name: '交给工作人员' }).click();
    await expect(page.getByText(/连上网后会自动发出/)).toBeVisible();
    await restoreNetwork(page);
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await expect(page.getByRole('region', { name: '我交的材料' }).getByText('等待核验')).toBeVisible();
  });
  await test.step('somebody looks at it beside what was written', async () => {
    const office = await another();
    await office.setViewportSize({ width: 1366, height: 860 });
    await signInStaff(office, 'operator');
    const { items } = await answer(
      operator.GET('/api/v1/claims', { params: { query: { volunteerId: volunteer.id } } }),
    );
    await office.goto(`/console/credentials?claim=${items[0]?.id}`);
    const drawer = office.getByRole('dialog', { name: '材料核验' });
    await expect(drawer.getByRole('img', { name: /第 1 页/ })).toBeVisible();
    await expect(drawer.getByText('JH-2026-0002')).toBeVisible();
    await expectAccessible(office);
    await drawer.getByRole('button', { name: /^通\s?过$/ }).click();
    const form = office.getByRole('dialog', { name: '核验通过' });
    await form.getByRole('button', { name: /^通\s?过$/ }).click();
    await expect(form.getByText('请先对照材料')).toBeVisible();
    await form.getByRole('checkbox').check();
    await form.getByRole('button', { name: /^通\s?过$/ }).click();
    await expect(drawer).toHaveCount(0);
  });
  await page.reload();
  await expect(page.getByRole('region', { name: '我交的材料' }).getByText('已通过')).toBeVisible();
  const held = await answer(
    operator.GET('/api/v1/volunteers/{id}/qualifications', { params: { path: { id: volunteer.id } } }),
  );
  expect(held.map((one) => one.renewsId !== undefined)).toEqual([true, false]);
});
