import { asSystem, Audit, Clock, Counties, type CoreRole, Sessions, UnitOfWork, uuidv7 } from '@redmaple/platform';
import type { House } from '../house/with-house.js';
import { nextRehearsalCode } from './county-code.js';
import { commandActor, enablePlugin } from './create-county.js';

/** Life of a rehearsal's tokens, in seconds. */
export const rehearsalSeconds = 2 * 3600;

/** One account per role, and a second of two: a follow-up is done by someone else, and a plugin is switched on by two. */
const staff: Readonly<Record<string, CoreRole>> = {
  operator: 'operator',
  liaison: 'liaison',
  liaison2: 'liaison',
  trainer: 'trainer',
  'project-officer': 'project-officer',
  'county-admin': 'county-admin',
  'county-admin2': 'county-admin',
  auditor: 'auditor',
};

/** What `npm run walk` needs; printed as one line of JSON. */
export interface Rehearsal {
  readonly county: string;
  /** Bearer tokens by role; `liaison2` and `county-admin2` are the second of theirs. */
  readonly tokens: Readonly<Record<string, string>>;
  readonly accounts: Readonly<Record<string, string>>;
  readonly expiresAt: string;
  readonly baseUrl: string;
}

/** Makes a county that is no place, with every plugin on and short-lived tokens for each role. */
export async function startRehearsal(house: House): Promise<Rehearsal> {
  const counties = house.get(Counties);
  const county = nextRehearsalCode((await counties.all()).keys());
  const now = house.get(Clock).now();
  // Registered before the rest: plugins of other counties may be tried in one that is known as a rehearsal's.
  await asSystem(county, commandActor, () =>
    house.get(UnitOfWork).run(async () => {
      await counties.register({
        code: county,
        name: `演练 ${county}`,
        kind: 'rehearsal',
        timezone: zoneWhereItIsNoon(now),
      });
      await house.get(Audit).record('county.created', { type: 'county', id: county }, { kind: 'rehearsal' });
    }),
  );
  return asSystem(county, commandActor, () =>
    house.get(UnitOfWork).run(async () => {
      for (const { id } of house.plugins.active) await enablePlugin(house, id);
      const opened = [];
      for (const [name, role] of Object.entries(staff))
        opened.push({ name, ...(await openAccount(house, name, role, now)) });
      return {
        county,
        tokens: Object.fromEntries(opened.map((one) => [one.name, one.token])),
        accounts: Object.fromEntries(opened.map((one) => [one.name, one.accountId])),
        expiresAt: new Date(now.getTime() + rehearsalSeconds * 1000).toISOString(),
        baseUrl: house.env.PUBLIC_URL,
      };
    }),
  );
}

/**
 * A zone in which it is between 12 and 13 o'clock, so that no message of a rehearsal waits for the end of quiet hours
 * (22–07). The names of these zones have the sign reversed: Etc/GMT-8 is eight hours ahead.
 */
export function zoneWhereItIsNoon(now: Date): string {
  const ahead = 12 - now.getUTCHours();
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

/** An account without password or second factor: nobody can sign in to it, its one session is handed out. */
async function openAccount(
  house: House,
  login: string,
  role: CoreRole,
  now: Date,
): Promise<{ accountId: string; token: string }> {
  const work = house.get(UnitOfWork);
  const accountId = uuidv7(now);
  await work.execute(
    `INSERT INTO platform.account (id, kind, login, display_name, status) VALUES ($1, 'staff', $2, $3, 'active')`,
    [accountId, login, `演练 ${login}`],
  );
  // A minute back: the clocks of this machine and of the API's may differ a little.
  await work.execute(
    `INSERT INTO platform.role_grant (account_id, role, granted_by, valid_from)
     VALUES ($1, $2, 'system', $3::timestamptz - interval '1 minute')`,
    [accountId, role, now],
  );
  // It has no second factor to show again: the one it was not asked for counts until the end.
  const ends = new Date(now.getTime() + rehearsalSeconds * 1000);
  const { token } = await house
    .get(Sessions)
    .open('staff', { accountId, secondFactorAt: ends, lifetimeSeconds: rehearsalSeconds });
  return { accountId, token };
}
