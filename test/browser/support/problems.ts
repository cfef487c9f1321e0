import type { BrowserContext, ConsoleMessage, Page } from '@playwright/test';

/** What no page may do while a test runs; a test that provokes it says so with `expect`. */
export class Problems {
  private readonly found: string[] = [];
  private readonly expected: RegExp[] = [];

  /** From now on and before, problems like this are part of the test. */
  expect(pattern: RegExp): void {
    this.expected.push(pattern);
  }

  /** Listens to every page of the context. */
  watch(context: BrowserContext): void {
    for (const page of context.pages()) this.watchPage(page);
    context.on('page', (page) => this.watchPage(page));
    context.on('weberror', (error) => this.found.push(`page error: ${error.error().stack ?? error.error().message}`));
    context.on('response', (response) => {
      const { pathname, search } = new URL(response.url());
      if (response.status() >= 500) this.found.push(`${response.status()} ${pathname}${search}`);
      else if (response.status() === 404 && !pathname.startsWith('/api/')) this.found.push(`404 ${pathname}`);
    });
  }

  /** All that nobody expected. */
  unexpected(): string[] {
    return this.found.filter((problem) => !this.expected.some((pattern) => pattern.test(problem)));
  }

  private watchPage(page: Page): void {
    page.on('console', (message) => this.hear(message));
  }

  private hear(message: ConsoleMessage): void {
    if (message.type() !== 'error') return;
    const text = message.text();
    // Answers are judged by their status above; a refusal (4xx) that the page explains is no problem.
    if (
      /^Failed to load resource: (the server responded with a status of|net::ERR_(INTERNET_DISCONNECTED|FAILED|CONNECTION_RESET|ABORTED))/.test(
        text,
      )
    )
      return;
    // A frame that runs no scripts says so to those that the tests themselves bring along.
    if (/^Blocked script execution in '(about:srcdoc)?' because the document's frame is sandboxed/.test(text)) return;
    this.found.push(`console: ${text} (${message.location().url})`);
  }
}
