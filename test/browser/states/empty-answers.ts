import type { Page } from '@playwright/test';

/** Answers come from the house, but every list in them is empty: somebody for whom there is nothing yet. */
export async function emptyAnswers(page: Page, routes: RegExp): Promise<void> {
  await page.route(routes, async (route) => {
    if (route.request().method() !== 'GET') return route.fallback();
    const response = await route.fetch();
    if (!(response.headers()['content-type'] ?? '').includes('application/json')) return route.fulfill({ response });
    return route.fulfill({ response, json: emptied(await response.json()) });
  });
}

function emptied(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, emptied(one)]));
}
