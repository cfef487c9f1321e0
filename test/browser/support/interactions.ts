import type { CDPSession, Page } from '@playwright/test';
import { median } from './report.js';

interface Seen {
  readonly id: number;
  readonly name: string;
  readonly duration: number;
  readonly at: string;
}

interface Watched {
  interactions: Seen[];
  frames: number[];
}

/** How an interaction felt that was done several times. All in milliseconds. */
export interface Felt {
  /** Of each time, the slowest press or key until its next picture; the middle one of them. */
  readonly untilPicture: number;
  /** The same of every time, in their order. */
  readonly all: readonly number[];
  /** Processor time that the page needed for one of them: the same however busy the machine is. */
  readonly cpu: number;
  /** What was slowest, to find out why. */
  readonly slowest: readonly string[];
}

/**
 * Measures how a page feels: how long each press and key takes until the next picture (Event Timing, of which Interaction to
 * Next Paint is made), and how long pictures take while something is rolled. Others may work on the machine, so each interaction
 * is done several times and the middle one counts.
 */
export class Feeling {
  private constructor(
    private readonly page: Page,
    private readonly inspector: CDPSession,
  ) {}

  /** From the next load on the page keeps how long its interactions take. */
  static async of(page: Page): Promise<Feeling> {
    await page.addInitScript(watch);
    const inspector = await page.context().newCDPSession(page);
    await inspector.send('Performance.enable', { timeDomain: 'threadTicks' });
    return new Feeling(page, inspector);
  }

  /** Does it several times and looks at what presses and keys took. */
  async interaction(times: number, act: (turn: number) => Promise<void>): Promise<Felt> {
    const taken: number[] = [];
    const work: number[] = [];
    const slowest: Seen[] = [];
    for (let turn = 0; turn < times; turn++) {
      await this.seen();
      const before = await this.cpu();
      await act(turn);
      const { interactions } = await this.seen();
      work.push((await this.cpu()) - before);
      const worst = interactions.sort((one, other) => other.duration - one.duration)[0];
      taken.push(worst?.duration ?? 0);
      if (worst) slowest.push(worst);
    }
    return {
      untilPicture: median(taken),
      all: taken,
      cpu: Math.round(median(work)),
      slowest: slowest.map(({ duration, name, at }) => `${duration} ms ${name} ${at}`),
    };
  }

  /** Does it and looks at the longest picture on the way. @returns milliseconds of the longest, and of the processor */
  async motion(act: () => Promise<void>): Promise<{ longest: number; cpu: number }> {
    await this.seen();
    const before = await this.cpu();
    await act();
    const { frames } = await this.seen();
    return { longest: Math.round(Math.max(0, ...frames)), cpu: Math.round((await this.cpu()) - before) };
  }

  /** What was seen since the last look. */
  private seen(): Promise<Watched> {
    return this.page.evaluate(async () => {
      // Entries are handed over a moment after their picture.
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 60)));
      const { watched } = globalThis as unknown as { watched: Watched };
      const { interactions, frames } = watched;
      watched.interactions = [];
      watched.frames = [];
      return { interactions, frames };
    });
  }

  private async cpu(): Promise<number> {
    const { metrics } = await this.inspector.send('Performance.getMetrics');
    return 1000 * (metrics.find((one) => one.name === 'TaskDuration')?.value ?? Number.NaN);
  }
}

/** Runs in the page. */
function watch(): void {
  const watched: Watched = { interactions: [], frames: [] };
  Object.assign(globalThis, { watched });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceEventTiming[]) {
      const { interactionId, name, duration, target } = entry as PerformanceEventTiming & { interactionId: number };
      if (!interactionId) continue;
      const place = target instanceof Element ? target : undefined;
      const text = (place?.getAttribute('aria-label') ?? place?.textContent ?? '').slice(0, 24);
      watched.interactions.push({
        id: interactionId,
        name,
        duration,
        at: `${place?.tagName.toLowerCase() ?? ''} ${text}`,
      });
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) watched.frames.push(duration);
  }).observe({ type: 'long-animation-frame', buffered: true });
}
