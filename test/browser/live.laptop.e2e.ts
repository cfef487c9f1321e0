import type { Page } from '@playwright/test';
import { answer, staffApi } from './support/api.js';
import { Cable } from './support/cable.js';
import { measured, median } from './support/report.js';
import { expect, signInStaff, test } from './support/test.js';

const board = '/console/dispatch';

test('an incident is on the board within a second of its commit', async ({ page }) => {
  await signInStaff(page, 'liaison');
  await page.goto(board);
  await expect(page.getByText('实时', { exact: true })).toBeVisible();
  const liaison = await staffApi('liaison2');
  const waits: number[] = [];
  for (const place of ['枫桥老街', '枫溪桥头', '陈家村口']) {
    const summary = `路灯不亮 ${Date.now().toString(36)}`;
    // Watches from inside the page: asking it from here again and again would take longer than what is measured.
    const seen = page.evaluate(
      (text) =>
        new Promise<number>((resolve) => {
          const look = (): void => {
            if (!document.body.textContent?.includes(text)) return;
            watch.disconnect();
            resolve(Date.now());
          };
          const watch = new MutationObserver(look);
          watch.observe(document.body, { subtree: true, childList: true, characterData: true });
        }),
      summary,
    );
    await answer(
      liaison.POST('/api/v1/incidents', {
        body: { emergency: false, source: 'hotline', category: 'street-light', summary, place },
      }),
    );
    // The answer comes after the commit, so this is at most as early.
    const committed = Date.now();
    waits.push(Math.max(0, (await seen) - committed));
  }
  measured('incident on the board after its commit', `${waits.join(', ')} ms`);
  expect(median(waits)).toBeLessThanOrEqual(1000);
});

test('eight windows of one browser follow the county at once', async ({ page, context }) => {
  test.setTimeout(180_000);
  await signInStaff(page, 'liaison');
  const streaming = new Set<Page>();
  context.on('request', (request) => {
    if (request.url().includes('/api/v1/events')) streaming.add(request.frame().page());
  });
  const pages = [page];
  while (pages.length < 8) pages.push(await context.newPage());
  for (const one of pages) {
    await one.goto(board);
    await expect(one.getByText('实时', { exact: true })).toBeVisible({ timeout: 20_000 });
  }
  measured('windows of eight that opened a stream', String(streaming.size));
  expect(streaming.size).toBe(1);
});

test('a lost stream is shown within five seconds, and found again', async ({ page }) => {
  await signInStaff(page, 'liaison');
  const cable = await Cable.lay();
  await page.goto(`${cable.url}${board}`);
  await expect(page.getByText('实时', { exact: true })).toBeVisible();
  const cut = Date.now();
  cable.pull();
  await expect(page.getByText('已断开', { exact: true })).toBeVisible();
  const took = Date.now() - cut;
  measured('loss of the stream shown after', `${took} ms`);
  expect(took).toBeLessThanOrEqual(5000);
  cable.plugIn();
  await expect(page.getByText('实时', { exact: true })).toBeVisible({ timeout: 20_000 });
  await page.goto('about:blank');
  await cable.remove();
});

test('whoever saves second sees that the record has changed, and keeps what was typed', async ({ page }) => {
  const api = await staffApi('officer');
  const { items } = await answer(api.GET('/api/v1/organisations'));
  const body = { organisationId: items[0]?.id ?? '', title: `两人同改 ${Date.now().toString(36)}`, summary: '起初' };
  const project = await answer(api.POST('/api/v1/projects', { body }));
  await signInStaff(page, 'operator');
  await page.goto(`/console/projects/${project.id}`);
  await page.getByRole('button', { name: '编辑', exact: false }).first().click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('textbox').nth(1).fill('我写的话');
  const params = { path: { id: project.id } };
  const now = await answer(api.GET('/api/v1/projects/{id}', { params }));
  await answer(api.PATCH('/api/v1/projects/{id}', { params, body: { version: now.version, summary: '别人写的' } }));
  await drawer.getByRole('button', { name: '保存' }).click();
  await expect(drawer.getByText('这条记录刚刚被别人改过')).toBeVisible();
  await expect(drawer.getByRole('textbox').nth(1)).toHaveValue('我写的话');
  await drawer.getByRole('button', { name: '用我的内容覆盖' }).click();
  await expect(drawer).toBeHidden();
  expect((await answer(api.GET('/api/v1/projects/{id}', { params }))).summary).toBe('我写的话');
});
