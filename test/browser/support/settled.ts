import type { Page, Request } from '@playwright/test';

const quiet = 120;
const patience = 15_000;

/** Follows the calls of the API, so that a test can wait until a page has all it asked for. */
export class Traffic {
  private readonly open = new Set<Request>();
  private readonly texts: string[] = [];
  private readonly reading = new Set<Promise<void>>();
  private last = 0;

  constructor(private readonly page: Page) {
    const counts = (request: Request): boolean =>
      /\/api\/v1\/|\/assets\//.test(request.url()) && !request.url().includes('/api/v1/events');
    page.on('request', (request) => {
      if (counts(request)) this.open.add(request);
    });
    const end = (request: Request): void => {
      if (this.open.delete(request)) this.last = Date.now();
    };
    page.on('requestfailed', end);
    page.on('requestfinished', (request) => {
      end(request);
      if (request.url().includes('/api/v1/') && counts(request)) this.read(request);
    });
  }

  /** Nothing is on its way any more and no grey lines stand for what is to come. @throws Error after 15 seconds */
  async settled(): Promise<void> {
    const end = Date.now() + patience;
    for (;;) {
      const loading = await this.page.evaluate(
        () =>
          document.readyState !== 'complete' ||
          document.querySelector('.ant-skeleton-active, .ant-spin-spinning, [aria-busy="true"]') !== null ||
          document
            .getAnimations()
            .some((one) => one.playState === 'running' && one.effect?.getTiming().iterations === 1),
      );
      if (!loading && this.open.size === 0 && Date.now() - this.last > quiet) return;
      if (Date.now() > end) {
        const waiting = [...this.open].map((request) => request.url()).join(', ');
        throw new Error(`${this.page.url()} does not come to rest. ${waiting || 'Nothing is on its way.'}`);
      }
      await this.page.waitForTimeout(40);
    }
  }

  /** All texts that the API answered so far: data, which stays in the language it was written in. */
  async data(): Promise<string> {
    await Promise.all(this.reading);
    return this.texts.join('\n');
  }

  private read(request: Request): void {
    const reading = (async () => {
      const response = await request.response();
      const type = response?.headers()['content-type'] ?? '';
      if (response && type.includes('json')) this.texts.push(await response.text());
    })().catch(() => {});
    this.reading.add(reading);
    void reading.finally(() => this.reading.delete(reading));
  }
}
