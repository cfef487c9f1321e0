import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Nothing on the page, as it is now, breaks WCAG 2.2 AA or axe's best practice. One whose part of the program is still on its way is
 * waited for as far as its heading.
 * @param within only inside this selector, for a drawer whose page was looked at already
 */
export async function expectAccessible(page: Page, within?: string): Promise<void> {
  // Where none comes, axe says so.
  if (within === undefined)
    await page
      .locator('h1')
      .first()
      .waitFor({ state: 'attached', timeout: 10_000 })
      .catch(() => undefined);
  const found = await accessibilityProblems(page, within);
  expect.soft(found, `axe on ${page.url()}:\n${found.join('\n')}\n`).toEqual([]);
}

/** Every violation as one readable text: rule, what it means, the elements. */
export async function accessibilityProblems(page: Page, within?: string): Promise<string[]> {
  // Our pages have no frames: the parts of axe that gather frames, a page more for each look, are left out.
  // Of what is right only the first place is asked for: writing down all of them takes most of the time.
  const builder = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(tags)
    .setLegacyMode();
  const { violations } = await atRest(page, () => (within ? builder.include(within) : builder).analyze());
  return violations.map(({ id, impact, help, nodes }) => {
    const places = nodes.slice(0, 5).map((node) => `    ${node.target.join(' ')}\n      ${node.html.slice(0, 160)}`);
    const why = nodes[0]?.failureSummary?.split('\n').slice(1).join('; ').trim() ?? '';
    return `${id} (${impact ?? 'unknown'}): ${help}, ${nodes.length}×. ${why}\n${places.join('\n')}`;
  });
}

/**
 * Something that is just fading in or out has the colours of neither, so nothing may move meanwhile. What is on its way out belongs to no
 * place of the page any more: it gets the time to go while it can still move. What began to leave during an earlier look never ends,
 * because nothing moved then; it has neither size nor colour by now, and is not waited for any longer.
 */
async function atRest<Result>(page: Page, look: () => Promise<Result>): Promise<Result> {
  if (await page.evaluate(() => matchMedia('(prefers-reduced-motion: reduce)').matches)) return look();
  const leaving = page.locator('[class*="-leave"]:not([class*="loading-icon"])');
  for (let turn = 0; turn < 15 && (await leaving.count()) > 0; turn++) await page.waitForTimeout(100);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  try {
    return await look();
  } finally {
    await page.emulateMedia({ reducedMotion: null });
  }
}
