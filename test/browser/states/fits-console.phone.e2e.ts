import { consolePages } from '../../../apps/web/console/src/app/rooms.js';
import { swept } from '../../support/swept.js';
import { expectNoSidewaysScroll } from '../support/page-checks.js';
import type { StaffLogin } from '../support/sessions.js';
import { Traffic } from '../support/settled.js';
import { expect, signInStaff, test } from '../support/test.js';
import { consoleStates } from './console-pages.js';

const logins = [...new Set(Object.values(consoleStates).map(({ as }) => as))];

for (const login of logins)
  test(`the pages of ${login} fit on a phone`, async ({ page }) => {
    const traffic = new Traffic(page);
    await signInStaff(page, login);
    for (const path of swept(await pathsOf(login))) {
      await page.goto(`/console${path}`);
      await expect(page.getByRole('main')).toBeVisible();
      await traffic.settled();
      await expectNoSidewaysScroll(page);
    }
  });

async function pathsOf(login: StaffLogin): Promise<string[]> {
  const pages = consolePages.filter(({ key }) => consoleStates[key]?.as === login);
  const found = pages.map(async ({ key, path }) => {
    const { address, also = [] } = consoleStates[key] ?? {};
    return [(await address?.()) ?? path, ...also];
  });
  return (await Promise.all(found)).flat();
}
