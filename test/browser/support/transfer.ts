import type { Page } from '@playwright/test';

interface Transfer {
  readonly url: string;
  readonly bytes: number;
}

/** Counts what a page fetches over the wire, compressed as it came, headers left out as in every size of docs/architecture.md. */
export async function countTransfers(page: Page): Promise<() => Transfer[]> {
  const session = await page.context().newCDPSession(page);
  const urls = new Map<string, string>();
  const bytes = new Map<string, number>();
  // Chromium does not always tell the encoded length of a part; the whole, less what had come with the headers, it does.
  session.on('Network.responseReceived', ({ requestId, response }) => {
    urls.set(requestId, response.url);
    bytes.set(requestId, -response.encodedDataLength);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    bytes.set(requestId, (bytes.get(requestId) ?? 0) + encodedDataLength),
  );
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  return () => [...urls].map(([id, url]) => ({ url, bytes: bytes.get(id) ?? 0 }));
}

/** Adds up layout shifts from the start of each page on, as Core Web Vitals do (the worst window of five seconds). */
export async function watchLayout(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const shifts: { value: number; at: number }[] = [];
    Object.assign(globalThis, { layoutShifts: shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!entry.hadRecentInput) shifts.push({ value: entry.value, at: entry.startTime });
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () =>
    page.evaluate(() => {
      const { layoutShifts } = globalThis as unknown as { layoutShifts: { value: number; at: number }[] };
      let [worst, sum, began, last] = [0, 0, 0, Number.NEGATIVE_INFINITY];
      for (const { value, at } of layoutShifts) {
        if (at - last > 1000 || at - began > 5000) [sum, began] = [0, at];
        sum += value;
        last = at;
        worst = Math.max(worst, sum);
      }
      return worst;
    });
}
