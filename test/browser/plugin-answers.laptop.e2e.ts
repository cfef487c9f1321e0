import { swept } from '../support/swept.js';
import { answer, apiOf } from './support/api.js';
import { expectAccessible } from './support/axe.js';
import { hurryRetries } from './support/network.js';
import { expectShown, json, openPage, sample, sampleRoutes } from './support/plugin-pages.js';
import { newCounty, sessionIn, sessionNamed } from './support/rehearsal.js';
import { bringSession } from './support/sessions.js';
import { expect, signInStaff, test } from './support/test.js';

/** What routes of a plugin may answer, and what its pages then say. */
const answers = [
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
] as const;
/** Every view that shows rows. */
const views = ['救生设备', '设备检查记录', '救生设备看板', '救生设备地图'];

test.beforeEach(({ page }) => signInStaff(page, 'operator'));

for (const [name, answered, says] of swept(answers))
  test(`a source that answers ${name} is told on its page, and nowhere else`, async ({ page, problems }) => {
    if (name === 'a fault') problems.expect(/^500 \/api\//);
    await hurryRetries(page);
    await page.route(sampleRoutes, (route) => route.fulfill(answered));
    await openPage(page, `${sample}/points`);
    for (const view of views) {
      await page.getByRole('link', { name: view, exact: true }).click();
      await expect(page.getByRole('heading', { level: 1, name: view, exact: true })).toBeVisible();
      await expect(page.getByRole('main')).toContainText(says);
    }
    if (says !== '还没有内容') {
      // Asked while it still fails: with the first good answer, which the stream may bring as well, the button is gone.
      const asked = page.waitForRequest(sampleRoutes);
      await page.getByRole('button', { name: '重试' }).click();
      await asked;
      await page.unrouteAll({ behavior: 'wait' });
      await page.reload();
      await expect(page.getByRole('region', { name: '地点' })).toBeVisible();
    } else await page.unrouteAll({ behavior: 'wait' });
    await page.getByRole('link', { name: '志愿者', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: '志愿者' })).toBeVisible();
  });

test('values that are missing or make no sense are dashes', async ({ page }) => {
  const row = { id: 'x', code: 'X-1', place: null, water: 7, kind: 'submarine', state: {}, inspectedAt: 'yesterday' };
  await page.route(sampleRoutes, (route) => route.fulfill(json(200, [row, {}, { id: 'x' }])));
  await openPage(page, `${sample}/points`);
  const cells = page.getByRole('row').filter({ hasText: 'X-1' }).getByRole('cell');
  await expect(cells).toHaveText(['X-1', '—', '7', '—', '—', '—', '登记检查']);
  await page.getByRole('link', { name: '设备检查记录' }).click();
  await expectShown(page);
  await expect(page.getByRole('main').getByRole('listitem')).toHaveText(['——', '——', '——']);
  await page.unrouteAll({ behavior: 'wait' });
});

test('a page that nobody has says so', async ({ page }) => {
  for (const address of ['/console/x/nobody/nothing', `${sample}/nothing`, `${sample}/point`]) {
    await openPage(page, address);
    await expect(page.getByRole('heading', { level: 1, name: '这个页面不在了' })).toBeVisible();
  }
  await expectAccessible(page);
});

test('a panel fails alone', async ({ page, problems }) => {
  problems.expect(/^500 \/api\/v1\/plugins/);
  await hurryRetries(page);
  await page.route(/rescue-points\/figures\/by-kind/, (route) =>
    route.fulfill(json(500, { code: 'internal', status: 500, title: '出了问题' })),
  );
  await openPage(page, '/console/');
  await expect(page.getByRole('region', { name: '救生设备状态' }).getByRole('alert')).toContainText('出了问题');
  await expect(page.getByRole('region', { name: '救生设备每周检查' }).getByRole('img')).toBeVisible();
  await expect(page.getByRole('region', { name: '等您处理' })).toBeVisible();
  await expectAccessible(page);
  await page.unrouteAll({ behavior: 'wait' });
});

test('what is switched off is gone from every tab within five seconds, and back when it is on', async ({ page }) => {
  // In a county of its own: in that of the others it would take their pages away.
  const county = await newCounty();
  const [operator, admin] = [await sessionIn(county, 'operator'), await sessionIn(county, 'admin')];
  const second = await sessionNamed(county, 'county-admin2');
  if (!operator || !admin || !second) throw new Error('A rehearsal has an operator and two administrators.');
  const params = { path: { id: 'rescue-points' } };
  const now = () => answer(apiOf(admin).GET('/api/v1/plugins/{id}', { params }));
  const turnOff = async (): Promise<void> => {
    const { version } = await now();
    await answer(apiOf(admin).PUT('/api/v1/plugins/{id}', { params, body: { enabled: false, version } }));
  };
  const turnOn = async (): Promise<void> => {
    const { version, manifestHash = '' } = await now();
    const body = { pluginId: 'rescue-points', manifestHash, version };
    const { id } = await answer(apiOf(admin).POST('/api/v1/plugin-proposals', { body }));
    const proposal = { path: { id } };
    await answer(
      apiOf(second).POST('/api/v1/plugin-proposals/{id}/approve', { params: proposal, body: { manifestHash } }),
    );
  };
  await bringSession(page, operator);
  await openPage(page, `${sample}/points`);
  await expect(page.getByRole('banner').getByText('实时')).toBeVisible();
  const link = page.getByRole('link', { name: '登记新设备' });
  await expect(link).toBeVisible();
  await turnOff();
  await expect(page.getByRole('heading', { level: 1, name: '这个页面不在了' })).toBeVisible({ timeout: 5_000 });
  await expect(link).toHaveCount(0);
  await turnOn();
  await expect(link).toBeVisible({ timeout: 5_000 });
  await expect(page.getByRole('heading', { level: 1, name: '救生设备' })).toBeVisible();
});
