import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { oneAtATime } from './one-at-a-time.js';
import type { KeptSession, StaffLogin } from './sessions.js';
import { system } from './system.js';

const command = fileURLToPath(new URL('../../../scripts/county.mjs', import.meta.url));

/** A county that is no place and has nothing in it yet, with a session for each role. */
export interface Rehearsal {
  readonly county: string;
  readonly tokens: Readonly<Record<string, string>>;
}

/** Who does the same work there; nobody is a security administrator in a rehearsal. */
const names: Readonly<Record<StaffLogin, string | undefined>> = {
  operator: 'operator',
  liaison: 'liaison',
  liaison2: 'liaison2',
  trainer: 'trainer',
  officer: 'project-officer',
  admin: 'county-admin',
  security: undefined,
  auditor: 'auditor',
};

/** The empty county of this run, made when somebody first asks for it. */
export function emptyCounty(): Promise<Rehearsal> {
  return oneAtATime('empty-county', async () => {
    const file = path.join(system.directory, 'empty-county.json');
    if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Rehearsal;
    const county = await newCounty();
    writeFileSync(file, JSON.stringify(county));
    return county;
  });
}

/** A county of one's own, for what must not meet others' data. @throws Error when the system is not on this machine */
export async function newCounty(): Promise<Rehearsal> {
  if (!system.dataDir) throw new Error('A rehearsal county needs the data directory of the system.');
  const env = { ...process.env, DATA_DIR: system.dataDir, PORT: new URL(system.baseUrl).port };
  const { stdout } = await promisify(execFile)(process.execPath, [command, 'rehearsal'], { env });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Rehearsal;
}

/** The session of this role there; undefined where the role does not exist. */
export function sessionIn(county: Rehearsal, login: StaffLogin): Promise<KeptSession | undefined> {
  return sessionNamed(county, names[login] ?? '');
}

/** The session of an account by its name there: the second of two included. */
export async function sessionNamed(county: Rehearsal, login: string): Promise<KeptSession | undefined> {
  const token = county.tokens[login];
  if (token === undefined) return undefined;
  const cookie = { name: '__Host-redmaple', value: token };
  const answered = await fetch(`${system.baseUrl}/api/v1/session`, {
    headers: { cookie: `${cookie.name}=${cookie.value}` },
  });
  const { csrfToken } = (await answered.json()) as { csrfToken?: string };
  if (csrfToken === undefined) throw new Error(`The session of ${login} in ${county.county} is not good.`);
  return { cookie, csrfToken };
}
