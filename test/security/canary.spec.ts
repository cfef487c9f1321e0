import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openTestApi, type TestApi, testCounty as county } from '@redmaple/api/testing';
import { queueBackends, redisForTests, testMasterKey } from '@redmaple/platform/testing';
import { Redis } from 'ioredis';
import { type RunningPostgres, startPostgres } from '../../scripts/lib/embedded-postgres.mjs';
import { type HouseProcess, startHouseProcess } from '../support/house-processes.mjs';
import { sweptByTurns } from '../support/swept.js';
import { actorsIn, letMinutePass, sendOver } from '../system/support/actors.js';
import { apiDocument, bodyOf, exampleOf, operationsOf } from '../system/support/bodies.js';
import { withClient } from '../system/support/fill.js';
import {
  type Actors,
  type Answer,
  inventedPerson,
  type Person,
  playThread,
  type Send,
} from '../system/support/thread.js';

/** Nobody else's: what is found anywhere comes from here. */
const recruit = { ...inventedPerson('𠮷檐雀', 7_104_211), documentNumber: inventedPerson('', 411).documentNumber };
const second = { ...inventedPerson('淳于鹭汀', 7_104_212), documentNumber: inventedPerson('', 412).documentNumber };
const reporterPhone = inventedPerson('', 7_104_213).phone;
const address = '枫桥镇枫源村';

/** What must not be found, by what it is. */
const secrets: Readonly<Record<string, string>> = {
  'name of the recruit': recruit.name,
  'name of the second': second.name,
  'phone of the recruit': recruit.phone,
  'phone of the second': second.phone,
  'phone of the reporter': reporterPhone,
  'number of the recruit': recruit.documentNumber,
  'number of the second': second.documentNumber,
  address,
};

/** Where the database may hold a secret in clear: names under row-level security, and the inbox that only development has. */
const allowedColumns: Readonly<Record<string, readonly string[]>> = {
  // Pieces of names are how a name is searched for under row-level security, its comparable form is how duplicates are found.
  name: [
    'platform.account.display_name',
    'volunteers.person.name',
    'volunteers.person.name_key',
    'volunteers.name_part.part',
  ],
  phone: ['platform.dev_inbox.phone'],
  number: [],
  address: [],
};

