import { expect, type Page } from '@playwright/test';

/** Nobody has to scroll sideways to read the page. Tables that scroll in a region of their own are fine. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { content, window, widest } = await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    const beyond = [...document.body.querySelectorAll('*')]
      .map((element) => ({ element, right: element.getBoundingClientRect().right }))
      .filter(({ right }) => right > room + 1)
      .sort((one, other) => other.right - one.right)
      .slice(0, 3)
      .map(({ element, right }) => `${element.tagName.toLowerCase()}.${element.className} to ${Math.round(right)}`);
    return { content: document.documentElement.scrollWidth, window: room, widest: beyond };
  });
  expect.soft(content, `${page.url()} is wider than the screen: ${widest.join(', ')}`).toBeLessThanOrEqual(window);
}

/** What readers of the page see: its text, and the names that screen readers say. */
export function visibleTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent && !parent.closest('script, style, template, noscript') && node.textContent?.trim())
        texts.push(node.textContent.trim());
    }
    for (const element of document.body.querySelectorAll('[aria-label], [placeholder], [title], [alt]'))
      for (const name of ['aria-label', 'placeholder', 'title', 'alt']) {
        const text = element.getAttribute(name)?.trim();
        if (text) texts.push(text);
      }
    return texts;
  });
}

/**
 * No text is missing, and no key of a text shows in its place.
 * @param data all texts that came as data: an action in the audit trail looks like a key and is none
 */
export async function expectTextsComplete(page: Page, data = ''): Promise<void> {
  const texts = await visibleTexts(page);
  const key = /^[a-z][a-zA-Z0-9]*(\.[a-z][a-zA-Z0-9]*){1,4}$/;
  const wrong = texts.filter(
    (text) => text.includes('⟦') || text.includes('{{') || (key.test(text) && !data.includes(`"${text}"`)),
  );
  expect.soft(wrong, `${page.url()} shows keys instead of texts`).toEqual([]);
}

/** What an English page may show in Chinese whatever its data: the switch to the other language, and our name. */
const always = '中文红枫林';

/**
 * No Chinese in the parts of an English page that are ours.
 * @param data all texts that came as data: names stay as people wrote them
 */
export async function expectEnglish(page: Page, data: string): Promise<void> {
  const known = data + always;
  const texts = await visibleTexts(page);
  const chinese = texts.filter((text) => (text.match(/[\u4e00-\u9fff]+/g) ?? []).some((word) => !known.includes(word)));
  expect.soft(chinese, `${page.url()} shows Chinese on an English page`).toEqual([]);
}

/** No text runs out of its box, and none is cut off where its box ends. */
export async function expectNothingCut(page: Page): Promise<void> {
  const cut = await page.evaluate(() => {
    const seen = (element: Element): boolean =>
      element.getClientRects().length > 0 && !element.closest('.unseen, .skip');
    return [...document.body.querySelectorAll<HTMLElement>('*')]
      .filter((element) => {
        if (!seen(element) || element.matches('input, textarea, select, svg, svg *, img')) return false;
        const { overflowX, overflowY, textOverflow } = getComputedStyle(element);
        const clips = overflowX !== 'visible' || overflowY !== 'visible' || textOverflow === 'ellipsis';
        const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
        if (clips && element.scrollHeight > element.clientHeight + 2 && overflowY === 'hidden') return true;
        return own && element.scrollWidth > element.clientWidth + 2 && element.clientWidth > 0;
      })
      .slice(0, 5)
      .map(
        (element) =>
          `${element.tagName.toLowerCase()}.${element.className}: ${element.textContent?.trim().slice(0, 40)}`,
      );
  });
  expect.soft(cut, `${page.url()} cuts texts`).toEqual([]);
}

/** Text of at least 18 pixels; whatever is tapped at least 60 pixels high, links inside of sentences aside. */
export async function expectLargeEnough(page: Page): Promise<void> {
  const small = await page.evaluate(() => {
    const found: string[] = [];
    const name = (element: Element): string =>
      `${element.tagName.toLowerCase()}.${element.className}: ${element.textContent?.trim().slice(0, 30)}`;
    const seen = (element: Element): boolean =>
      element.getClientRects().length > 0 && !element.closest('.unseen, .skip');
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent || !node.textContent?.trim() || !seen(parent) || parent.closest('script, style, noscript, svg'))
        continue;
      const size = Number.parseFloat(getComputedStyle(parent).fontSize);
      if (size < 17.99) found.push(`${size}px ${name(parent)}`);
    }
    for (const target of document.body.querySelectorAll('a[href], button, select, summary, input:not([type=hidden])')) {
      if (!seen(target)) continue;
      const whole = target.closest('label') ?? target;
      const inSentence = target.matches('a') && getComputedStyle(target).display === 'inline';
      const { height } = whole.getBoundingClientRect();
      if (!inSentence && height < 59.5) found.push(`${Math.round(height)}px high ${name(whole)}`);
    }
    return found.slice(0, 8);
  });
  expect.soft(small, `${page.url()} is too small to read or to tap`).toEqual([]);
}
