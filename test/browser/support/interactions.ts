import type { Page } from '@playwright/test';

interface Seen {
  readonly id: number;
  readonly name: string;
  readonly duration: number;
  readonly at: string;
}

interface Watched {
  interactions: Seen[];
  longest: number;
}

/** What a person felt of a page: how long each press and key took until the next picture (Event Timing, as INP is measured). */
export interface Felt {
  /** Presses, keys and taps. */
  readonly count: number;
  /** Milliseconds of the slowest of them. */
  readonly worst: number;
  /** The slowest few, to find out why. */
  readonly slowest: readonly string[];
}

/** From the next load on the page keeps how long its interactions take. */
export async function watchInteractions(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watched: Watched = { interactions: [], longest: 0 };
    Object.assign(globalThis, { watched });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceEventTiming[]) {
        const {
          interactionId: id,
          name,
          duration,
          target,
        } = entry as PerformanceEventTiming & { interactionId: number };
        if (!id) continue;
        const place = target instanceof Element ? target : undefined;
        const at = `${place?.tagName.toLowerCase() ?? ''} ${(place?.getAttribute('aria-label') ?? place?.textContent ?? '').slice(0, 24)}`;
        watched.interactions.push({ id, name, duration, at });
      }
    }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  });
}

/** All that was felt since the last load or the last asking. */
export async function feltSince(page: Page): Promise<Felt> {
  // The last entries come a moment after their picture.
  await page.waitForTimeout(250);
  return page.evaluate(() => {
    const { watched } = globalThis as unknown as { watched: Watched };
    const whole = new Map<number, Seen>();
    for (const one of watched.interactions)
      if ((whole.get(one.id)?.duration ?? -1) < one.duration) whole.set(one.id, one);
    watched.interactions = [];
    const slowest = [...whole.values()].sort((one, other) => other.duration - one.duration);
    return {
      count: whole.size,
      worst: slowest[0]?.duration ?? 0,
      slowest: slowest.slice(0, 5).map(({ duration, name, at }) => `${duration} ms ${name} ${at}`),
    };
  });
}
