import { expect, type Locator, type Page } from '@playwright/test';

/** What floats over a page after a press: a record or form beside it, a dialog, a question at a button, a menu. */
const floating =
  '[role="dialog"], .ant-popconfirm:not(.ant-popover-hidden), .ant-dropdown:not(.ant-dropdown-hidden, .ant-slide-up-leave)';

/** Goes on with a list wherever it stands. */
const goesOn = /^继续载入$/;

/** A button, one of those that look alike in every row. */
interface Opener {
  /** By which it is found again, whatever comes before it meanwhile. */
  readonly mark: string;
  readonly name: string;
}

/**
 * Presses every button inside `scope` by keyboard: whatever opens takes the focus, is left by Escape, and gives the focus back.
 * @param instant names of buttons that do their work at once; others do that in tests of their own
 * @returns names of the buttons that opened something
 */
export async function expectOpenings(page: Page, scope: Locator, instant: readonly RegExp[]): Promise<string[]> {
  const opened: string[] = [];
  for (const { mark, name } of await scope.evaluate(openersIn)) {
    if ([...instant, goesOn].some((one) => one.test(name))) continue;
    const marked = scope.locator(`[data-mark="${mark}"]`);
    // A list that came anew draws its buttons anew; where there is none of the name, somebody else decided about its row.
    const opener = (await marked.count()) > 0 ? marked : scope.getByRole('button', { name, exact: true }).first();
    if ((await opener.count()) === 0) continue;
    await expectOpening(page, opener, name);
    opened.push(name);
  }
  return opened;
}

/** Presses a button by Enter: a form takes its place and the focus, and its “取消” gives both back. */
export async function expectInPlace(page: Page, scope: Locator, name: RegExp): Promise<void> {
  const opener = scope.getByRole('button', { name });
  await opener.press('Enter');
  const form = scope.locator('form');
  await expect(form, `${name} brings a form`).toBeVisible();
  const inPanel = () => form.evaluate((element) => element.parentElement?.contains(document.activeElement));
  await expect.poll(inPanel, { message: `the form of ${name} has the focus` }).toBe(true);
  await page.keyboard.press('Tab');
  expect(await inPanel(), `Tab goes on in the form of ${name}`).toBe(true);
  await form.getByRole('button', { name: '取消', exact: true }).press('Enter');
  await expect(opener, `${name} has the focus again`).toBeFocused();
}

/** Opens by Enter, keeps Tab inside, closes by Escape, gives the focus back. */
export async function expectOpening(page: Page, opener: Locator, name: string): Promise<void> {
  const over = page.locator(floating).filter({ visible: true });
  const before = await over.count();
  await opener.press('Enter');
  await expect(over, `"${name}" opens something by Enter`).toHaveCount(before + 1);
  const top = over.last();
  await expect(top, `what "${name}" opened is in the window`).toBeInViewport();
  const inside = () => top.evaluate((element) => element.contains(document.activeElement));
  await expect.poll(inside, { message: `what "${name}" opened has the focus` }).toBe(true);
  // In a menu the arrows go on, and Tab leaves it.
  const stops = (await top.evaluate((element) => element.matches('.ant-dropdown'))) ? 0 : 4;
  for (let press = 0; press < stops; press++) {
    await page.keyboard.press('Tab');
    // Beyond the last one the focus may go to the browser itself, but never to what lies behind.
    const away = await top.evaluate(
      (element) => document.activeElement !== document.body && !element.contains(document.activeElement),
    );
    expect(away, `Tab stays in what "${name}" opened`).toBe(false);
  }
  await page.keyboard.press('Escape');
  await expect(over, `what "${name}" opened closes by Escape`).toHaveCount(before);
  await expect(opener, `"${name}" has the focus again`).toBeFocused();
}

/** Runs in the page: the buttons of an element, of rows that look alike those of the first. */
function openersIn(scope: Element): Opener[] {
  const kinds = new Set<string>();
  return [...scope.querySelectorAll('button')].flatMap((button, place) => {
    const enabled = !button.disabled && button.getAttribute('aria-disabled') !== 'true';
    // A switch changes what is shown, a list shows its choices; the cross of a drawer closes it.
    const changes = button.hasAttribute('aria-pressed') || button.role === 'tab' || button.role === 'combobox';
    const other = changes || button.matches('.ant-drawer-close');
    if (!enabled || other || !button.checkVisibility({ visibilityProperty: true })) return [];
    const name = (button.getAttribute('aria-label') ?? button.innerText).trim();
    const row = button.closest('tr, li, [role="row"]');
    const list = row?.parentElement?.closest('table, ul, ol, [aria-label]');
    const kind = row
      ? `${list?.getAttribute('aria-label') ?? ''}|${button.className}|${button.getAttribute('aria-label') ? button.innerText : ''}`
      : name;
    if (kinds.has(kind)) return [];
    kinds.add(kind);
    const mark = String(place);
    button.dataset['mark'] = mark;
    return [{ mark, name }];
  });
}
