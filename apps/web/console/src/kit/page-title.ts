import { type RefObject, useEffect, useRef } from 'react';
import { useWords } from '../app/words.js';

/**
 * Names the window after the heading, in the language of the screen: tabs, history and screen readers tell pages apart by it.
 * @returns what the heading takes as its `ref`
 */
export function usePageTitle(): RefObject<HTMLHeadingElement | null> {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const product = t('shell.product');
  useEffect(() => {
    const own = heading.current?.textContent;
    document.title = own ? `${own} · ${product}` : product;
  });
  return heading;
}
