import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/axe.js';
import { expectEnglish, expectNoSidewaysScroll, expectTextsComplete } from '../support/page-checks.js';
import type { Traffic } from '../support/settled.js';

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
