import type { TestApi } from '@redmaple/api/testing';
import { type CoreRole, Sessions, UnitOfWork, uuidv7 } from '@redmaple/platform';
import { longFresh } from '@redmaple/platform/testing';
import { withClient } from './fill.js';
import type { Actors, Answer, Headers, Send } from './thread.js';

/** Roles that nobody holds together with one another. */
export const apart: readonly CoreRole[] = ['security-admin', 'auditor', 'system-admin'];

/** Of the roles that a route names, those that one person may hold at the same time. */
export function together(roles: readonly CoreRole[]): CoreRole[] {
  const everyday = roles.filter((role) => !apart.includes(role));
  return everyday.length > 0 ? everyday : roles.slice(0, 1);
}

/** Headers of a new account with these roles, in any county; with a person behind it when `personId` is given. */
export async function accountIn(
  api: TestApi,
  county: string,
  roles: readonly CoreRole[],
  personId?: string,
): Promise<Headers> {
  const id = uuidv7(new Date());
  const work = api.get<UnitOfWork>(UnitOfWork);
  const { token } = await api.inCounty(async () => {
    await work.execute(
      `INSERT INTO platform.account (id, kind, login, display_name, status, person_id) VALUES ($1, 'staff', $2, '测试人员', 'active', $3)`,
      [id, `test-${id}`, personId ?? null],
    );
    await work.execute(
      `INSERT INTO platform.role_grant (account_id, role, granted_by, valid_from) SELECT $1, r, 'system', '2020-01-01' FROM unnest($2::text[]) AS r`,
      [id, roles],
    );
    return api
      .get<Sessions>(Sessions)
      .open('staff', { accountId: id, secondFactorAt: longFresh, ...(personId !== undefined && { personId }) });
  }, county);
  return { authorization: `Bearer ${token}` };
}

export async function actorsIn(api: TestApi, county: string): Promise<Actors> {
  const [operator, secondOperator, liaison, admin] = await Promise.all([
    accountIn(api, county, ['operator']),
    accountIn(api, county, ['operator']),
    accountIn(api, county, ['liaison']),
    accountIn(api, county, ['county-admin']),
  ]);
  return { operator, secondOperator, liaison, admin } as Actors;
}

/** Lets the application under test listen, and sends requests to it. */
export async function listenAndSend(api: TestApi): Promise<Send> {
  await api.app.listen(0, '127.0.0.1');
  return sendOver(await api.app.getUrl());
}

/** Lets one-time codes be sent again at once. */
export async function letMinutePass(ownerUrl: string): Promise<void> {
  await withClient(ownerUrl, (client) =>
    client.query(`UPDATE platform.phone_code SET created_at = created_at - interval '61 seconds'`),
  );
}

/** Sends requests to a process. */
export function sendOver(url: string): Send {
  return async (method, path, headers, body) => {
    const json = body !== undefined && !(body instanceof FormData);
    const answer = await fetch(`${url}/api/v1/${path}`, {
      method,
      headers: { ...headers, ...(json && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: json ? JSON.stringify(body) : (body as FormData) }),
    });
    return toAnswer(answer.status, await answer.text());
  };
}

function toAnswer(status: number, text: string): Answer {
  let body: unknown;
  try {
    body = text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    body = undefined;
  }
  return { status, text, body };
}
