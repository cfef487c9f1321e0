import type { BrowserContext, Page } from '@playwright/test';

/** The valley without signal: no request leaves the browser until `restoreNetwork`. */
export async function cutNetwork(target: Page | BrowserContext): Promise<void> {
  await contextOf(target).setOffline(true);
}

export async function restoreNetwork(target: Page | BrowserContext): Promise<void> {
  await contextOf(target).setOffline(false);
}

/** Every call of the API fails with 500 and a problem, as when the database is away. */
export async function breakApi(page: Page, routes: string | RegExp = '**/api/v1/**'): Promise<void> {
  await page.route(routes, (route) =>
    route.fulfill({
      status: 500,
      contentType: 'application/problem+json',
      body: JSON.stringify({ type: 'about:blank', code: 'internal', status: 500, title: '服务器出错了，请稍后再试。' }),
    }),
  );
}

/** From the next load on, the seconds that a page waits before it tries again are short. */
export async function hurryRetries(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const wait = globalThis.setTimeout;
    const hurried = (work: () => void, time = 0) => wait(work, time >= 900 && time <= 4000 ? 30 : time);
    globalThis.setTimeout = hurried as typeof globalThis.setTimeout;
  });
}

/** The answer to one request is lost on its way back: the server did what it was asked, and the page does not know. */
export async function loseAnswer(page: Page, routes: string | RegExp): Promise<void> {
  await page.route(
    routes,
    async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    },
    { times: 1 },
  );
}

/**
 * A slow line: pages come without their programs.
 * @returns lets them come, and waits until they have begun and heard `pageshow`
 */
export async function holdPrograms(page: Page): Promise<() => Promise<void>> {
  let arrive = (): void => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  await page.route('**/assets/*.js', (route) => arrived.then(() => route.continue()));
  return async () => {
    arrive();
    await page.waitForLoadState('load');
    await page.unrouteAll({ behavior: 'wait' });
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  };
}

function contextOf(target: Page | BrowserContext): BrowserContext {
  return 'context' in target ? target.context() : target;
}
