import { type RefCallback, startTransition, useCallback, useState } from 'react';

/** They are drawn a little before they come into sight. */
const ahead = '400px';

/**
 * Draws a list as far down as somebody has looked, for rows of any height.
 *
 * @param step so many are drawn at once: few where several lists stand below each other
 * @returns how many to draw, and the `ref` of an element after the last of them that stands there while there are more
 */
export function useAsFarAsSeen(total: number, step = 15): readonly [number, RefCallback<HTMLElement>] {
  const [drawn, setDrawn] = useState(step);
  const end = useCallback<RefCallback<HTMLElement>>(
    (element) => {
      if (!element) return undefined;
      const seen = new IntersectionObserver(
        // Nobody waits for it: a press meanwhile comes first.
        ([entry]) => entry?.isIntersecting && startTransition(() => setDrawn(Math.min(total, drawn + step))),
        { rootMargin: ahead },
      );
      seen.observe(element);
      return () => seen.disconnect();
    },
    [drawn, total, step],
  );
  return [Math.min(drawn, total), end];
}
