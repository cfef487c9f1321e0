import type { Locator, Page } from '@playwright/test';
import { answer, staffApi } from './support/api.js';
import { expectAccessible } from './support/axe.js';
import { phone } from './support/devices.js';
import { expectNoSidewaysScroll } from './support/page-checks.js';
import { askPlugin, json, newCode, newPoint, openPage, sample } from './support/plugin-pages.js';
import { expect, signInStaff, test } from './support/test.js';

test.beforeEach(({ page }) => signInStaff(page, 'operator'));

test('a row opens its record by keyboard; what is done there asks, refuses and shows', async ({ page }) => {
  const { code, place } = await newPoint();
  await openPage(page, `${sample}/points`);
  await page.getByRole('link', { name: code }).press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(code);
  await expect(page.getByRole('region', { name: '基本情况' })).toContainText(place);
  await page.getByRole('button', { name: `登记检查：${code}` }).press('Enter');
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name: '登记检查' }).press('Enter');
  await expect(drawer.getByText('请填写')).toBeVisible();
  await drawer.getByRole('radio', { name: '损坏或缺失' }).press('Space');
  await drawer.getByLabel('说明').fill('绳子断了');
  await expectAccessible(page, '.ant-drawer');
  await drawer.getByRole('button', { name: '登记检查' }).press('Enter');
  await expect(page.getByRole('region', { name: '经过' })).toContainText('绳子断了');
  await expect(page.getByRole('region', { name: '基本情况' })).toContainText('损坏或缺失');
  await page.getByRole('button', { name: `撤销设备：${code}` }).press('Enter');
  const question = page.locator('.ant-modal-confirm');
  await expectAccessible(page, '.ant-modal-confirm');
  await question.getByRole('button', { name: '取消' }).press('Enter');
  await expect(question).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(code);
  await page.getByRole('button', { name: `撤销设备：${code}` }).press('Enter');
  await question.getByRole('button', { name: '撤销设备' }).press('Enter');
  await expect(page).toHaveURL(/\/points$/);
  await expect(page.getByRole('link', { name: code })).toHaveCount(0);
});

test('what is done with a row is done beside it, by keyboard, and the list goes on', async ({ page }) => {
  const { code } = await newPoint();
  await openPage(page, `${sample}/points`);
  const row = page.getByRole('row').filter({ hasText: code });
  await expect(row).toContainText('待检查');
  await row.getByRole('button', { name: `登记检查：${code}` }).press('Enter');
  const drawer = page.getByRole('dialog', { name: `登记检查：${code}` });
  await drawer.getByRole('radio', { name: '可用' }).press('Space');
  await drawer.getByRole('button', { name: '登记检查' }).press('Enter');
  await expect(drawer).toHaveCount(0);
  await expect(row).toContainText('可用');
  await expect(page).toHaveURL(/\/points$/);
  await expectAccessible(page);
});

test('a form says at its field what is wrong, keeps what was typed, and opens what it made', async ({ page }) => {
  const { code } = await newPoint();
  await openPage(page, `${sample}/register`);
  await page.getByLabel('编号').fill(code);
  await page.getByRole('radio', { name: '抛绳包' }).check();
  await page.getByLabel('位置').fill('新埠头');
  await page.getByLabel('水域').fill('枫桥江');
  await page.getByLabel('纬度').fill('29.8');
  await page.getByLabel('经度').fill('120.4');
  await page.getByRole('button', { name: '提交' }).click();
  await expect(page.locator('.ant-form-item').filter({ hasText: '编号' })).toContainText('已被使用');
  await expectAccessible(page);
  // Another page and back loses nothing.
  await page.getByRole('link', { name: '救生设备统计' }).click();
  await expect(page.getByText('设备总数')).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel('位置')).toHaveValue('新埠头');
  await page.getByLabel('编号').fill(newCode());
  await page.getByRole('button', { name: '提交' }).click();
  await expect(page).toHaveURL(/\/point\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('region', { name: '基本情况' })).toContainText('新埠头');
});

/** As a mouse does it, wherever the two stand on a long board. */
async function drag(card: Locator, lane: Locator): Promise<void> {
  await card.dispatchEvent('dragstart');
  await lane.dispatchEvent('dragover');
  await lane.dispatchEvent('drop');
}

test('a card moves by keyboard and by the mouse, and comes back with the reason when it is refused', async ({
  page,
}) => {
  const { place } = await newPoint();
  const lane = (name: string) => page.getByRole('region', { name, exact: true });
  const card = page.getByRole('listitem').filter({ hasText: place });
  const moveTo = page.getByRole('combobox', { name: `移到 ${place}` });
  await openPage(page, `${sample}/by-state`);
  await expect(lane('待检查').getByText(place)).toBeVisible();
  await moveTo.press('Enter');
  // The list takes arrow keys as soon as it says which of its lines is the chosen one.
  await expect(moveTo).toHaveAttribute('aria-activedescendant', /./);
  for (const key of ['ArrowDown', 'Enter']) await page.keyboard.press(key);
  await expect(lane('可用').getByText(place)).toBeVisible();
  // Whoever moved it goes on where it is now.
  await expect(lane('可用').getByRole('combobox', { name: `移到 ${place}` })).toBeFocused();
  await drag(card, lane('损坏或缺失'));
  await expect(lane('损坏或缺失').getByText(place)).toBeVisible();
  await page.reload();
  await expect(lane('损坏或缺失').getByText(place)).toBeVisible();

  const refusal = { type: 'about:blank', code: 'rescue-points.locked', status: 409, title: '正在检修，暂时不能改状态' };
  await page.route(/\/state$/, (route) => route.fulfill(json(409, refusal)));
  await expect(card.getByRole('combobox')).toBeVisible();
  await drag(card, lane('可用'));
  await expect(page.getByRole('alert').filter({ hasText: '正在检修，暂时不能改状态' })).toBeVisible();
  await expect(lane('损坏或缺失').getByText(place)).toBeVisible();
  await expectAccessible(page);
});

