import type { Page } from '@playwright/test';
import { answer, staffApi } from './support/api.js';
import { expectAccessible } from './support/axe.js';
import { expectTextsComplete } from './support/page-checks.js';
import { expect, signInStaff, test } from './support/test.js';
import { measured } from './support/report.js';

const board = '/console/dispatch';
const asking = /^正在问 (.+)$/;

/** A call that somebody else has taken in. */
async function callFrom(place: string): Promise<string> {
  const liaison = await staffApi('liaison');
  const body = { emergency: false, source: 'hotline', category: 'other', summary: '路灯不亮', place } as const;
  return (await answer(liaison.POST('/api/v1/incidents', { body }))).id;
}

async function cancel(id: string): Promise<void> {
  await answer((await staffApi('liaison')).POST('/api/v1/incidents/{id}/cancel', { params: { path: { id } } }));
}

const detail = (page: Page) => page.getByRole('region', { name: '当前警情', exact: true });

test.beforeEach(async ({ page }) => {
  await signInStaff(page, 'liaison');
});

test('a call that came in is accepted after three clicks and within ten seconds', async ({ page }) => {
  const place = `三下接单路口 ${Date.now()}`;
  const id = await callFrom(place);
  await page.goto(board);
  const began = Date.now();
  await page.getByRole('button', { name: place }).click();
  await detail(page).getByRole('button', { name: /^派 / }).click();
  await page.getByRole('button', { name: /^代答：.* 接单$/ }).click();
  await expect(detail(page).getByText('已接单').first()).toBeVisible();
  const took = Date.now() - began;
  measured('call to acceptance, 3 clicks', `${took} ms`);
  expect(took).toBeLessThan(10_000);
  await page.getByRole('button', { name: '已到场' }).click();
  await page.getByRole('button', { name: '办结' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '办结' }).click();
  await expect(detail(page).getByText('已办结，待回访')).toBeVisible();
  const done = await answer((await staffApi('liaison')).GET('/api/v1/incidents/{id}', { params: { path: { id } } }));
  expect(done.state).toBe('handled');
});

