import { answer, staffApi } from './support/api.js';
import { expectAccessible } from './support/axe.js';
import { expectNoSidewaysScroll } from './support/page-checks.js';
import { expect, signInStaff, test } from './support/test.js';

test('the board works on a phone, one part at a time', async ({ page }) => {
  await signInStaff(page, 'liaison');
  await page.goto('/console/dispatch?pane=list');
  await page.getByRole('button', { name: /新警情/ }).click();
  await page.getByRole('button', { name: '不是，普通求助' }).click();
  await page.getByLabel('什么事').fill('手机上登记的警情');
  const place = `手机路口 ${Date.now()}`;
  await page.getByRole('textbox', { name: '在哪里' }).fill(place);
  await page.getByRole('button', { name: '保存并派人' }).click();
  await page.getByRole('button', { name: /^派 / }).first().click();
  await page.getByRole('button', { name: '撤回询问' }).first().click();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  for (const [tab, region] of [
    ['队伍', '队伍'],
    ['地图', '县域地图'],
    ['警情', '警情'],
  ] as const) {
    await page.getByRole('button', { name: tab, exact: true }).click();
    await expect(page.getByRole('region', { name: region, exact: true }).first()).toBeVisible();
    await expectNoSidewaysScroll(page);
  }
  const id = new URL(page.url()).searchParams.get('open') ?? '';
  await answer((await staffApi('liaison')).POST('/api/v1/incidents/{id}/cancel', { params: { path: { id } } }));
});
