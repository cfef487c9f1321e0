import { callPath, publicPaths, signUpPath } from './support/addresses.js';
import { Bundle } from './support/bundle.js';
import { kilobytes, measured } from './support/report.js';
import { expect, test } from './support/test.js';
import { countTransfers, watchLayout } from './support/transfer.js';

const kilobyte = 1024;

test('a sign-up is usable after two requests and twelve kilobytes', async ({ page }) => {
  const transfers = await countTransfers(page);
  await page.goto(await signUpPath(), { waitUntil: 'load' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const loaded = transfers().filter(({ url }) => !/\.(svg|png|ico)$/.test(new URL(url).pathname));
  const bytes = loaded.reduce((sum, one) => sum + one.bytes, 0);
  measured('sign-up', `${loaded.length} requests, ${kilobytes(bytes)}`);
  expect(loaded.length, loaded.map(({ url }) => url).join('\n')).toBeLessThanOrEqual(2);
  expect(bytes).toBeLessThanOrEqual(12 * kilobyte);
});

test('nothing moves under the finger while a public page comes up', async ({ page }) => {
  const shift = await watchLayout(page);
  for (const path of [await callPath(), await signUpPath(), ...publicPaths]) {
    await page.goto(path, { waitUntil: 'load' });
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    const value = await shift();
    measured(`layout shift of ${path}`, value.toFixed(4));
    expect(value).toBeLessThanOrEqual(0.02);
  }
});

test('the pages of volunteers load thirty kilobytes', () => {
  const bundle = new Bundle('me');
  const bytes = bundle.sizeOf(bundle.shell);
  measured('/me', kilobytes(bytes));
  expect(bytes).toBeLessThanOrEqual(30 * kilobyte);
});

test('the console stays light: shell, each first page, each part that comes later', () => {
  const bundle = new Bundle('console');
  const shell = bundle.sizeOf(bundle.shell);
  measured('console shell', kilobytes(shell));
  expect(shell).toBeLessThanOrEqual(260 * kilobyte);
  const pages = bundle.laterSources
    .filter((source) => /-page\.tsx$|sign-in\.tsx$/.test(source))
    .map((source) => ({ source, bytes: bundle.sizeOf(bundle.firstLoad(source)) }))
    .sort((one, other) => other.bytes - one.bytes);
  for (const { source, bytes } of pages.slice(0, 5)) measured(`first load at ${source}`, kilobytes(bytes));
  expect(pages.filter(({ bytes }) => bytes > 430 * kilobyte)).toEqual([]);
  const parts = [...bundle.files]
    .filter((file) => !bundle.shell.has(file))
    .map((file) => ({ file, bytes: bundle.sizeOf([file]) }))
    .sort((one, other) => other.bytes - one.bytes);
  measured(`largest part (${parts[0]?.file})`, kilobytes(parts[0]?.bytes ?? 0));
  expect(parts.filter(({ bytes }) => bytes > 200 * kilobyte)).toEqual([]);
});
