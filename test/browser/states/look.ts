import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/axe.js';
import { breakApi, hurryRetries } from '../support/network.js';
import { expectEnglish, expectNoSidewaysScroll, expectTextsComplete } from '../support/page-checks.js';
import type { Problems } from '../support/problems.js';
import type { Traffic } from '../support/settled.js';
import { expect, test } from '../support/test.js';

/** What a look at one state of a page needs to know. */
export interface Looking {
  readonly page: Page;
  readonly traffic: Traffic;
  /** Texts of the page that are data although they came by another way. */
  readonly known?: string;
  /** Whether axe looks at the English page too. */
  readonly thorough?: boolean;
}

/** The page as it is now, first in Chinese, then in English: accessible, within the screen, every text there. */
export async function lookInBothLanguages(looking: Looking): Promise<void> {
  const { page, traffic, known = '', thorough = false } = looking;
  await traffic.settled();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await expectTextsComplete(page, await traffic.data());
  await page.getByRole('button', { name: 'English', exact: true }).first().click();
  await traffic.settled();
  if (thorough) await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await expectTextsComplete(page, await traffic.data());
  await expectEnglish(page, (await traffic.data()) + known);
  await page.getByRole('button', { name: '中文', exact: true }).first().click();
}

/** The page with all it has. */
export function lookFilled(looking: Looking, address: string): Promise<void> {
  return test.step('filled', async () => {
    await looking.page.goto(address);
    await expect(looking.page.getByRole('main')).toBeVisible();
    await lookInBothLanguages({ ...looking, thorough: true });
    // A part that could not be read looks as well made as the rest.
    await expect(looking.page.locator('.state-failed')).toHaveCount(0);
  });
}

/** The page while every read fails; the seconds between its tries are short from then on. */
export async function lookBroken(looking: Looking, reads: RegExp, problems: Problems): Promise<void> {
  await hurryRetries(looking.page);
  problems.expect(/^500 \/api\//);
  await lookWhile('broken', looking, () => breakApi(looking.page, reads));
}

/** The page, loaded again under other answers, which end with the look. */
export function lookWhile(state: string, looking: Looking, begin: () => Promise<unknown>): Promise<void> {
  return test.step(state, async () => {
    await begin();
    await looking.page.reload();
    await lookInBothLanguages(looking);
    await looking.page.unrouteAll({ behavior: 'wait' });
  });
}