/** The ways in which a text can stand in another. */
function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8');
  const escaped = [...secret]
    .flatMap((character) => character.split(''))
    .map((unit) => (unit.charCodeAt(0) < 128 ? unit : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`))
    .join('');
  return [
    ...new Set([
      secret,
      escaped,
      encodeURIComponent(secret),
      bytes.toString('hex'),
      bytes.toString('base64').replace(/=+$/, ''),
      bytes.toString('base64url'),
    ]),
  ];
}

/** Which secrets a text holds. */
function secretsIn(text: string): string[] {
  const lower = text.toLowerCase();
  return Object.entries(secrets)
    .filter(([, secret]) =>
      formsOf(secret).some(
        (form) => text.includes(form) || (/^[0-9a-f\\u%]+$/i.test(form) && lower.includes(form.toLowerCase())),
      ),
    )
    .map(([what]) => what);
}

describe.each(sweptByTurns(queueBackends()))('personal data, with the queue on $name', ({ redis: onRedis }) => {
  const directory = mkdtempSync(path.join(tmpdir(), 'redmaple-canary-'));
  const redisUrl = onRedis ? `${String(redisForTests()).replace(/\/\d*$/, '')}/11` : undefined;
  const errors: Answer[] = [];
  let postgres: RunningPostgres;
  let house: TestApi;
  let api: HouseProcess;
  let worker: HouseProcess;
  let redis: Redis | undefined;
  let monitor: Redis | undefined;
  const commands: string[] = [];

  beforeAll(async () => {
    // A server of its own with the settings that are shipped: its log is one of the places to look at.
    postgres = await startPostgres({ dataDir: path.join(directory, 'pg'), password: 'canary', fsync: false });
    process.env.TEST_DATABASE_URL = postgres.superuserUrl;
    house = await openTestApi();
    if (redisUrl !== undefined) {
      redis = new Redis(redisUrl);
      await redis.flushdb();
      monitor = await redis.monitor();
      monitor.on('monitor', (_time: string, args: string[], _source: string, database: string) => {
        if (database === '11') commands.push(args.join(' '));
      });
    }
    const environment = {
      NODE_ENV: 'production',
      DATABASE_URL: house.database.appUrl,
      AUDITOR_DATABASE_URL: house.database.auditorUrl,
      MASTER_KEY: testMasterKey,
      DEV_INBOX: '1',
      LOG_LEVEL: 'trace',
      RATE_LIMIT_PUBLIC: '1000000',
      ...(redisUrl !== undefined && { REDIS_URL: redisUrl }),
    };
    [api, worker] = await Promise.all([
      startHouseProcess('api', environment),
      startHouseProcess('worker', environment),
    ]);
    const send = remembering(sendOver(api.url));
    const actors = await actorsIn(house, county);
    // A process that ended says in its last words why.
    const ended = Promise.race([api.ended, worker.ended]).then(({ code, signal }) => {
      throw new Error(
        `A process ended (${code ?? signal}):\n${api.output().slice(-2_000)}\n${worker.output().slice(-2_000)}`,
      );
    });
    await Promise.race([thread(), ended]);
    async function thread(): Promise<void> {
      await playThread({
        send,
        county,
        actors,
        recruit,
        second,
        reporterPhone,
        letMinutePass: () => letMinutePass(house.database.ownerUrl),
      });
      await makeMistakes(send, actors);
    }
    await kill(api);
    await kill(worker);
  }, 180_000);

  afterAll(async () => {
    monitor?.disconnect();
    await redis?.flushdb();
    redis?.disconnect();
    await Promise.all([api, worker].map((one) => one?.kill()));
    await house?.close();
    await postgres?.stop('immediate');
    rmSync(directory, { recursive: true, force: true });
  });

  /** Everything that is answered with an error is kept. */
  function remembering(send: Send): Send {
    return async (...request) => {
      const answer = await send(...request);
      if (answer.status >= 400) errors.push(answer);
      return answer;
    };
  }

  let metrics = '';

  async function kill(one: HouseProcess): Promise<void> {
    const answer = await fetch(`${one.url}/metrics`);
    if (answer.ok) metrics += await answer.text();
    await one.kill();
  }

  /** The same data where it does not belong: every field of every route, addresses, keys, sign-ins. */
  async function makeMistakes(send: Send, actors: Actors): Promise<void> {
    const everybody: Person[] = [recruit, second];
    for (const { name, phone, documentNumber } of everybody) {
      for (const text of [name, phone, documentNumber, `${name} ${phone} ${documentNumber}`]) {
        const written = encodeURIComponent(text);
        await send('GET', `applications/${written}`, actors.operator);
        for (const list of ['applications', 'volunteers'])
          await send('GET', `${list}?search=${written}`, actors.operator);
        await send('GET', `applications?${written}=1`, actors.operator);
        await send('GET', `nowhere/${written}?phone=${written}`, {});
        await send('POST', 'session', {}, { county, login: text, password: text, code: '123456' });
        await send('POST', 'teams', { ...actors.operator, 'idempotency-key': phone }, { name: text, typeCode: text });
        await send('PUT', `plugins/${written}`, actors.admin, { version: 0, settings: { phone: text } });
        for (const { method, path: route, operation } of operationsOf(apiDocument).filter((one) =>
          bodyOf(one.operation),
        )) {
          const body = exampleOf(bodyOf(operation) ?? {}, '', true) as Record<string, unknown>;
          const address = route
            .replace('/api/v1/', '')
            .replace('{county}', county)
            .replace(/\{\w+\}/g, () => crypto.randomUUID());
          const spoilt = Object.fromEntries(
            Object.entries(body).map(([field, value]) => [field, typeof value === 'string' ? text : value]),
          );
          await send(method, address, actors.operator, { ...spoilt, [text]: text });
        }
      }
      await send(
        'POST',
        `public/counties/${county}/applications/find`,
        {},
        { phone, flowId: crypto.randomUUID(), code: '000000' },
      );
      await send('POST', 'session/phone', {}, { county, phone, flowId: crypto.randomUUID(), code: '000000' });
    }
  }

  it('went through the whole thread, and through many mistakes', () => {
    expect(errors.length).toBeGreaterThan(400);
    expect(new Set(errors.map((one) => one.status)).size).toBeGreaterThan(4);
  });

  it('is in no line of the logs, at the most talkative level', () => {
    for (const one of [api, worker]) {
      const lines = one.output().split('\n');
      expect(lines.length).toBeGreaterThan(one.kind === 'api' ? 300 : 3);
      expect(lines.filter((line) => secretsIn(line).length > 0).slice(0, 5)).toEqual([]);
    }
    // Everything was read: the captured output begins with the start.
    expect(api.output().length).toBeLessThan(1_900_000);
  });

  it('is in no line of the database server’s log', () => {
    const log = readFileSync(path.join(directory, 'pg.log'), 'utf8');
    expect(log).toContain('database system is ready');
    expect(log.split('\n').filter((line) => secretsIn(line).length > 0)).toEqual([]);
  });

  it('is in no error, not even in that of whoever sent it', () => {
    const repeating = errors.filter((one) => secretsIn(one.text).length > 0);
    expect(repeating.slice(0, 5).map((one) => one.text.slice(0, 300))).toEqual([]);
  });

  it('is in no metric', () => {
    expect(metrics).toContain('redmaple_http_request_seconds');
    expect(metrics).toContain('redmaple_job_seconds');
    expect(metrics.split('\n').filter((line) => secretsIn(line).length > 0)).toEqual([]);
  });

  it('is in no column of the database but the few that are named, the queue, outbox and audit included', async () => {
    const found = await withClient(house.database.ownerUrl, async (client) => {
      const { rows: columns } = await client.query<{ table: string; name: string }>(
        `SELECT format('%I.%I', nspname, relname) AS table, attname AS name
         FROM pg_attribute JOIN pg_class c ON c.oid = attrelid JOIN pg_namespace n ON n.oid = relnamespace
         WHERE relkind IN ('r', 'p') AND attnum > 0 AND NOT attisdropped AND nspname !~ '^pg_' AND nspname <> 'information_schema'`,
      );
      expect(columns.filter((one) => one.table.startsWith('bullmq.')).length).toBeGreaterThan(5);
      const places: string[] = [];
      const expected = new Set<string>();
      for (const { table, name } of columns) {
        const { rows } = await client.query<{ value: string }>(
          `SELECT "${name}"::text AS value FROM ${table} WHERE "${name}" IS NOT NULL`,
        );
        for (const what of new Set(rows.flatMap((row) => secretsIn(row.value)))) {
          const kind = what.split(' ')[0] ?? '';
          const place = `${table}.${name}`;
          if (allowedColumns[kind]?.includes(place)) expected.add(place);
          else places.push(`${what} in ${place}`);
        }
      }
      const { rows: counts } = await client.query<{ outbox: number; audit: number; people: number }>(
        `SELECT (SELECT count(*)::int FROM platform.outbox) AS outbox, (SELECT count(*)::int FROM audit.entry) AS audit,
           (SELECT count(*)::int FROM volunteers.person WHERE name = ANY($1)) AS people`,
        [[recruit.name, second.name]],
      );
      // The search finds what is there: the allowed places do hold it.
      expect([...expected].sort()).toEqual(Object.values(allowedColumns).flat().sort());
      // The second one is known twice: their records were merged, and are two again.
      expect(counts[0]).toMatchObject({ people: 3 });
      expect(counts[0]?.outbox).toBeGreaterThan(10);
      expect(counts[0]?.audit).toBeGreaterThan(20);
      return places;
    });
    expect(found).toEqual([]);
  });

  if (onRedis) {
    it('is in no command that Redis got and in no key that it holds', async () => {
      expect(commands.length).toBeGreaterThan(50);
      expect(commands.filter((line) => secretsIn(line).length > 0)).toEqual([]);
      const keys = await redis?.keys('*');
      expect(keys?.length).toBeGreaterThan(3);
      const held = await Promise.all(
        (keys ?? []).map(
          async (key) => `${key} ${((await redis?.dumpBuffer(key)) ?? Buffer.alloc(0)).toString('latin1')}`,
        ),
      );
      const latin = Object.values(secrets).map((secret) => Buffer.from(secret).toString('latin1'));
      expect(held.filter((text) => latin.some((secret) => text.includes(secret)))).toEqual([]);
    });
  }
});