test('the map has a list beside it, from which a place is shown and opened', async ({ page }) => {
  const { place } = await newPoint();
  await openPage(page, `${sample}/on-map`);
  const list = page.getByRole('region', { name: '地点' });
  await list.getByRole('button', { name: `在地图上显示：${place}` }).press('Enter');
  await expect(page.locator('.map-marker-selected')).toHaveAttribute('aria-label', new RegExp(place));
  await list.getByRole('link', { name: place }).press('Enter');
  await expect(page).toHaveURL(/\/point\//);
});

test('what happened stands newest first, goes on page by page, and grows while it is looked at', async ({ page }) => {
  const { id, code, place } = await newPoint();
  await openPage(page, `${sample}/inspections`);
  const entries = page.getByRole('main').getByRole('listitem');
  await expect(entries).toHaveCount(30);
  await page.getByRole('button', { name: '继续载入' }).press('Enter');
  await expect.poll(() => entries.count()).toBeGreaterThan(30);
  const times = await entries.locator('time').evaluateAll((all) => all.map((one) => one.getAttribute('datetime')));
  expect(times).toEqual([...times].sort().reverse());
  // What happens before the stream has come is told by nobody.
  await expect(page.getByRole('banner').getByText('实时')).toBeVisible();
  const found = { finding: 'broken', note: '浮力绳脱落' };
  await askPlugin('liaison', 'POST', `rescue-points/points/${id}/inspections`, found);
  await expect(entries.first()).toContainText('损坏或缺失');
  await expect(entries.first()).toContainText(`${code} ${place} · 浮力绳脱落`);
});

/** Wide and narrow, nothing of it is out of reach. */
async function expectFits(page: Page): Promise<void> {
  await expectAccessible(page);
  await page.setViewportSize(phone.viewport);
  await expectNoSidewaysScroll(page);
}

test('panels with a number, bars and a line stand on the home page, with every value as a text', async ({ page }) => {
  const answered = page.waitForResponse(/rescue-points\/figures$/);
  await openPage(page, '/console/');
  const { due, inspections } = (await (await answered).json()) as Record<string, number>;
  const number = page.getByRole('region', { name: '待检查的救生设备' });
  await expect(number.locator('.plugin-figure')).toHaveText(String(due));
  await expect(number.getByRole('term')).toHaveText(['损坏或缺失', '近 30 天检查次数']);
  await expect(number.getByRole('definition').last()).toHaveText(String(inspections));
  for (const [name, rowheader] of [
    ['救生设备状态', '救生圈'],
    ['救生设备每周检查', /^\d{4}年|\d{4}\/\d+|\d{4}-\d{2}/],
  ] as const) {
    const panel = page.getByRole('region', { name, exact: true });
    await expect(panel.getByRole('img', { name: new RegExp(name) })).toBeVisible();
    await panel.getByText('查看数字').click();
    await expect(panel.getByRole('rowheader', { name: rowheader }).first()).toBeVisible();
  }
  const line = page.getByRole('region', { name: '救生设备每周检查', exact: true });
  await expect(line.locator('path[d^="M"]')).toHaveCount(2);
  await expect(line.getByRole('row')).toHaveCount(27);
  await expectFits(page);
});

test('a panel with a table stands on the page of a team, and is asked about that team', async ({ page }) => {
  const { items } = await answer((await staffApi('operator')).GET('/api/v1/teams'));
  const team = items.find((one) => one.base !== undefined) ?? items[0];
  const near = (await askPlugin('operator', 'GET', `rescue-points/points/near-team?id=${team?.id ?? ''}`)) as {
    place: string;
    kilometres: number;
  }[];
  expect(near.length).toBeGreaterThan(1);
  await page.goto(`/console/teams?open=${team?.id ?? ''}`);
  const panel = page.getByRole('dialog').getByRole('region', { name: '附近的救生设备', exact: true });
  await expect(panel.getByRole('row')).toHaveCount(near.length + 1);
  await expect(panel.getByRole('row').nth(1)).toContainText(near[0]?.place ?? '');
  await expect(panel.getByRole('row').nth(1)).toContainText(`${near[0]?.kilometres ?? ''} 公里`);
  await expectFits(page);
});

test('a layer of the dispatch map is switched on by keyboard, named in a list, and stays on', async ({ page }) => {
  const { place } = await newPoint();
  await page.goto('/console/dispatch');
  await page.getByText('图层').press('Enter');
  const layer = page.getByRole('checkbox', { name: '救生设备' });
  await layer.press('Space');
  await expect(page.locator(`.map-marker-place[aria-label^="${place}"]`)).toBeAttached();
  await expectAccessible(page);
  await page.reload();
  await expect(page.locator(`.map-marker-place[aria-label^="${place}"]`)).toBeAttached();
  await page.getByText('图层').press('Enter');
  await page.getByText(/^\d+ 处$/).press('Enter');
  await expect(page.getByText(`${place} · 待检查`, { exact: true })).toBeVisible();
  await layer.press('Space');
  await expect(page.locator('.map-marker-place')).toHaveCount(0);
});
