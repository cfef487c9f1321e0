import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { houseMigrations } from '@redmaple/house';
import { Keyring } from '@redmaple/platform';
import { createTestDatabase, queryAsOwner, type TestDatabase, testMasterKey } from '@redmaple/platform/testing';
import { callJson, type HouseProcess, staffHeaders, startHouseProcess, switchOn } from '../support/house-processes.mjs';
import { type Recruit, recruitsWithCodes, signUpBody } from '../support/recruits.mjs';

const county = '330681';
const seats = 10;
const racers = 200;
/** So many take their sign-up back while others still race, whether they hold a seat or wait. */
const cancels = 20;
const trials = Number(process.env.RACE_TRIALS ?? 100);

interface Row {
  id: string;
  number: string;
  state: string;
  waitlist_no: number | null;
  seated: boolean;
}

/** The fields of the answers that the race reads. */
interface Answer {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly consent: { readonly version: string };
}

interface Outcome {
  readonly rows: readonly Row[];
  readonly numbers: readonly string[];
}

describe('two hundred sign-ups for ten seats over two API processes', () => {
  let database: TestDatabase;
  let apis: HouseProcess[];
  let operator: { authorization: string };

  beforeAll(async () => {
    database = await createTestDatabase(houseMigrations);
    await queryAsOwner(database, `INSERT INTO platform.county (code, name) VALUES ($1, '诸暨市')`, [county]);
    const environment = {
      NODE_ENV: 'production',
      DATABASE_URL: database.appUrl,
      MASTER_KEY: testMasterKey,
      DEV_INBOX: '1',
      LOG_LEVEL: 'error',
      RATE_LIMIT_PUBLIC: '100000000',
      DB_POOL_SIZE: '16',
    };
    apis = await Promise.all([startHouseProcess('api', environment), startHouseProcess('api', environment)]);
    operator = await staffHeaders(database.ownerUrl, county, ['operator']);
    await switchOn({ url: apis[0]?.url ?? '' }, database.ownerUrl, county, 'maple-grove');
  }, 120_000);

  afterAll(async () => {
    await Promise.all(apis.map((api) => api.kill()));
    await database.drop();
  });

  it(`fill exactly the seats, keep the waitlist in order and lose nobody, ${trials} times, cancels mixed in`, async () => {
    const began = Date.now();
    for (let trial = 0; trial < trials; trial++) expect(faultsAtRest(await playTrial(trial))).toEqual([]);
    process.stdout.write(
      `${trials} trials of ${racers} sign-ups and ${cancels} cancels in ${Math.round((Date.now() - began) / 1000)} s\n`,
    );
  }, 600_000);

  it('agree within five seconds on what the county has switched off, and on again by two people', async () => {
    const admin = await staffHeaders(database.ownerUrl, county, ['county-admin']);
    const seen = async (index: number): Promise<boolean> => {
      const { body } = await callJson(`${urlOf(index)}/team-types`, { headers: operator });
      return (body as unknown[]).length > 0;
    };
    const agreed = async (index: number, wanted: boolean): Promise<void> => {
      const began = Date.now();
      while ((await seen(index)) !== wanted)
        if (Date.now() - began > 5_000) throw new Error(`The process ${index} still says ${String(!wanted)}.`);
    };
    // Both have it in memory.
    expect([await seen(0), await seen(1)]).toEqual([true, true]);
    const { body } = await callJson(`${urlOf(0)}/plugins/maple-grove`, { headers: admin });
    const { version } = body as { version: number };
    const off = { method: 'PUT', headers: admin, body: { enabled: false, version } };
    await answer(callJson(`${urlOf(0)}/plugins/maple-grove`, off), 200);
    await agreed(1, false);
    await switchOn({ url: apis[1]?.url ?? '' }, database.ownerUrl, county, 'maple-grove');
    await agreed(0, true);
  }, 60_000);

  const urlOf = (index: number) => `${apis[index % apis.length]?.url}/api/v1`;

  async function playTrial(trial: number): Promise<Outcome> {
    const call = await openCall();
    const recruits = await recruitsWithCodes({
      ownerUrl: database.ownerUrl,
      keyring: Keyring.parse(testMasterKey),
      county,
      count: racers,
      from: trial * racers,
    });
    const numbers: string[] = [];
    const waiting: Promise<void>[] = [];
    const signUp = async (recruit: Recruit, index: number) => {
      const sent = {
        body: signUpBody(recruit, call.consentVersion),
        headers: { 'idempotency-key': randomUUID() },
      };
      const path = `${urlOf(index)}/public/counties/${county}/calls/${call.id}/applications`;
      const body = await answer(
        patiently(() => callJson(path, sent)),
        201,
      );
      numbers.push(body.number);
      // Every tenth is taken back as soon as it is in, while the others still race.
      if (index % (racers / cancels) === 0) waiting.push(takeBack(body.number, index));
    };
    await Promise.all(recruits.map(signUp));
    await Promise.all(waiting);
    const rows = await queryAsOwner<Row>(
      database,
      `SELECT a.id, a.number, a.state, a.waitlist_no, s.no IS NOT NULL AS seated
       FROM volunteers.application a LEFT JOIN volunteers.seat s ON s.application_id = a.id WHERE a.call_id = $1`,
      [call.id],
    );
    return { rows, numbers };
  }

  /** As the operator does for a recruit who rings up. */
  async function takeBack(number: string, index: number): Promise<void> {
    const [row] = await queryAsOwner<{ id: string }>(
      database,
      'SELECT id FROM volunteers.application WHERE number = $1',
      [number],
    );
    const path = `${urlOf(index + 1)}/applications/${row?.id}/withdraw`;
    const sent = { method: 'POST', headers: operator, body: { note: '来电取消' } };
    await answer(
      patiently(() => callJson(path, sent)),
      200,
    );
  }

  /** What is not as promised once everything has come to rest; empty = nothing. */
  function faultsAtRest({ rows, numbers }: Outcome): string[] {
    const live = rows.filter((row) => row.state !== 'withdrawn' && row.state !== 'refused');
    const waiting = live.filter((row) => row.state === 'waitlisted');
    const held = rows.filter((row) => row.seated).length;
    const places = waiting.map((row) => Number(row.waitlist_no));
    // Whoever moved up from the waitlist stood before everyone who still waits.
    const promoted = live.filter((row) => row.seated && row.waitlist_no !== null).map((row) => Number(row.waitlist_no));
    const checks: [string, boolean][] = [
      [
        'everyone acknowledged is there, and nobody else',
        sameSet(
          rows.map((row) => row.number),
          numbers,
        ),
      ],
      ['nobody is lost', rows.length === racers && live.length === racers - cancels],
      ['seats held = min(seats, live applications)', held === Math.min(seats, live.length)],
      ['no seat is held by one who left', rows.every((row) => !row.seated || live.includes(row))],
      ['whoever has no seat waits', waiting.length === live.length - held],
      ['each place on the waitlist is taken once', new Set(places).size === places.length],
      ['those who moved up stood first', promoted.every((no) => no < Math.min(...places))],
    ];
    return checks.filter(([, holds]) => !holds).map(([promise]) => promise);
  }

  async function openCall(): Promise<{ id: string; consentVersion: string }> {
    const created = await answer(
      callJson(`${urlOf(0)}/calls`, {
        headers: operator,
        body: {
          title: '河道义警招募',
          content: '傍晚沿河巡防',
          riskNotice: '河边湿滑，有落水的危险',
          closesAt: new Date(Date.now() + 86_400_000).toISOString(),
          teamTypes: [{ code: 'maple-grove.river-patrol', seats }],
        },
      }),
      201,
    );
    await answer(
      callJson(`${urlOf(0)}/calls/${created.id}/publish`, { headers: operator, body: { version: created.version } }),
      200,
    );
    const open = await answer(callJson(`${urlOf(0)}/public/counties/${county}/calls/${created.id}`), 200);
    return { id: created.id, consentVersion: open.consent.version };
  }
});

/** As the form does with a system that says it is busy, which a slow machine is with two hundred at once: the same again, five times. */
async function patiently(ask: () => ReturnType<typeof callJson>): ReturnType<typeof callJson> {
  for (let again = 0; again < 5; again++) {
    const got = await ask();
    if ((got.body as { code?: string } | undefined)?.code !== 'request.busy') return got;
    await delay(1000);
  }
  return ask();
}

async function answer(asking: Promise<{ status: number; body: unknown }>, status: number): Promise<Answer> {
  const got = await asking;
  if (got.status !== status) throw new Error(`Expected ${status}, got ${JSON.stringify(got)}`);
  return got.body as Answer;
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return new Set([...one, ...other]).size === new Set(one).size && new Set(one).size === other.length;
}
