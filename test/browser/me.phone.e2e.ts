import { deflateSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { answer, volunteerApi } from './support/api.js';
import { expectAccessible } from './support/axe.js';
import { newestCode } from './support/inbox.js';
import { cutNetwork, loseAnswer, restoreNetwork } from './support/network.js';
import { expectNoSidewaysScroll } from './support/page-checks.js';
import { expect, signInVolunteer, test } from './support/test.js';

/** A demo volunteer with a team and a shift. */
const phone = '15401000003';
const screens = ['', 'shifts', 'training', 'messages', 'mine', 'patrol', 'outbox'];

/** The pages with their service worker in charge, as from the second visit on. */
async function openMe(page: Page, screen = ''): Promise<void> {
  await page.goto(`/me/${screen}`);
  await page.getByRole('navigation').waitFor();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** A small true photo. */
function photo(): { name: string; mimeType: string; buffer: Buffer } {
  const chunk = (name: string, content: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(content.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const head = Buffer.from([0, 0, 0, 8, 0, 0, 0, 8, 8, 2, 0, 0, 0]);
  const rows = Buffer.concat(Array.from({ length: 8 }, () => Buffer.from([0, ...Array<number>(24).fill(120)])));
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.concat([signature, ...parts]) };
}

function crc32(bytes: Buffer): number {
  let crc = 0xffff_ffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb8_8320 : crc >>> 1;
  }
  return (crc ^ 0xffff_ffff) >>> 0;
}

async function logsSaying(text: string) {
  const api = await volunteerApi(phone);
  const { items } = await answer(api.GET('/api/v1/patrol-logs/mine', { params: { query: { limit: 100 } } }));
  return items.filter((one) => one.text === text);
}

test('a volunteer signs in by a code to the phone', async ({ page }) => {
  await page.goto('/me/');
  await expectAccessible(page);
  const since = new Date().toISOString();
  await page.getByLabel('手机号码').fill('1540100000');
  await page.getByRole('button', { name: '获取验证码' }).click();
  await expect(page.locator('[aria-invalid="true"]')).toBeVisible();
  await page.getByLabel('手机号码').fill('15401000005');
  await page.getByRole('button', { name: '获取验证码' }).click();
  const code = await newestCode('15401000005', since);
  await page.getByLabel('短信验证码').fill(code);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('您好');
});

for (const language of ['中文', 'English'])
  test(`every screen can be used by everybody (${language})`, async ({ page }) => {
    await signInVolunteer(page, phone);
    await openMe(page);
    if (language === 'English') await page.getByRole('button', { name: 'English' }).click();
    for (const screen of screens) {
      await page.goto(`/me/${screen}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    }
  });

test('who cannot come leaves a seat open, and may take it again', async ({ page }) => {
  await signInVolunteer(page, phone);
  await openMe(page, 'shifts');
  const mine = page.getByRole('region', { name: '我的班次' });
  const open = page.getByRole('region', { name: '可以报名的班次' });
  await mine
    .getByRole('button', { name: /我来不了/ })
    .first()
    .click();
  await expect(page.getByText('请假不会扣时长')).toBeVisible();
  await page.getByRole('button', { name: '确定来不了' }).click();
  await expect(mine.getByText('已请假')).toBeVisible();
  await open
    .getByRole('button', { name: /报名这个班次/ })
    .first()
    .click();
  await expect(page.getByText('报名成功')).toBeVisible();
  await expect(mine.getByText('已确定').first()).toBeVisible();
});

test('a patrol log written without a signal arrives once, wherever the network breaks', async ({ page, problems }) => {
  problems.expect(/ERR_(CONNECTION_RESET|FAILED|INTERNET_DISCONNECTED)/);
  const text = `河面平静 ${Date.now()}`;
  await signInVolunteer(page, phone);
  await openMe(page);
  await page.getByRole('link', { name: '写巡查记录' }).click();
  await page.getByLabel('看到了什么').waitFor();
  await cutNetwork(page);
  await page.reload();
  await page.getByLabel('看到了什么').fill(text);
  await page.locator('input[type=file]').setInputFiles([photo(), photo()]);
  await expect(page.getByText('草稿已存在手机里')).toBeVisible();
  await expect(page.locator('.photos img')).toHaveCount(2);
  await page.waitForTimeout(800);
  await page.reload();
  await expect(page.getByLabel('看到了什么')).toHaveValue(text);
  await expect(page.locator('.photos img')).toHaveCount(2);
  await page.getByRole('button', { name: '写好了，发送' }).click();
  await expect(page.getByText('还有 1 条等待发送')).toBeVisible();
  await page.reload();
  await expect(page.getByText('还有 1 条等待发送')).toBeVisible();
  // Back on the network, which loses the answer to the first photo, then to the log.
  await loseAnswer(page, '**/api/v1/patrol-logs/photos');
  await loseAnswer(page, /\/api\/v1\/patrol-logs$/);
  await restoreNetwork(page);
  for (let tries = 0; tries < 2; tries++) {
    await page.reload();
    await page.waitForTimeout(1_500);
  }
  await page.reload();
  await expect(page.getByText(/条等待发送/)).toHaveCount(0);
  const arrived = await logsSaying(text);
  expect(arrived).toHaveLength(1);
  expect(arrived[0]?.photos).toHaveLength(2);
  const left = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('redmaple-me');
        opening.addEventListener('success', () => {
          const counting = opening.result.transaction('outbox').objectStore('outbox').count();
          counting.addEventListener('success', () => resolve(counting.result));
        });
      }),
  );
  expect(left).toBe(0);
});

test('a session that ends while somebody writes costs nothing of what was written', async ({ page, context }) => {
  test.setTimeout(150_000);
  const text = `护栏松了 ${Date.now()}`;
  await signInVolunteer(page, '15401000004');
  await openMe(page, 'patrol');
  await page.getByLabel('看到了什么').fill(text);
  await context.clearCookies();
  await page.getByRole('button', { name: '写好了，发送' }).click();
  const dialog = page.getByRole('dialog', { name: '请再验证一次' });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel('手机号码').fill('15401000004');
  let since = '';
  // A second code to the same phone is not sent within a minute.
  await expect(async () => {
    since = new Date().toISOString();
    await dialog.getByRole('button', { name: '获取验证码' }).click();
    await expect(dialog.getByLabel('短信验证码')).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 70_000, intervals: [5_000] });
  await dialog.getByLabel('短信验证码').fill(await newestCode('15401000004', since));
  await dialog.getByRole('button', { name: '登录', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('region', { name: '已经发出的记录' }).getByText(text)).toBeVisible();
});

test('opens without a network, and keeps nobody’s data where pages are kept', async ({ page, context }) => {
  await signInVolunteer(page, phone);
  await openMe(page);
  await expect(page.getByText('下一个班次')).toBeVisible();
  await cutNetwork(context);
  await page.reload();
  await expect(page.getByText('没有网络，这是上次看到的班次。')).toBeVisible();
  await expectAccessible(page);
  const cached = await page.evaluate(async () => {
    const found: string[] = [];
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys()) found.push(new URL(request.url).pathname);
    return found;
  });
  expect(cached.length).toBeGreaterThan(3);
  expect(cached.filter((one) => one.includes('/api/'))).toEqual([]);
  expect(await page.evaluate(() => Object.keys(localStorage).filter((one) => one !== 'redmaple.locale'))).toEqual([]);
});
