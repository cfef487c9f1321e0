import { type RefObject, useLayoutEffect, useRef } from 'react';
import { useWords } from '../app/words.js';

/**
 * Names the window after the heading, in the language of the screen: tabs, history and screen readers tell pages apart by it.
 * Nothing else writes the window's title.
 * @param news what a window behind others has to tell; it stands before the name as long as it is news
 * @returns what the heading takes as its `ref`
 */
export function usePageTitle(news?: string): RefObject<HTMLHeadingElement | null> {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const product = t('shell.product');
  useLayoutEffect(() => {
    const own = heading.current?.textContent;
    document.title = [news, own, product].filter(Boolean).join(' · ');
  });
  return heading;
}
