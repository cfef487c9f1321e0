import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { type StaffLogin, staffSession } from './sessions.js';
import { system } from './system.js';

/** The sample plugin has a page in every view, the other one a module that works and two that fail. */
export const sample = '/console/x/rescue-points';
export const modules = '/console/x/panel-house';
/** All that the sample's pages ask for. */
export const sampleRoutes = /\/api\/v1\/plugins\/rescue-points\//;

/** An answer for `route.fulfill`. */
export const json = (status: number, body: unknown) => ({
  status,
  contentType: 'application/json',
  body: JSON.stringify(body),
});

/** Opens a page and waits until it shows what it has. */
export async function openPage(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expectShown(page);
}

/** The page has a heading, and no grey lines any more. */
export async function expectShown(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('.ant-skeleton')).toHaveCount(0);
}

/** A code that no other test has. Lists begin with it, however many points there are. */
export function newCode(): string {
  const letters = [...randomBytes(3)].map((byte) => String.fromCharCode(65 + (byte % 26))).join('');
  return `A${letters}-${randomInt(1000, 10_000)}`;
}

/** A point of the sample plugin, for one test alone; nobody has looked at it yet. */
export async function newPoint(): Promise<{ code: string; place: string; id: string }> {
  const code = newCode();
  const place = `测试码头 ${code}`;
  const body = { code, place, water: '浦阳江', kind: 'lifebuoy', latitude: 29.71, longitude: 120.24 };
  const { id } = (await askPlugin('operator', 'POST', 'rescue-points/points', body)) as { id: string };
  return { code, place, id };
}

/**
 * What a route of a plugin answers this member of the staff; the description of the API does not know these routes.
 * @param path below /api/v1/plugins
 * @throws Error with the problem when it was refused
 */
export async function askPlugin(
  login: StaffLogin,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
): Promise<unknown> {
  const { cookie, csrfToken } = await staffSession(login);
  const answer = await fetch(`${system.baseUrl}/api/v1/plugins/${path}`, {
    method,
    headers: {
      cookie: `${cookie.name}=${cookie.value}`,
      'x-csrf-token': csrfToken,
      ...(body && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}
