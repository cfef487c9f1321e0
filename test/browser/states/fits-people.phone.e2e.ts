import type { Page } from '@playwright/test';
import { screens } from '../../../apps/web/me/src/parts/route.js';
import { swept } from '../../support/swept.js';
import { callPath, publicPaths, signUpPath } from '../support/addresses.js';
import { expectLargeEnough, expectNoSidewaysScroll, expectNothingCut } from '../support/page-checks.js';
import { Traffic } from '../support/settled.js';
import { expect, signInVolunteer, test } from '../support/test.js';
import { publicStates } from './public-pages.js';

/** How people with other eyes look at a page: a very small phone, text twice as large, and both. */
const ways = {
  'on a screen of 320 pixels': { width: 320, text: 1 },
  'with text twice as large': { width: 360, text: 2 },
  'with text twice as large on 320 pixels': { width: 320, text: 2 },
} as const;

async function look(page: Page, text: number): Promise<void> {
  await expectNoSidewaysScroll(page);
  await expectNothingCut(page);
  if (text === 1) await expectLargeEnough(page);
}

/** As browsers and WeChat do it: the text grows, the screen does not. */
async function enlarge(page: Page, text: number): Promise<void> {
  await page.addInitScript((factor) => {
    addEventListener('DOMContentLoaded', () => {
      document.documentElement.style.fontSize = `${112.5 * factor}%`;
    });
  }, text);
}

for (const [way, { width, text }] of swept(Object.entries(ways)))
  test(`the volunteers' pages and those for everybody are whole ${way}`, async ({ page }) => {
    const traffic = new Traffic(page);
    await page.setViewportSize({ width, height: 740 });
    if (text > 1) await enlarge(page, text);
    const call = await callPath();
    for (const path of [...publicPaths, call, await signUpPath(), `${call}/poster`])
      for (const language of ['zh-CN', 'en']) {
        await page.goto(`${path}?lang=${language}`);
        await look(page, text);
      }
    for (const language of ['zh-CN', 'en']) {
      await publicStates['/c/:county/calls/:id/sign-up']?.['error at the guardian']?.(
        page,
        (path) => `${path}?lang=${language}`,
      );
      await look(page, text);
    }
    await page.goto('/me/');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await traffic.settled();
    await look(page, text);
    await signInVolunteer(page, '15401000003');
    for (const screen of screens) {
      await page.goto(`/me/${screen}`);
      await expect(page.getByRole('main')).toBeVisible();
      for (const language of ['English', '中文']) {
        await traffic.settled();
        await look(page, text);
        await page.getByRole('button', { name: language, exact: true }).click();
      }
    }
  });
