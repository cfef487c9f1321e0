import { randomUUID } from 'node:crypto';
import { type StaffLogin, staffSession } from './sessions.js';
import { system } from './system.js';

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
