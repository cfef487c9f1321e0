import type { Locator, Page } from '@playwright/test';
import { answer, staffApi } from './support/api.js';
import { expectAccessible } from './support/axe.js';
import { hurryRetries } from './support/network.js';
import { expectNoSidewaysScroll, expectTextsComplete } from './support/page-checks.js';
import { askPlugin } from './support/plugin-routes.js';
import { expect, signInStaff, test } from './support/test.js';

/** Below /console/x: the sample plugin has a page in every view, the other one a module for every way to fail. */
const sample = '/console/x/rescue-points';
const modules = '/console/x/panel-house';
const routes = /\/api\/v1\/plugins\/rescue-points\//;

const json = (status: number, body: unknown) => ({
  status,
  contentType: 'application/json',
  body: JSON.stringify(body),
});

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('.ant-skeleton')).toHaveCount(0);
}

/** A point of its own for each test. */
async function newPoint(): Promise<{ code: string; place: string; id: string }> {
  const code = `T-${Math.floor(Math.random() * 9000) + 1000}`;
  const place = `测试码头 ${code}`;
  const body = { code, place, water: '浦阳江', kind: 'lifebuoy', latitude: 29.71, longitude: 120.24 };
  const { id } = (await askPlugin('operator', 'POST', 'rescue-points/points', body)) as { id: string };
  return { code, place, id };
}

test.beforeEach(({ page }) => signInStaff(page, 'operator'));

for (const locale of ['zh-CN', 'en'])
  test(`every view is readable for everybody (${locale})`, async ({ page }) => {
    await page.addInitScript((chosen) => localStorage.setItem('redmaple-locale', chosen), locale);
    const { id } = await newPoint();
    for (const one of ['points', `point/${id}`, 'register', 'by-state', 'on-map', 'figures', 'calendar']) {
      await open(page, `${sample}/${one}`);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await expectTextsComplete(page);
    }
  });

