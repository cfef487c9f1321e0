import { test as base, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';
import { Problems } from './problems.js';
import { bringSession, type StaffLogin, staffSession, volunteerSession } from './sessions.js';

export { expect } from '@playwright/test';

interface Fixtures {
  /** What pages did wrong so far; the test fails on all it does not `expect`. */
  problems: Problems;
  /** A page of somebody else: a browser of its own, watched for problems like the first. */
  another: (options?: BrowserContextOptions) => Promise<Page>;
}

/** Playwright's `test` with a watch over every page. */
export const test = base.extend<Fixtures>({
  problems: [
    async ({ context }, use) => {
      const problems = new Problems();
      problems.watch(context);
      await use(problems);
      const unexpected = problems.unexpected();
      if (unexpected.length > 0) throw new Error(`The pages had problems:\n${unexpected.join('\n')}`);
    },
    { auto: true },
  ],
  another: async ({ browser, problems, baseURL, locale, timezoneId, contextOptions }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (options = {}) => {
      const settings = { ...contextOptions, baseURL, locale, timezoneId, ...options };
      const context = await browser.newContext(withoutUndefined(settings));
      problems.watch(context);
      opened.push(context);
      return context.newPage();
    });
    for (const context of opened) await context.close();
  },
});

/** Signs a demo account in, without a click: the page then opens as this person's. Each account once a run. */
export async function signInStaff(page: Page, login: StaffLogin): Promise<void> {
  await bringSession(page, await staffSession(login));
}

/** Signs the volunteer with this phone in; demo volunteers have 15401000001 to 15401000024. */
export async function signInVolunteer(page: Page, phone: string): Promise<void> {
  await bringSession(page, await volunteerSession(phone));
}

function withoutUndefined(options: object): BrowserContextOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
