import { swept } from '../../support/swept.js';
import { expectAccessible } from '../support/axe.js';
import { expectNoSidewaysScroll, expectTextsComplete } from '../support/page-checks.js';
import { restoreNetwork } from '../support/network.js';
import { pageRoutes } from '../support/routes.js';
import { expect, test } from '../support/test.js';
import { elsewhere, publicStates } from './public-pages.js';

test('every page that the house renders has its states', () => {
  expect([...Object.keys(publicStates), ...elsewhere].sort()).toEqual(pageRoutes().sort());
});

for (const [route, states] of swept(Object.entries(publicStates)))
  for (const [state, bring] of Object.entries(states))
    test(`${route}: ${state}`, async ({ page, problems }) => {
      problems.expect(/^404 \/[cs]\//);
      for (const locale of ['zh-CN', 'en']) {
        await bring(page, (path) => `${path}?lang=${locale}`);
        await expect(page.locator('html')).toHaveAttribute('lang', locale);
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
        await expectTextsComplete(page);
        await restoreNetwork(page);
      }
    });

for (const path of elsewhere.filter((route) => route === '/dev/inbox'))
  test(`${path}: filled`, async ({ page }) => {
    await page.goto(path);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await expectTextsComplete(page);
  });
