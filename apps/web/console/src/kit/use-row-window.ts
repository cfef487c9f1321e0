import { type RefObject, useLayoutEffect, useState } from 'react';

/** Until a row has been drawn its height is not known, in pixels. */
const usualHeight = 48;
/** Rows are drawn a little before they come into sight, and looked at again after so much scrolling, in pixels. */
const ahead = 480;
const step = 160;

/** Which rows are to be drawn, and the height of those above and below. */
export interface RowWindow {
  readonly first: number;
  readonly end: number;
  readonly above: number;
  readonly below: number;
}

/**
 * Of a long table the rows in sight. Rows may be of any height: each is measured when it has been drawn, the others are taken
 * to be as high as the first.
 *
 * @param frame what scrolls; its rows carry their id as `data-row`
 * @param long whether to leave out anything at all
 */
export function useRowWindow(
  frame: RefObject<HTMLElement | null>,
  rows: readonly { readonly id: string }[],
  long: boolean,
): RowWindow {
  const [heights] = useState(() => new Map<string, number>());
  const [view, setView] = useState({ top: 0, height: 800 });
  useLayoutEffect(() => {
    const element = frame.current;
    if (!long || !element) return;
    const look = (): void => {
      const [top, height] = [Math.floor(element.scrollTop / step) * step, element.clientHeight];
      setView((seen) => (seen.top === top && seen.height === height ? seen : { top, height }));
    };
    const sized = new ResizeObserver(look);
    sized.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      sized.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [frame, long]);
  useLayoutEffect(() => {
    if (!long) return;
    for (const row of frame.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])
      heights.set(row.dataset.row ?? '', row.getBoundingClientRect().height);
  });
  return long ? windowOf(rows, heights, view) : { first: 0, end: rows.length, above: 0, below: 0 };
}

function windowOf(
  rows: readonly { readonly id: string }[],
  heights: ReadonlyMap<string, number>,
  view: { readonly top: number; readonly height: number },
): RowWindow {
  const [known = usualHeight] = heights.values();
  let [first, end, above, drawn, below] = [0, 0, 0, 0, 0];
  for (const { id } of rows) {
    const height = heights.get(id) ?? known;
    if (above + height < view.top - ahead) {
      above += height;
      first++;
      end++;
    } else if (above + drawn < view.top + view.height + step + ahead) {
      drawn += height;
      end++;
    } else below += height;
  }
  return { first, end, above, below };
}
