import { openTestApi, type TestApi, testCounty as ours } from '@redmaple/api/testing';
import { coreRoles, Relay, Sessions, WorkerHost } from '@redmaple/platform';
import fc from 'fast-check';
import type pg from 'pg';
import { accountIn, actorsIn, apart, together, letMinutePass, sendOver } from '../system/support/actors.js';
import { apiDocument, bodyOf, exampleOf, type Operation, operationsOf } from '../system/support/bodies.js';
import { tablesIn, withClient } from '../system/support/fill.js';
import { OwnedIds } from '../system/support/owned-ids.js';
import { type RawAnswer, RawHttp } from '../system/support/raw-http.js';
import { type Headers, inventedPerson, playThread, type Remains } from '../system/support/thread.js';
import { type Attack, fieldAttacks, hugeBodies, pathAttacks, queryAttacks, wholeBodies } from './support/hostile.js';
import { swept } from '../support/swept.js';

const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const seed = Number(process.env.FUZZ_SEED ?? '20260317');

const everyday = together(coreRoles);

interface Target {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

describe('hostile input', () => {
  let api: TestApi;
  let http: RawHttp;
  let own: OwnedIds;
  let remains: Remains;
  let caller: Headers;
  let recruit: Headers;
  const guardians = new Map<string, Headers>();
  let sent = 0;
  const targets: Target[] = swept(operationsOf(apiDocument));
  const mutating = targets.filter((one) => changing.has(one.method));

  beforeAll(async () => {
    api = await openTestApi({ worker: true });
    await api.app.listen(0, '127.0.0.1');
    const url = await api.app.getUrl();
    http = new RawHttp(url);
    remains = await playThread({
      send: sendOver(url),
      county: ours,
      actors: await actorsIn(api, ours),
      recruit: inventedPerson('我方甲', 1),
      second: inventedPerson('纸面丙', 3),
      reporterPhone: '15400000003',
      letMinutePass: () => letMinutePass(api.database.ownerUrl),
    });
    own = await OwnedIds.read(api.database, ours);
    // From here on only requests write.
    await api.get<Relay>(Relay).drain();
    await api.get<Relay>(Relay).stop();
    await api.get<WorkerHost>(WorkerHost).stop();
    await signIn();
  }, 120_000);

  afterAll(async () => {
    http?.close();
    await api?.close();
    process.stderr.write(`hostile input: ${sent} requests, FUZZ_SEED=${seed}\n`);
  });

  /** People who together hold every role: nothing is refused for who asks. */
  async function signIn(): Promise<void> {
    for (const role of apart) guardians.set(role, await accountIn(api, ours, [role]));
    caller = await accountIn(api, ours, everyday);
    await withClient(api.database.ownerUrl, async (client) => {
      await client.query('ALTER TABLE platform.account DROP CONSTRAINT IF EXISTS account_person');
      await client.query(
        `UPDATE platform.account SET person_id = $1 WHERE id = (SELECT account_id FROM platform.session WHERE county_code = $2 ORDER BY id DESC LIMIT 1)`,
        [remains.person, ours],
      );
    });
    recruit = await api.inCounty(async () => {
      const { token } = await api.get<Sessions>(Sessions).open('recruit', { personId: remains.person });
      return { authorization: `Bearer ${token}` };
    });
  }

  function headersFor({ operation }: Target): Headers {
    const { kind, roles = [] } = operation['x-allow'];
    if (kind === 'public') return {};
    if (kind === 'recruit') return recruit;
    const alone = kind === 'roles' && !everyday.some((role) => roles.includes(role));
    return (alone && guardians.get(roles[0] ?? '')) || caller;
  }

  /** The address of a route with what really exists; accounts and sessions with what does not, so as to stay signed in. */
  function addressOf({ path }: Target, id?: string): string {
    const known =
      /accounts|sessions\/\{id\}$|plugins|plugin-data/.test(path) && !path.includes('training')
        ? crypto.randomUUID()
        : undefined;
    const real = () => own.ofPath(path.replace(/\{(\w+)\}/g, ':$1')) ?? crypto.randomUUID();
    return path
      .replace('{county}', ours)
      .replace('{month}', '2026-01')
      .replace(/\{\w+\}/, () => id ?? known ?? real());
  }

  function validBody({ operation }: Target): Record<string, unknown> {
    const schema = bodyOf(operation);
    const body = (schema ? exampleOf(schema, '', true) : {}) as Record<string, unknown>;
    for (const [field, one] of Object.entries(schema?.properties ?? {})) {
      if (one.format === 'uuid' && field !== 'flowId') body[field] = own.ofField(field) ?? body[field];
    }
    return body;
  }

  async function strike(target: Target, attack: Attack): Promise<string[]> {
    const headers = { ...headersFor(target), 'content-type': attack.type ?? 'application/json' };
    const answer = await http.send(target.method, addressOf(target), headers, attack.body);
    const label = `${target.method} ${target.path} with ${attack.what}`;
    const faults = faultsOf(answer, label);
    if ((attack.refused || attack.names !== undefined) && answer.status < 400)
      faults.push(`${label}: accepted (${answer.status})`);
    if (attack.names !== undefined && !namesField(answer, attack.names))
      faults.push(`${label}: the field is not named: ${answer.status} ${answer.text.slice(0, 200)}`);
    return faults;
  }

  /** What every answer owes, whatever was asked: never our fault, always a problem with a code, in words, without insides. */
  function faultsOf({ status, type, text }: RawAnswer, label: string): string[] {
    sent += 1;
    if (status < 400) return [];
    const problem = read(text);
    const rules: [boolean, string][] = [
      [status < 500, 'is our fault'],
      [type.startsWith('application/problem+json'), `is ${type}`],
      [problem.status === status && typeof problem.code === 'string' && /^\w+\.\w+$/.test(problem.code), 'has no code'],
      [typeof problem.title === 'string' && problem.title !== '' && !/⟦|\{\{/.test(text), 'has no words'],
      [!/node_modules|\.[jt]s:\d+|SELECT |INSERT INTO|constraint|violates/.test(text), 'shows insides'],
    ];
    return rules.filter(([kept]) => !kept).map(([, fault]) => `${label}: ${status} ${fault}: ${text.slice(0, 200)}`);
  }

  /** Runs many requests, some at a time, and gathers what is wrong. */
  async function strikeAll(list: readonly (() => Promise<string[]>)[]): Promise<string[]> {
    const faults: string[] = [];
    const waiting = [...list];
    const worker = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) faults.push(...(await next()));
    };
    await Promise.all(Array.from({ length: 8 }, worker));
    const stillIn = await http.send('GET', '/api/v1/session', caller);
    if (stillIn.status !== 200) await signIn();
    return faults;
  }

  it('as a whole body is refused on every route that changes something', async () => {
    const faults: string[] = [];
    for (const target of mutating.filter((one) => one.method !== 'DELETE')) {
      const attacks = wholeBodies(validBody(target)).filter((one) => takesBody(target) || one.names === undefined);
      const list = attacks.map((attack) => {
        const { names: _names, refused: _refused, ...plain } = attack;
        // A route that reads no body has nothing to refuse in one, as long as it can be parsed.
        return () => strike(target, takesBody(target) && !isForm(target) ? attack : plain);
      });
      faults.push(...(await strikeAll(list)));
    }
    expect(few(faults)).toEqual([]);
  }, 120_000);

  it('too large or too deep is refused before a route reads it', async () => {
    const kindOf = (target: Target) => `${target.operation['x-allow'].kind} ${isForm(target)}`;
    const withBody = operationsOf(apiDocument).filter(
      (one) => changing.has(one.method) && takesBody(one) && one.method !== 'DELETE',
    );
    // What every request goes through before its route is asked differs by who may ask, not from route to route.
    const kinds = [...new Set(withBody.map(kindOf))];
    const two = kinds.flatMap((kind) => withBody.filter((one) => kindOf(one) === kind).slice(0, 2));
    const list = two.flatMap((target) =>
      hugeBodies.map(
        (attack) => () => strike(target, isForm(target) ? { what: attack.what, body: attack.body } : attack),
      ),
    );
    expect(list.length).toBeGreaterThan(6);
    expect(few(await strikeAll(list))).toEqual([]);
  }, 60_000);

  it('in a field is refused by the name of the field', async () => {
    const faults: string[] = [];
    for (const target of mutating) {
      const schema = bodyOf(target.operation);
      const valid = validBody(target);
      const attacks = Object.entries(schema?.properties ?? {}).flatMap(([field, one]) =>
        fieldAttacks(valid, field, one),
      );
      faults.push(...(await strikeAll(attacks.map((attack) => () => strike(target, attack)))));
    }
    expect(few(faults)).toEqual([]);
  }, 180_000);

  it('in a path or a query is refused', async () => {
    const faults: string[] = [];
    for (const target of targets) {
      const withId = /\{(id|volunteerId|county)\}/.test(target.path) ? pathAttacks : [];
      const body =
        changing.has(target.method) && target.method !== 'DELETE' ? JSON.stringify(validBody(target)) : undefined;
      const headers = { ...headersFor(target), ...(body !== undefined && { 'content-type': 'application/json' }) };
      const list = withId.map((id) => async () => {
        const path = target.path.includes('{county}')
          ? target.path.replace('{county}', id).replace(/\{\w+\}/, crypto.randomUUID())
          : addressOf(target, id);
        const answer = await http.send(target.method, path, headers, body);
        const label = `${target.method} ${path.slice(0, 120)}`;
        return [...faultsOf(answer, label), ...(answer.status < 400 ? [`${label}: accepted (${answer.status})`] : [])];
      });
      const names = (target.operation.parameters ?? []).filter((one) => one.in === 'query').map((one) => one.name);
      for (const query of target.method === 'GET' ? [...names, 'unknown'].flatMap(queryAttacks) : []) {
        list.push(async () =>
          faultsOf(
            await http.send('GET', `${addressOf(target)}?${query}`, headers),
            `GET ${target.path}?${query.slice(0, 60)}`,
          ),
        );
      }
      faults.push(...(await strikeAll(list)));
    }
    expect(few(faults)).toEqual([]);
  }, 120_000);

  it('in headers is refused or passed over', async () => {
    const target = operationsOf(apiDocument).find(
      (one) => one.method === 'POST' && one.path === '/api/v1/teams',
    ) as Target;
    const body = JSON.stringify({ ...validBody(target), name: '' });
    const headers: Record<string, string>[] = [
      { 'idempotency-key': 'short' },
      { 'idempotency-key': 'x'.repeat(300) },
      { 'idempotency-key': 'ä'.repeat(20) },
      { authorization: '' },
      { authorization: 'Bearer' },
      { authorization: `Bearer ${'x'.repeat(8_000)}` },
      { authorization: 'Basic YTpi' },
      { cookie: '__Host-redmaple=%00; __Host-redmaple=2' },
      { 'accept-language': 'x'.repeat(2_000) },
      { 'accept-language': '*;q=-1,en;q=NaN' },
      { 'x-request-id': '"><script>' },
      { 'x-csrf-token': 'x'.repeat(5_000), cookie: '__Host-redmaple=x' },
      { 'content-type': 'application/json; charset=utf-7' },
      { 'content-encoding': 'gzip' },
    ];
    const faults = await strikeAll(
      headers.map(
        (one) => async () =>
          faultsOf(
            await http.send('POST', '/api/v1/teams', { ...caller, 'content-type': 'application/json', ...one }, body),
            JSON.stringify(one).slice(0, 80),
          ),
      ),
    );
    expect(few(faults)).toEqual([]);
  });

  it('invented at random never is our fault', async () => {
    const bodies = fc.sample(fc.jsonValue({ maxDepth: 3, noUnicodeString: false } as fc.JsonSharedConstraints), {
      numRuns: 600,
      seed,
    });
    const list = bodies.map((body, index) => {
      const target = mutating[(index * 7919 + seed) % mutating.length] as Target;
      const valid = validBody(target);
      const fields = Object.keys(valid);
      const field = fields[index % Math.max(1, fields.length)];
      const mixed = field === undefined ? body : { ...valid, [field]: body };
      return () =>
        strike(target, {
          what: JSON.stringify(body).slice(0, 60),
          body: JSON.stringify(index % 3 === 0 ? body : mixed),
        });
    });
    expect(few(await strikeAll(list))).toEqual([]);
  }, 60_000);

  it('that is refused leaves nothing half-written', async () => {
    const tables = (await tablesIn(api.database)).map((one) => one.name);
    // A wrong sign-in is counted and audited on purpose.
    const counted = mutating.filter((one) => bodyOf(one.operation) && !/\/session(\/|$)/.test(one.path));
    const faults = await withClient(api.database.ownerUrl, async (client) => {
      const found: string[] = [];
      for (const target of counted) {
        const [field] = Object.keys(validBody(target));
        if (field === undefined) continue;
        const before = await countAll(client, tables);
        for (const body of [
          { ...validBody(target), unknownField: 1 },
          { ...validBody(target), [field]: { $ne: 1 } },
        ])
          found.push(...(await strike(target, { what: 'a mistake', body: JSON.stringify(body), refused: true })));
        const after = await countAll(client, tables);
        if (before !== after) found.push(`${target.method} ${target.path}: ${before} became ${after}`);
      }
      return found;
    });
    expect(few(faults)).toEqual([]);
  }, 60_000);
});

/** The first of many, and how many there are. */
function few(faults: readonly string[]): string[] {
  return faults.length > 15 ? [...faults.slice(0, 15), `… ${faults.length} in all`] : [...faults];
}

/** Whether a route takes a form with a file. */
function isForm({ operation }: Target): boolean {
  return operation.requestBody?.content?.['multipart/form-data'] !== undefined;
}

/** Whether a route declares a body, so that it must refuse a wrong one. */
function takesBody(target: Target): boolean {
  return bodyOf(target.operation) !== undefined;
}

/** Rows of every table, as one text to compare. */
async function countAll(client: pg.Client, tables: readonly string[]): Promise<string> {
  const { rows } = await client.query<{ name: string; n: string }>(
    tables.map((name) => `SELECT '${name}' AS name, count(*) AS n FROM ${name}`).join(' UNION ALL '),
  );
  return rows.map((row) => `${row.name} ${row.n}`).join(', ');
}

interface Problem {
  readonly status?: number;
  readonly code?: string;
  readonly title?: string;
  readonly fields?: readonly { readonly field: string; readonly code: string }[];
}

function read(text: string): Problem {
  try {
    return JSON.parse(text) as Problem;
  } catch {
    return {};
  }
}

function namesField({ text }: RawAnswer, field: string): boolean {
  return (read(text).fields ?? []).some(
    (one) => one.field === field || one.field.startsWith(`${field}.`) || one.field.startsWith(`${field}[`),
  );
}
