import type { Page } from '@playwright/test';
import { answer, volunteerApi } from './support/api.js';
import { keptOnPhone, openMe, photo, unsent, watchAddresses } from './support/me.js';
import { cutNetwork, loseAnswer, restoreNetwork } from './support/network.js';
import { expect, signInVolunteer, test } from './support/test.js';

/** A demo volunteer with a team. */
const phone = '15401000003';

/** Where the signal is lost on the way to the river. */
const cuts = [
  'before the page is opened',
  'while somebody writes',
  'while photos are added',
  'when it is sent',
  'after the server stored a photo, whose answer is lost',
  'after the server stored the log, whose answer is lost',
  'when it is sent, and once more as it comes back',
] as const;
type Cut = (typeof cuts)[number];

const lostAnswers: Partial<Record<Cut, string | RegExp>> = {
  [cuts[4]]: '**/api/v1/patrol-logs/photos',
  [cuts[5]]: /\/api\/v1\/patrol-logs$/,
};

const field = (page: Page) => page.getByLabel('看到了什么');
const pictures = (page: Page) => page.locator('.photos img');
const waiting = (page: Page) => page.getByText(/还有 1 条/);

async function addPhoto(page: Page, count: number): Promise<void> {
  await page.locator('input[type=file]').setInputFiles([photo()]);
  await expect(pictures(page)).toHaveCount(count);
}

async function expectDraft(page: Page, text: string, photos: number): Promise<void> {
  await expect(field(page)).toHaveValue(text);
  await expect(pictures(page)).toHaveCount(photos);
}

async function logsSaying(text: string) {
  const api = await volunteerApi(phone);
  const { items } = await answer(api.GET('/api/v1/patrol-logs/mine', { params: { query: { limit: 100 } } }));
  return items.filter((one) => one.text === text);
}

for (const cut of cuts)
  test(`a patrol log arrives once and whole when the network is lost ${cut}`, async ({ page: first, problems }) => {
    problems.expect(/ERR_(CONNECTION_RESET|FAILED|INTERNET_DISCONNECTED)/);
    const context = first.context();
    const addresses = watchAddresses(context);
    const canary = `河面平静 ${cuts.indexOf(cut)}-${Date.now()}`;
    const step = async (name: Cut): Promise<void> => {
      if (cut === name) await cutNetwork(context);
    };
    let page = first;
    await signInVolunteer(page, phone);
    await openMe(page);

    await step('before the page is opened');
    await page.goto('/me/patrol');
    await field(page).fill(canary.slice(0, 3));
    await step('while somebody writes');
    await field(page).fill(canary);
    await addPhoto(page, 1);
    await step('while photos are added');
    await addPhoto(page, 2);
    await expect(page.getByText('草稿已存在手机里')).toBeVisible();
    await page.reload();
    await expectDraft(page, canary, 2);
    // The phone's browser is closed and opened again.
    await page.close();
    page = await context.newPage();
    await page.goto('/me/patrol');
    await expectDraft(page, canary, 2);

    await step('when it is sent');
    await step(cuts[6]);
    const lost = lostAnswers[cut];
    if (lost !== undefined) await loseAnswer(page, lost);
    await page.getByRole('button', { name: '写好了，发送' }).dblclick();
    await expect(field(page)).toHaveValue('');
    if (lost === undefined) {
      await expect(waiting(page)).toBeVisible();
      for (const tab of ['今天', '我的']) {
        await page.getByRole('link', { name: tab, exact: true }).click();
        await expect(waiting(page)).toBeVisible();
      }
      await page.reload();
      await expect(waiting(page)).toBeVisible();
      // The first question finds no network yet, and nothing says later that there is one.
      if (cut === cuts[6]) await page.route('**/api/v1/session', (route) => route.abort(), { times: 1 });
      await restoreNetwork(context);
    } else await page.reload();
    await expect.poll(() => unsent(page), { timeout: 30_000 }).toBe(0);
    await expect(page.getByText(/还有 \d+ 条/)).toHaveCount(0);

    const arrived = await logsSaying(canary);
    expect(arrived.map(({ photos }) => photos.length)).toEqual([2]);
    await page.goto('/me/patrol');
    await expect(page.getByRole('region', { name: '已经发出的记录' }).getByText(canary)).toBeVisible();
    await expect(field(page)).toHaveValue('');
    const canaries = [canary, encodeURIComponent(canary), phone];
    const kept = await keptOnPhone(page);
    expect(canaries.filter((one) => kept.includes(one))).toEqual([]);
    expect(addresses.filter((address) => canaries.some((one) => address.includes(one)))).toEqual([]);
  });
