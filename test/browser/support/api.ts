import { randomUUID } from 'node:crypto';
import createClient, { type Client } from 'openapi-fetch';
import type { paths } from '../../../apps/web/shared/api.generated.js';
import { type KeptSession, type StaffLogin, staffSession, volunteerSession } from './sessions.js';
import { system } from './system.js';

/** The API as the description of its routes types it. */
export type Api = Client<paths>;

/** The API as this member of the staff calls it, to arrange what a test needs. */
export async function staffApi(login: StaffLogin): Promise<Api> {
  return apiOf(await staffSession(login));
}

/** The API as the volunteer with this phone calls it. */
export async function volunteerApi(phone: string): Promise<Api> {
  return apiOf(await volunteerSession(phone));
}

/** The API as a stranger calls it. */
export function publicApi(): Api {
  return apiOf(undefined);
}

/**
 * What a call answered.
 * @throws Error with the problem when it was refused: `await answer(api.GET('/api/v1/calls'))`
 */
export async function answer<Data>(
  call: Promise<{ data?: Data; error?: unknown; response: Response }>,
): Promise<NonNullable<Data>> {
  const { data, error, response } = await call;
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${JSON.stringify(error)}`);
  return data as NonNullable<Data>;
}

/** The API as whoever holds this session calls it. */
export function apiOf(session: KeptSession | undefined): Api {
  const client = createClient<paths>({ baseUrl: system.baseUrl });
  client.use({
    onRequest({ request }) {
      if (session) request.headers.set('cookie', `${session.cookie.name}=${session.cookie.value}`);
      if (request.method === 'GET') return request;
      if (session) request.headers.set('x-csrf-token', session.csrfToken);
      if (!request.headers.has('idempotency-key')) request.headers.set('idempotency-key', randomUUID());
      return request;
    },
  });
  return client;
}