test('from the telephone to a taker by keyboard alone', async ({ page }) => {
  await page.goto(board);
  await expect(page.getByRole('heading', { name: '调度台' })).toBeVisible();
  const place = `键盘接警处 ${Date.now()}`;
  const began = Date.now();
  await page.keyboard.press('n');
  await expect(page.getByRole('button', { name: '不是，普通求助' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('什么事')).toBeFocused();
  await page.keyboard.type('路灯不亮，老人不敢出门');
  await page.keyboard.press('Tab');
  await page.keyboard.type(place);
  await page.keyboard.press('Enter');
  await expect(detail(page).getByRole('heading', { name: place })).toBeVisible();
  await expect(page.getByRole('button', { name: /^派 / }).first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^代答：.* 接单$/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(detail(page).getByText('已接单').first()).toBeVisible();
  const took = Date.now() - began;
  measured('from the telephone to a taker, by keyboard', `${took} ms`);
  expect(took).toBeLessThan(20_000);
  const id = new URL(page.url()).searchParams.get('open') ?? '';
  await cancel(id);
});

test('after a no the next one is asked, and 另选 shows everybody with reasons', async ({ page }) => {
  const id = await callFrom(`谢绝路口 ${Date.now()}`);
  await page.goto(`${board}?open=${id}`);
  await page.getByRole('button', { name: '另选' }).click();
  await expect(page.getByRole('button', { name: /^派 / }).nth(2)).toBeVisible();
  await page.getByRole('button', { name: '另选' }).click();
  await page.getByRole('button', { name: /^派 / }).first().click();
  const first = await detail(page).getByText(asking).textContent();
  await page.getByRole('button', { name: '代答：谢绝' }).click();
  await expect(detail(page).getByText(asking)).not.toHaveText(first ?? '');
  await expect(detail(page).getByText(asking)).toBeVisible();
  await cancel(id);
  await expect(detail(page).getByText('已取消').first()).toBeVisible();
});

test('an incident is handed over, and an emergency is only logged', async ({ page }) => {
  const place = `移交路口 ${Date.now()}`;
  const id = await callFrom(place);
  await page.goto(`${board}?open=${id}`);
  await page.getByRole('button', { name: '移交', exact: true }).click();
  await page.getByRole('radio', { name: '119 火警' }).check();
  await page.getByRole('dialog').getByRole('button', { name: '移交', exact: true }).click();
  await expect(detail(page).getByText('已移交').first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^派 / })).toBeHidden();

  await page.getByRole('button', { name: /新警情/ }).click();
  await page.getByRole('button', { name: '是，120 急救' }).click();
  await expect(page.getByText('请立即转接 急救')).toBeVisible();
  await page.getByRole('button', { name: '已转接，记录' }).click();
  await expect(detail(page).getByText('已移交').first()).toBeVisible();
});

test('a new incident is on everybody’s board within a second', async ({ page, another }) => {
  await page.goto(board);
  const other = await another();
  await signInStaff(other, 'operator');
  await other.goto(board);
  for (const one of [page, other]) await expect(one.getByText('实时', { exact: true })).toBeVisible();
  const place = `同时看见 ${Date.now()}`;
  const seen = [page, other].map((one) =>
    one
      .waitForFunction((text) => document.body.textContent?.includes(text) && Date.now(), place, { polling: 'raf' })
      .then((handle) => handle.jsonValue()),
  );
  const id = await callFrom(place);
  const committed = Date.now();
  const delays = (await Promise.all(seen)).map((at) => Number(at) - committed);
  measured('visible after the commit', `${delays.join(' ms, ')} ms`);
  for (const delay of delays) expect(delay).toBeLessThan(1_000);
  await other.getByRole('button', { name: place }).click();
  await expect(other.getByText('派遣由联络民警操作', { exact: false })).toBeVisible();
  await expect(other.getByRole('button', { name: /^派 / })).toBeHidden();
  await cancel(id);
  await expect(other.getByRole('button', { name: place })).toBeHidden();
});

test('the board fits the window, has its words and can be heard', async ({ page }) => {
  const id = await callFrom(`整页 ${Date.now()}`);
  await page.goto(`${board}?open=${id}`);
  await expect(page.getByRole('button', { name: /^派 / }).first()).toBeVisible();
  await expect(page.getByText('示意图')).toBeVisible();
  const { content, window } = await page.evaluate(() => ({
    content: document.documentElement.scrollHeight,
    window: document.documentElement.clientHeight,
  }));
  expect(content).toBeLessThanOrEqual(window);
  await expectTextsComplete(page);
  await expectAccessible(page);
  await cancel(id);
});

test('somebody who did not handle it calls back; a dissatisfied resident opens it again', async ({ page, another }) => {
  test.slow();
  const place = `回访路口 ${Date.now()}`;
  const id = await callFrom(place);
  await page.goto(`${board}?open=${id}`);
  await page.getByRole('button', { name: /^派 / }).first().click();
  await page.getByRole('button', { name: /^代答：.* 接单$/ }).click();
  await page.getByRole('button', { name: '已到场' }).click();
  await page.getByRole('button', { name: '办结' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '办结' }).click();
  await page.getByRole('link', { name: '去回访' }).click();
  await page.getByRole('button', { name: place }).click();
  await expect(page.getByText('回访必须由没有处置', { exact: false })).toBeVisible();

  const other = await another();
  await signInStaff(other, 'operator');
  await other.goto('/console/follow-ups');
  await other.getByRole('button', { name: place }).click();
  await other.getByRole('button', { name: '接手回访' }).click();
  await other.getByRole('radio', { name: '不满意', exact: true }).check();
  await other.getByRole('button', { name: '完成回访' }).click();
  await expect(other.getByText('居民不满意，已重新打开')).toBeVisible();
  await page.goto(`${board}?open=${id}`);
  await expect(detail(page).getByText('重新处理').first()).toBeVisible();
  await cancel(id);
});