test('a row opens its record by keyboard; what is done there asks, refuses and shows', async ({ page }) => {
  const { code, place } = await newPoint();
  await open(page, `${sample}/points`);
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

test('a form says at its field what is wrong, keeps what was typed, and opens what it made', async ({ page }) => {
  const { code } = await newPoint();
  await open(page, `${sample}/register`);
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
  await page.getByRole('link', { name: '设备统计' }).click();
  await expect(page.getByText('设备总数')).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel('位置')).toHaveValue('新埠头');
  await page.getByLabel('编号').fill(`N-${Math.floor(Math.random() * 9000) + 1000}`);
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

test('a card moves by its list and by the mouse, and comes back with the reason when it is refused', async ({
  page,
}) => {
  const { place } = await newPoint();
  const lane = (name: string) => page.getByRole('region', { name, exact: true });
  const card = page.getByRole('listitem').filter({ hasText: place });
  await open(page, `${sample}/by-state`);
  await expect(lane('待检查').getByText(place)).toBeVisible();
  await page.getByRole('combobox', { name: `移到 ${place}` }).press('Enter');
  for (const key of ['ArrowDown', 'Enter']) await page.keyboard.press(key);
  await expect(lane('可用').getByText(place)).toBeVisible();
  // It can be taken up again when it has arrived.
  await expect(card.getByRole('combobox')).toBeVisible();
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
  await open(page, `${sample}/on-map`);
  const list = page.getByRole('region', { name: '地点' });
  await list.getByRole('button', { name: `在地图上显示：${place}` }).press('Enter');
  await expect(page.locator('.map-marker-selected')).toHaveAttribute('aria-label', new RegExp(place));
  await list.getByRole('link', { name: place }).press('Enter');
  await expect(page).toHaveURL(/\/point\//);
});

for (const [name, answered, says] of [
  ['nothing at all', json(200, []), '还没有内容'],
  ['an empty page', json(200, { items: [] }), '还没有内容'],
  ['no list', json(200, { rows: 3 }), '无法识别'],
  ['rows that are none', json(200, [1, null, 'x']), '无法识别'],
  [
    'a page of HTML',
    { status: 200, contentType: 'text/html', body: '<html><body>hello</body></html>' },
    '没有给出数据',
  ],
  [
    'too many rows',
    json(
      200,
      Array.from({ length: 2001 }, (_, id) => ({ id })),
    ),
    '太多',
  ],
  ['a refusal', json(403, { code: 'access.denied', status: 403, title: '您没有权限' }), '您没有权限'],
  ['that it is not there', json(404, { code: 'request.notFound', status: 404, title: '没有找到' }), '没有找到'],
  ['a fault', json(500, { code: 'internal', status: 500, title: '出了问题' }), '出了问题'],
] as const)
  test(`a source that answers ${name} is told on its page, and nowhere else`, async ({ page, problems }) => {
    if (name === 'a fault') problems.expect(/^500 \/api\//);
    await hurryRetries(page);
    await page.route(routes, (route) => route.fulfill(answered));
    for (const one of ['points', 'by-state', 'on-map']) {
      await open(page, `${sample}/${one}`);
      await expect(page.getByRole('main')).toContainText(says);
    }
    await expectAccessible(page);
    await page.unrouteAll({ behavior: 'wait' });
    if (says !== '还没有内容') {
      await page.getByRole('button', { name: '重试' }).click();
      await expect(page.locator('.state-failed')).toHaveCount(0);
    }
    await page.getByRole('link', { name: '志愿者', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: '志愿者' })).toBeVisible();
  });

test('values that are missing or make no sense are dashes', async ({ page }) => {
  const row = { id: 'x', code: 'X-1', place: null, water: 7, kind: 'submarine', state: {}, inspectedAt: 'yesterday' };
  await page.route(routes, (route) => route.fulfill(json(200, [row, {}, { id: 'x' }])));
  await open(page, `${sample}/points`);
  const cells = page.getByRole('row').filter({ hasText: 'X-1' }).getByRole('cell');
  await expect(cells).toHaveText(['X-1', '—', '7', '—', '—', '—']);
  await page.unrouteAll({ behavior: 'wait' });
});

test('a module draws its page with the console’s parts, in the reader’s language', async ({ page }) => {
  await open(page, `${modules}/good-module`);
  await expect(page.getByRole('heading', { name: '你好，Maple' })).toBeVisible();
  await page.getByRole('button', { name: '再按一次' }).press('Enter');
  const before = await page.getByRole('status').filter({ hasText: '按了' }).textContent();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'English', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Hello, Maple' })).toBeVisible();
  // What was done in it is still there.
  await expect(page.getByText(`Pressed ${/\d+/.exec(before ?? '')?.[0] ?? ''} times`)).toBeVisible();
});

/** The console goes on: the stream, the navigation and other pages. */
async function expectAlive(page: Page): Promise<void> {
  const card = page.getByRole('main').getByRole('alert').filter({ hasText: '模块测试' });
  await expect(card).toBeVisible();
  await expectAccessible(page);
  await expect(page.getByRole('banner').getByText('实时')).toBeVisible();
  await page.getByRole('link', { name: '好的模块' }).click();
  await expect(page.getByRole('button', { name: '再按一次' })).toBeVisible();
}

for (const name of ['throwing', 'failing', 'empty', 'broken', 'lonely'])
  test(`a ${name} module is a card, and the console goes on`, async ({ page, problems }) => {
    problems.expect(/module|Module|nobody|SyntaxError|Unexpected/);
    await page.goto(`${modules}/${name}-module`);
    await expectAlive(page);
  });

/** The good module's file with other text. */
async function goodModule(page: Page, body: string): Promise<void> {
  await page.route(/good-module\.js/, (route) => route.fulfill({ contentType: 'text/javascript', body }));
}

test('a module that is missing is a card, and comes with another try', async ({ page, problems }) => {
  problems.expect(/good-module/);
  await page.route(/good-module\.js/, (route) => route.fulfill({ status: 404, body: '' }), { times: 1 });
  await page.goto(`${modules}/good-module`);
  await expect(page.getByRole('main').getByRole('alert')).toContainText('模块测试');
  await page.getByRole('button', { name: '重试' }).click();
  await expect(page.getByRole('button', { name: '再按一次' })).toBeVisible();
});

for (const [where, code] of [
  ['an effect', `React.useEffect(() => { throw new Error('in an effect'); }); return null;`],
  [
    'a later drawing',
    `const [on, set] = React.useState(false); if (on) throw new Error('later'); return h(kit.Button, { onClick: () => set(true) }, 'Go');`,
  ],
  ['a handler', `return h('button', { onClick: () => { throw new Error('in a handler'); } }, 'Go');`],
  [
    'a handler that is not awaited',
    `return h('button', { onClick: async () => { throw new Error('later'); } }, 'Go');`,
  ],
  ['a timer', `return h('button', { onClick: () => setTimeout(() => { throw new Error('by time'); }) }, 'Go');`],
] as const)
  test(`a module that throws in ${where} is a card, and the console goes on`, async ({ page, problems }) => {
    problems.expect(/in an effect|in a handler|by time|later/);
    await goodModule(
      page,
      `export default ({ React, kit }) => { const h = React.createElement; return function Bad() { ${code} }; };`,
    );
    await page.goto(`${modules}/good-module`);
    if (where !== 'an effect') await page.getByRole('button', { name: 'Go' }).click();
    await expect(page.getByRole('main').getByRole('alert')).toContainText('模块测试');
    await page.unrouteAll({ behavior: 'wait' });
    await page.getByRole('link', { name: '志愿者', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: '志愿者' })).toBeVisible();
  });

test('a module reaches its plugin’s routes and no others, and changes nothing of its host', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await goodModule(
    page,
    `export default (host) => { const { React, kit, api } = host; const h = React.createElement;
      return function Curious() {
        const [said, say] = React.useState([]);
        React.useEffect(() => { (async () => {
          const tries = ['/api/v1/volunteers', '../rescue-points/points', 'x/../../../volunteers', '%2e%2e/x', 'https://elsewhere.example/'];
          const found = [];
          for (const path of tries) found.push(await api.get(path).then(() => 'came', (problem) => problem.code));
          try { kit.Button = null; found.push('changed'); } catch { found.push('frozen'); }
          try { api.get = null; found.push('changed'); } catch { found.push('frozen'); }
          say(found);
        })(); }, []);
        return h('p', { role: 'note' }, said.join(' '));
      }; };`,
  );
  await page.goto(`${modules}/good-module`);
  const refused = Array.from({ length: 5 }, () => 'plugin.address').join(' ');
  await expect(page.getByRole('note')).toHaveText(`${refused} frozen frozen`);
  expect(asked.filter((path) => path.includes('elsewhere') || path === '/api/v1/volunteers')).toEqual([]);
});

test('a page that nobody has says so', async ({ page }) => {
  for (const address of ['/console/x/nobody/nothing', `${sample}/nothing`, `${sample}/point`]) {
    await open(page, address);
    await expect(page.getByRole('heading', { level: 1, name: '这个页面不在了' })).toBeVisible();
  }
  await expectAccessible(page);
});

test('a panel stands on the home page, and fails alone', async ({ page, problems }) => {
  problems.expect(/^500 \/api\/v1\/plugins/);
  await hurryRetries(page);
  await open(page, '/console/');
  const panel = page.getByRole('region', { name: '救生设备状态' });
  await expect(panel.getByRole('img', { name: /救生设备状态/ })).toBeVisible();
  await panel.getByText('查看数字').click();
  await expect(panel.getByRole('rowheader', { name: '救生圈' })).toBeVisible();
  await expectAccessible(page);
  await page.route(routes, (route) => route.fulfill(json(500, { code: 'internal', status: 500, title: '出了问题' })));
  await page.reload();
  await expect(panel.getByRole('alert')).toContainText('出了问题');
  await expect(page.getByRole('region', { name: '等您处理' })).toBeVisible();
  await page.unrouteAll({ behavior: 'wait' });
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

test('what is switched off is gone from every tab within five seconds, and back when it is on', async ({ page }) => {
  const admin = await staffApi('admin');
  const params = { path: { id: 'rescue-points' } };
  const turn = async (enabled: boolean): Promise<void> => {
    const { version } = await answer(admin.GET('/api/v1/plugins/{id}', { params }));
    await answer(admin.PUT('/api/v1/plugins/{id}', { params, body: { enabled, version } }));
  };
  await open(page, `${sample}/points`);
  await expect(page.getByRole('banner').getByText('实时')).toBeVisible();
  const link = page.getByRole('link', { name: '登记新设备' });
  await expect(link).toBeVisible();
  try {
    await turn(false);
    await expect(page.getByRole('heading', { level: 1, name: '这个页面不在了' })).toBeVisible({ timeout: 5_000 });
    await expect(link).toHaveCount(0);
  } finally {
    await turn(true);
  }
  await expect(link).toBeVisible({ timeout: 5_000 });
  await expect(page.getByRole('heading', { level: 1, name: '救生设备' })).toBeVisible();
});
