import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { currentCode } from '../../../scripts/lib/totp.mjs';
import { newestCode } from './inbox.js';
import { oneAtATime } from './one-at-a-time.js';
import { system } from './system.js';

/** Logins of the demo accounts; `liaison2` and `operator` work in the same county. */
export type StaffLogin = 'operator' | 'liaison' | 'liaison2' | 'trainer' | 'officer' | 'admin' | 'security' | 'auditor';

/** A session in a cookie, as a browser holds it. */
export interface KeptSession {
  readonly cookie: { readonly name: string; readonly value: string };
  readonly csrfToken: string;
  /** When the second factor was last shown, of staff. */
  readonly shownAt?: number;
}

/** A code of the authenticator counts once: the step of the last one used, by login. */
const stepSeconds = 30;
/** A test does not last so long that what is this fresh would grow old in it, in milliseconds. */
const freshFor = 3 * 60_000;

/**
 * A session of a demo account, opened once for all tests of the run.
 * @param options `fresh`: one that nobody else uses, for tests that sign out; may wait half a minute for a new code
 */
export async function staffSession(login: StaffLogin, options: { fresh?: boolean } = {}): Promise<KeptSession> {
  return oneAtATime(`staff-${login}`, async () => {
    const file = fileOf(`staff-${login}.json`);
    if (!options.fresh) {
      const kept = await keptSession(file);
      if (kept) return stillFresh(login, kept, file);
    }
    const session = await openStaff(login);
    if (!options.fresh) writeFileSync(file, JSON.stringify(session));
    return session;
  });
}

/** Shows the second factor again before its five minutes are over, so that no test is asked for it by surprise. */
async function stillFresh(login: StaffLogin, session: KeptSession, file: string): Promise<KeptSession> {
  if (Date.now() - (session.shownAt ?? 0) < freshFor) return session;
  const { cookie, csrfToken } = session;
  await post(
    'session/second-factor',
    { code: await freshTotp(login) },
    { cookie: `${cookie.name}=${cookie.value}`, 'x-csrf-token': csrfToken },
  );
  const shown = { ...session, shownAt: Date.now() };
  writeFileSync(file, JSON.stringify(shown));
  return shown;
}

/** A code of this account's authenticator that was not used yet; waits for the next one if need be. */
export async function freshTotp(login: StaffLogin): Promise<string> {
  const account = system.accounts[login];
  if (!account) throw new Error(`There is no demo account "${login}".`);
  const file = fileOf(`step-${login}`);
  const last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  const step = () => Math.floor(Date.now() / 1000 / stepSeconds);
  while (step() <= last) await new Promise((resolve) => setTimeout(resolve, 200));
  writeFileSync(file, String(step()));
  return currentCode(account.secret).code;
}

/** A session of a volunteer, opened by a code to the phone once for all tests of the run. */
export async function volunteerSession(phone: string, options: { fresh?: boolean } = {}): Promise<KeptSession> {
  return oneAtATime(`volunteer-${phone}`, () => openVolunteer(phone, options));
}

async function openVolunteer(phone: string, options: { fresh?: boolean }): Promise<KeptSession> {
  const file = fileOf(`volunteer-${phone}.json`);
  if (!options.fresh) {
    const kept = await keptSession(file);
    if (kept) return kept;
  }
  const since = new Date().toISOString();
  const asked = await post('session/phone-codes', { county: system.county, phone });
  const { flowId } = (await asked.json()) as { flowId: string };
  const code = await newestCode(phone, since);
  const session = await opened(
    await post('session/phone', { county: system.county, phone, flowId, code, transport: 'cookie' }),
  );
  if (!options.fresh) writeFileSync(file, JSON.stringify(session));
  return session;
}

/** Puts the session into the browser, as if its owner had signed in there. */
export async function bringSession(target: Page | BrowserContext, session: KeptSession): Promise<void> {
  const context = 'context' in target ? target.context() : target;
  const { hostname: domain } = new URL(system.baseUrl);
  await context.addCookies([{ ...session.cookie, domain, path: '/', httpOnly: true, secure: true, sameSite: 'Lax' }]);
}

async function openStaff(login: StaffLogin): Promise<KeptSession> {
  const password = system.accounts[login]?.password;
  const code = await freshTotp(login);
  const session = await opened(
    await post('session', { county: system.county, login, password, code, transport: 'cookie' }),
  );
  return { ...session, shownAt: Date.now() };
}

async function opened(answer: Response): Promise<KeptSession> {
  const { csrfToken } = (await answer.json()) as { csrfToken: string };
  const [pair = ''] = (answer.headers.getSetCookie()[0] ?? '').split(';');
  const at = pair.indexOf('=');
  return { cookie: { name: pair.slice(0, at), value: pair.slice(at + 1) }, csrfToken };
}

/** The kept session if it is still good: a test may have signed it out. */
async function keptSession(file: string): Promise<KeptSession | undefined> {
  if (!existsSync(file)) return undefined;
  const session = JSON.parse(readFileSync(file, 'utf8')) as KeptSession;
  const { status } = await fetch(`${system.baseUrl}/api/v1/session`, {
    headers: { cookie: `${session.cookie.name}=${session.cookie.value}` },
  });
  return status === 200 ? session : undefined;
}

async function post(route: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const answer = await fetch(`${system.baseUrl}/api/v1/${route}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`POST ${route} answered ${answer.status}: ${await answer.text()}`);
  return answer;
}

function fileOf(name: string): string {
  return path.join(system.directory, name);
}
