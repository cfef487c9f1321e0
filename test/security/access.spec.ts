import { openTestApi, otherCounty as theirs, type TestApi, testCounty as ours } from '@redmaple/api/testing';
import { type CoreRole, coreRoles, ExportLists, registeredTexts, Sessions, sessionCookie } from '@redmaple/platform';
import { ServiceRecords } from '@redmaple/plugins/house';
import { accountIn, actorsIn, together, letMinutePass, listenAndSend } from '../system/support/actors.js';
import { apiDocument, bodyOf, exampleOf, type Operation, operationsOf } from '../system/support/bodies.js';
import { withClient } from '../system/support/fill.js';
import { exportButtons, listsReadByConsole, pagesOfConsole } from '../system/support/console-lists.js';
import { OwnedIds } from '../system/support/owned-ids.js';
import { swept } from '../support/swept.js';
import { type Route, routesOf } from '../system/support/routes.js';
import {
  type Answer,
  type Headers,
  inventedPerson,
  playThread,
  type Remains,
  type Send,
} from '../system/support/thread.js';

const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const reporterPhone = '15400000003';
const people = { [ours]: inventedPerson('我方甲', 1), [theirs]: inventedPerson('彼方乙', 2) };

function sheet(): FormData {
  const form = new FormData();
  form.set('file', new Blob(['姓名,证件类型,证件号码,手机号码,报名队伍\n'], { type: 'text/csv' }), 'sheet.csv');
  return form;
}

/** Routes whose first answer to a stranger's id is about the body that a schema cannot describe. None so far. */
const otherAnswers: Readonly<Record<string, number>> = {};

/** What a certificate says. */
const certified = {
  number: 'ZM-2026-1',
  from: '2026-01-01',
  to: '2026-01-31',
  creditedMinutes: 90,
  issuer: { name: '志愿者服务中心', handler: '经办人' },
  issuedOn: '2026-02-01',
};

/** Rules of recognition as a county begins with. */
const countedByHours = {
  otherwise: [{ measure: 'hours', points: 100 }],
  formulas: {},
  commend: { perTeam: 3, leastPoints: 500 },
  objectionDays: 7,
  awards: [],
};

describe('access', () => {
  let api: TestApi;
  let send: Send;
  let routes: Route[];
  let remains: Remains;
  let own: OwnedIds;
  let foreign: OwnedIds;
  const tokens = new Map<string, Headers>();

  beforeAll(async () => {
    api = await openTestApi({ worker: true });
    send = await listenAndSend(api);
    routes = routesOf(api.app);
    for (const county of [ours, theirs]) {
      remains = await furnish(county, remains);
    }
    own = await OwnedIds.read(api.database, ours);
    foreign = await OwnedIds.read(api.database, theirs);
  }, 120_000);
  afterAll(() => api?.close());

  /** One of everything in a county; keeps what it was for ours. */
  async function furnish(county: string, kept: Remains): Promise<Remains> {
    const actors = await actorsIn(api, county);
    const recruit = people[county as keyof typeof people];
    const second = inventedPerson('纸面丙', county === ours ? 3 : 4);
    const made = await playThread({
      send,
      county,
      actors,
      recruit,
      second,
      reporterPhone,
      letMinutePass: () => letMinutePass(api.database.ownerUrl),
    });
    await api.inCounty(
      () =>
        api.get<ServiceRecords>(ServiceRecords).credit({
          volunteerId: made.volunteer,
          teamId: made.team,
          source: { type: 'shift', id: made.shift ?? '' },
          occurredAt: new Date(),
          plannedMinutes: 60,
          actualMinutes: 60,
          creditedMinutes: 60,
          grade: 'B',
        }),
      county,
    );
    const accounts = await send('GET', 'accounts', actors.admin);
    // Somebody else than the admin: nobody asks for a new second factor of his own.
    const colleague = (accounts.body as { id: string; roles: string[] }[]).find((one) =>
      one.roles.includes('operator'),
    );
    const asked = await send('POST', `accounts/${colleague?.id ?? ''}/second-factor-resets`, actors.admin);
    expect(asked.status).toBe(201);
    await withClient(api.database.ownerUrl, (client) =>
      client.query(
        `INSERT INTO platform.file (id, county_code, uploaded_by, client_id, purpose, media_type, size, sha256, created_at)
         VALUES (gen_random_uuid(), $1, $2, gen_random_uuid(), 'patrol-photo', 'image/jpeg', 1, sha256('x'::bytea), now())`,
        [county, colleague?.id],
      ),
    );
    await withClient(api.database.ownerUrl, async (client) => {
      const params = [county, made.volunteer, colleague?.id];
      await client.query(
        `INSERT INTO volunteers.service_correction (county_code, kind, volunteer_id, content, occurred_at, planned_minutes,
           actual_minutes, credited_minutes, reason_code, proposed_by, proposed_at)
         VALUES ($1, 'entry', $2, '清理河道', now() - interval '9 days', 60, 60, 60, 'not-recorded', $3, now())`,
        params,
      );
      await client.query(
        `INSERT INTO volunteers.certificate (county_code, year, serial, code, volunteer_id, from_day, to_day, sealed_holder,
           snapshot, fingerprint, issued_by, issued_at, notice_until)
         VALUES ($1, 2026, 1, '0123456789ABCDEF', $2, now() - interval '9 days', now(), '', $4, '', $3, now(), now())`,
        [...params, JSON.stringify(certified)],
      );
      await client.query(
        `INSERT INTO volunteers.certificate_request (county_code, volunteer_id, from_day, to_day, requested_at)
         VALUES ($1, $2, now() - interval '9 days', now(), now())`,
        params.slice(0, 2),
      );
      await client.query(
        `INSERT INTO volunteers.claim (county_code, client_id, volunteer_id, kind, code, issuer, number, valid_from, valid_to, sent_at, sent_by)
         VALUES ($1, gen_random_uuid(), $2, 'qualification', 'maple-grove.first-aid', '红十字会', 'JH-1', now(), now() + interval '1 year', now(), $3)`,
        params,
      );
    });
    await addDeepRecords(county, made, String(colleague?.id));
    await withClient(api.database.ownerUrl, (client) =>
      client.query(
        `INSERT INTO shifts.patrol_log (county_code, client_id, volunteer_id, team_id, body, observed_at, received_at)
         VALUES ($1, gen_random_uuid(), $2, $3, '一切正常', now(), now())`,
        [county, made.volunteer, made.team],
      ),
    );
    await withClient(api.database.ownerUrl, (client) =>
      client.query(
        `UPDATE platform.outbox SET dead_at = now(), handled_at = NULL WHERE id = (SELECT min(id::text)::uuid FROM platform.outbox WHERE county_code = $1)`,
        [county],
      ),
    );
    return county === ours ? made : kept;
  }

  /** What the thread does not come to: a month of recognition with an objection, a post of a team, a list as a file, a specialist. */
  async function addDeepRecords(county: string, made: Remains, by: string): Promise<void> {
    await withClient(api.database.ownerUrl, async (client) => {
      // A run begins with counting, which is the worker's work: here it stands where people may object.
      await client.query('SET session_replication_role = replica');
      await client.query(
        `INSERT INTO plugins.plugin_proposal (county_code, plugin_id, manifest, manifest_hash, settings, base_version, proposed_by, proposed_at)
         VALUES ($1, 'maple-grove', '{}', repeat('0', 64), '{}', 0, $2, now())`,
        [county, by],
      );
      const { rows } = await client.query<{ id: string }>(
        `WITH rules AS (
           INSERT INTO volunteers.recognition_rules (county_code, version, content, fingerprint, created_by, created_at)
           VALUES ($1, 1, $3, repeat('0', 64), $2, now()) RETURNING id
         )
         INSERT INTO volunteers.recognition_run (county_code, month, rules_id, cutoff, state, result, started_by, started_at, opened_by,
           opened_at, objections_until)
         SELECT $1, '2026-01', id, now(), 'objections', repeat('0', 64), $2, now(), $2, now(), now() + interval '9 days' FROM rules
         RETURNING id`,
        [county, by, JSON.stringify(countedByHours)],
      );
      await client.query(
        `INSERT INTO volunteers.recognition_objection (county_code, run_id, volunteer_id, reason_code, raised_by, raised_at, own)
         VALUES ($1, $2, $3, 'other', $4, now(), false)`,
        [county, rows[0]?.id, made.volunteer, by],
      );
      await client.query(
        `INSERT INTO volunteers.commendation_proposal (county_code, team_id, volunteer_id, from_day, to_day, reason, proposed_by, proposed_at)
         VALUES ($1, $2, $3, '2026-01-01', '2026-01-31', '清理河道', $4, now())`,
        [county, made.team, made.volunteer, by],
      );
      await client.query('SET session_replication_role = DEFAULT');
      await client.query(
        `WITH post AS (
           INSERT INTO volunteers.post (county_code, team_id, name, created_at) VALUES ($1, $2, '桥头岗', now()) RETURNING id
         )
         INSERT INTO volunteers.post_seat (county_code, post_id, kind, no) SELECT $1, id, 'leader', 1 FROM post`,
        [county, made.team],
      );
      await client.query(
        `INSERT INTO volunteers.leader_proposal (county_code, team_id, volunteer_id, former_leader, proposed_by, proposed_at)
         VALUES ($1, $2, $3, 'member', gen_random_uuid(), now())`,
        [county, made.team, made.volunteer],
      );
      await client.query(
        `INSERT INTO platform.list_export (county_code, account_id, list, format, locale, sealed_filters, asked_at)
         VALUES ($1, $2, 'volunteers.volunteers', 'csv', 'zh-CN', '', now())`,
        [county, by],
      );
      await client.query(
        `INSERT INTO volunteers.call_specialist (county_code, call_id, place, skill, wanted) VALUES ($1, $2, 0, '潜水', 2)`,
        [county, made.call],
      );
    });
  }

  /** Somebody of our county who may call a route; a person stands behind them. */
  async function somebodyFor({ rule }: Route): Promise<Headers> {
    const roles: readonly string[] = rule?.kind === 'roles' ? rule.roles : ['operator'];
    const key = `${rule?.kind} ${roles.join()}`;
    const known = tokens.get(key);
    if (known) return known;
    const personId = remains.person;
    const headers =
      rule?.kind === 'recruit'
        ? await api.inCounty(async () => {
            const { token } = await api.get<Sessions>(Sessions).open('recruit', { personId });
            return { authorization: `Bearer ${token}` };
          })
        : await asPerson(together(roles as CoreRole[]));
    tokens.set(key, headers);
    return headers;
  }

  /** A person has one account, so every further one of them is the first one's with other roles. */
  async function asPerson(roles: readonly CoreRole[]): Promise<Headers> {
    const headers = await accountIn(api, ours, roles);
    await withClient(api.database.ownerUrl, async (client) => {
      await client.query('ALTER TABLE platform.account DROP CONSTRAINT IF EXISTS account_person');
      await client.query(
        `UPDATE platform.account SET person_id = $1 WHERE id = (SELECT account_id FROM platform.session WHERE county_code = $2 ORDER BY id DESC LIMIT 1)`,
        [remains.person, ours],
      );
    });
    return headers;
  }

  const operationFor = (route: Route): Operation | undefined =>
    operationsOf(apiDocument).find(
      (one) => one.method === route.method && one.path === route.path.replace(/:(\w+)/g, '{$1}'),
    )?.operation;

  const bodyFor = (route: Route, whole = false): Record<string, unknown> | FormData | undefined => {
    const operation = operationFor(route);
    const schema = operation && bodyOf(operation);
    if (operation?.requestBody?.content?.['multipart/form-data']) return sheet();
    if (schema) return exampleOf(schema, '', whole) as Record<string, unknown>;
    return changing.has(route.method) && route.method !== 'DELETE' ? {} : undefined;
  };

  /** The whole body, and the least one with each further field by itself. */
  function otherBodiesFor(route: Route): object[] {
    const least = bodyFor(route) ?? {};
    const whole = bodyFor(route, true) ?? {};
    const further = Object.entries(whole).filter(([field]) => !(field in least));
    return [whole, ...further.map(([field, value]: [string, unknown]) => ({ ...least, [field]: value }))];
  }

  /** Asks a route with an id in its path. */
  function ask(route: Route, id: string, headers: Headers, body: unknown): Promise<Answer> {
    const path = route.path
      .replace('/api/v1/', '')
      .replace(':county', ours)
      .replace(':month', '2026-01')
      .replace(':no', '1')
      .replace(/:\w+/, id);
    return send(route.method, path + neededQuery(route), headers, body);
  }

  function neededQuery(route: Route): string {
    const needed = (operationFor(route)?.parameters ?? []).filter((one) => one.in === 'query' && one.required);
    const pairs = needed.map((one) => [
      one.name,
      one.name === 'teamId'
        ? remains.team
        : one.name === 'from'
          ? '2026-11-30'
          : one.name === 'to'
            ? '2026-12-06'
            : String(exampleOf(one.schema, one.name)),
    ]);
    return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs as [string, string][]).toString()}`;
  }

  const name = (route: Route) => `${route.method} ${route.path}`;
  const closed = () => routes.filter((one) => one.rule?.kind !== 'public');
  /** What an answer says, without the number of the request. */
  const saying = ({ status, text }: Answer) => `${status} ${text.replace(/"requestId":"[^"]*"/, '')}`;

  it('is closed to strangers, with and without a made-up token', async () => {
    const wrong: string[] = [];
    for (const route of closed()) {
      for (const headers of [
        {},
        { authorization: 'Bearer made-up' },
        { cookie: `${sessionCookie}=made-up`, 'x-csrf-token': 'made-up' },
      ] as Headers[]) {
        const { status } = await ask(route, crypto.randomUUID(), headers, bodyFor(route));
        const expected = headers.cookie && changing.has(route.method) ? [401, 403] : [401];
        if (!expected.includes(status)) wrong.push(`${name(route)} ${JSON.stringify(headers)}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(closed().length).toBeGreaterThan(100);
  });

  it('is closed to every role that the route does not name', async () => {
    const wrong: string[] = [];
    let asked = 0;
    const recruit = await somebodyFor({ rule: { kind: 'recruit' } } as Route);
    for (const role of coreRoles) {
      const headers = await accountIn(api, ours, [role]);
      for (const route of swept(closed())) {
        const { rule } = route;
        const allowed =
          rule?.kind === 'signed-in' ||
          rule?.kind === 'session' ||
          (rule?.kind === 'roles' && rule.roles.includes(role));
        if (allowed) continue;
        asked += 1;
        const answer = await ask(route, crypto.randomUUID(), headers, bodyFor(route));
        if (answer.status !== 403) wrong.push(`${role} ${name(route)}: ${answer.status}`);
      }
    }
    for (const route of closed().filter((one) => one.rule?.kind !== 'recruit' && one.rule?.kind !== 'session')) {
      const answer = await ask(route, crypto.randomUUID(), recruit, bodyFor(route));
      if (answer.status !== 403) wrong.push(`recruit ${name(route)}: ${answer.status}`);
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(swept(Array.from({ length: 1000 })).length);
  });

  it('by cookie changes nothing without the CSRF token that goes with it', async () => {
    const { token, csrfToken } = await api.inCounty(() =>
      api.get<Sessions>(Sessions).open('recruit', { personId: remains.person }),
    );
    const cookie = `${sessionCookie}=${token}`;
    const wrong: string[] = [];
    for (const route of closed().filter((one) => changing.has(one.method))) {
      const answer = await ask(route, crypto.randomUUID(), { cookie }, bodyFor(route));
      if (answer.status !== 403 || !answer.text.includes('"access.csrf"'))
        wrong.push(`${name(route)}: ${answer.status}`);
    }
    expect(wrong).toEqual([]);
    expect((await send('GET', 'session', { cookie })).status).toBe(200);
    expect((await send('DELETE', 'session', { cookie, 'x-csrf-token': csrfToken })).status).toBe(204);
    expect((await send('GET', 'session', { cookie })).status).toBe(401);
  });

  it('to an id of another county says the same as to one that nobody has: not found', async () => {
    const wrong: string[] = [];
    let asked = 0;
    for (const route of routes.filter(
      (one) => /:(id|volunteerId)\b/.test(one.path) && !one.path.startsWith('/api/v1/plugins/'),
    )) {
      const id = foreign.ofPath(route.path);
      if (id === undefined) {
        wrong.push(`${name(route)}: the other county has nothing of the kind`);
        continue;
      }
      const headers = route.rule?.kind === 'public' ? {} : await somebodyFor(route);
      let stranger = await ask(route, id, headers, bodyFor(route));
      let sent: unknown = bodyFor(route);
      // Where the least body is refused for itself, another one goes on to the id.
      for (const body of route.method === 'GET' ? [] : otherBodiesFor(route)) {
        if (stranger.status !== 400) break;
        sent = body;
        stranger = await ask(route, id, headers, body);
      }
      const missing = await ask(route, crypto.randomUUID(), headers, sent);
      asked += 1;
      if (saying(stranger) !== saying(missing))
        wrong.push(`${name(route)}: ${saying(stranger)} but ${saying(missing)}`);
      else if (stranger.status !== (otherAnswers[name(route)] ?? 404))
        wrong.push(`${name(route)}: ${saying(stranger).slice(0, 300)}`);
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(80);
  });

  it('takes an id of another county in a body for one that nobody has', async () => {
    const wrong: string[] = [];
    const linked = new Set<string>();
    for (const route of routes.filter((one) => changing.has(one.method))) {
      const schema = bodyOf(operationFor(route) ?? ({} as Operation));
      const fields = Object.entries(schema?.properties ?? {}).filter(
        // Two are made up by who sends, and rows are only compared with the third: they lead to nothing of anybody else's.
        ([field, one]) =>
          !['flowId', 'clientId', 'after'].includes(field) &&
          JSON.stringify(one).includes('"uuid"') &&
          one.format === 'uuid',
      );
      for (const [field] of fields) {
        const id = foreign.ofField(field);
        const headers = route.rule?.kind === 'public' ? {} : await somebodyFor(route);
        const pathId = /:(id|volunteerId)\b/.test(route.path) ? (own.ofPath(route.path) ?? crypto.randomUUID()) : '';
        const answers: Answer[] = [];
        for (const value of [id, crypto.randomUUID()])
          answers.push(await ask(route, pathId, headers, { ...bodyFor(route), [field]: value }));
        linked.add(field);
        const [stranger, missing] = answers as [Answer, Answer];
        if (saying(stranger) !== saying(missing))
          wrong.push(`${name(route)} ${field}: ${saying(stranger)} but ${saying(missing)}`);
        else if (/\/(search|counts)$/.test(route.path)) {
          // A search for what nobody has is no fault: it finds nothing.
          if (stranger.status !== 200 || stranger.text !== missing.text || !/^\[\]$|"items":\[\]/.test(stranger.text))
            wrong.push(`${name(route)} ${field}: ${stranger.text.slice(0, 300)}`);
        } else if (stranger.status < 400) wrong.push(`${name(route)} ${field}: accepted`);
      }
    }
    expect(wrong).toEqual([]);
    expect(linked.size).toBeGreaterThan(6);
  });

  it('shows in no list and no detail an id, a name or a number of another county', async () => {
    const marks = [...foreign.all(), people[theirs].name, people[theirs].phone, people[theirs].documentNumber, theirs];
    const wrong: string[] = [];
    let shown = 0;
    // The live stream never ends; a spec of its own shows that it tells nothing of another county.
    // Which counties there are is told to everybody who wants to sign in.
    const elsewhere = ['/api/v1/events', '/api/v1/public/counties'];
    const ending = routes.filter((one) => !elsewhere.includes(one.path));
    for (const route of ending.filter((one) => one.method === 'GET' && one.path.startsWith('/api/v1/'))) {
      const headers = route.rule?.kind === 'public' ? {} : await somebodyFor(route);
      const id =
        /:(id|volunteerId)\b/.test(route.path) && !route.path.startsWith('/api/v1/plugins/')
          ? (own.ofPath(route.path) ?? '')
          : 'maple-grove';
      const answer = await ask(route, id, headers, undefined);
      if (answer.status >= 500) wrong.push(`${name(route)}: ${answer.status}`);
      if (answer.status === 200) shown += 1;
      const found = marks.filter((mark) => answer.text.includes(mark));
      if (found.length > 0) wrong.push(`${name(route)} shows ${found.join(', ')}`);
    }
    expect(wrong).toEqual([]);
    expect(shown).toBeGreaterThan(45);
  });

  describe('to lists as files', () => {
    const known = () => api.get<ExportLists>(ExportLists).all();
    const routeOf = (path: string) => routes.find((one) => one.path === path && one.rule !== undefined);
    type Known = ReturnType<typeof known>[number];

    /** What stands in the path of the list's page, and what its page needs. */
    function filtersOf(list: Known): Record<string, string> {
      const [, thing] = /(\w+)s\/:id/.exec(list.path) ?? [];
      if (thing !== undefined) return { [`${thing}Id`]: own.ofPath(list.path) ?? '' };
      if (list.path.endsWith('/shift-templates')) return { teamId: remains.team };
      return list.path.endsWith('/awards') ? { year: '2026' } : {};
    }

    /** The rows of a page, whether it answers a list or a whole that has one. */
    function rowsOf(list: Known, body: unknown): unknown[] {
      if (Array.isArray(body)) return body;
      const whole = body as Record<string, { seats?: unknown[]; actuals?: unknown[] }[]>;
      if (list.code === 'shifts.seats') return (whole.shifts ?? []).flatMap(({ seats }) => seats ?? []);
      if (list.code === 'projects.milestones') return whole.milestones ?? [];
      if (list.code === 'projects.indicators')
        return (whole.indicators ?? []).flatMap(({ actuals = [] }) => (actuals.length === 0 ? [1] : actuals));
      return whole.items ?? [];
    }

    it('takes along what the page of each list answers, masked as there, and nothing of another county', async () => {
      const { name: theirName, phone, documentNumber } = people[theirs];
      const marks = [...foreign.all(), theirName, phone, documentNumber, theirs];
      const secrets = [people[ours].phone, people[ours].documentNumber, reporterPhone];
      const wrong: string[] = [];
      let written = 0;
      for (const list of known()) {
        const route = routeOf(list.path);
        if (!route?.rule) {
          wrong.push(`${list.code}: nothing answers ${list.path}`);
          continue;
        }
        const reader = await somebodyFor({ ...route, rule: { kind: 'roles', roles: list.roles } });
        const filters = filtersOf(list);
        const searched = route.method === 'POST';
        const query = searched ? '' : `?${new URLSearchParams(filters).toString()}`;
        const id = Object.values(filters)[0] ?? '';
        const path = `${list.path.replace('/api/v1/', '').replace(':id', id)}${list.path.includes(':id') ? '' : query}`;
        const page = await send(route.method, path, reader, searched ? {} : undefined);
        const asked = await send('POST', 'exports', reader, { list: list.code, format: 'csv', filters });
        const made = asked.body as { id: string; state: string; rows: number };
        if (page.status !== 200 || asked.status !== 201 || made.state !== 'ready') {
          wrong.push(`${list.code}: page ${saying(page).slice(0, 200)}, file ${saying(asked).slice(0, 200)}`);
          continue;
        }
        const file = await send('GET', `exports/${made.id}/file`, reader);
        const fields = await send('GET', `exports/${made.id}/mapping`, reader);
        const rows = rowsOf(list, page.body).length;
        // Asking for a file leaves a line in the trail, which the trail's own file then has.
        if (list.code !== 'platform.audit' && made.rows !== rows)
          wrong.push(`${list.code}: ${made.rows} rows, ${rows} on its page`);
        if (made.rows > 0) written += 1;
        const text = `${file.text}${fields.text}`;
        if (file.status !== 200 || fields.status !== 200) wrong.push(`${list.code}: ${saying(file)} ${saying(fields)}`);
        for (const found of [...marks, ...secrets, '⟦', 'undefined', '[object'].filter((mark) => text.includes(mark)))
          wrong.push(`${list.code} shows ${found}`);
      }
      expect(wrong).toEqual([]);
      expect(written).toBeGreaterThan(25);
    });

    it('is refused to every role that the page refuses, and the page names every one that may', async () => {
      const wrong: string[] = [];
      const accounts = new Map<CoreRole, Headers>();
      for (const role of coreRoles) accounts.set(role, await accountIn(api, ours, [role]));
      for (const list of known()) {
        const rule = routeOf(list.path)?.rule;
        const answered: readonly string[] = rule?.kind === 'roles' ? rule.roles : coreRoles;
        for (const role of list.roles.filter((one) => !answered.includes(one)))
          wrong.push(`${list.code}: ${role} may take along what its page refuses`);
        for (const role of swept(coreRoles).filter((one) => !list.roles.includes(one))) {
          const asked = await send('POST', 'exports', accounts.get(role) ?? {}, { list: list.code, format: 'csv' });
          if (asked.status !== 403) wrong.push(`${list.code}: ${role} ${saying(asked).slice(0, 200)}`);
        }
      }
      expect(wrong).toEqual([]);
    });

    it('has words in both languages for every list, column and item of the national record', () => {
      const texts = registeredTexts();
      const keys = known().flatMap(({ code, columns }) => [
        `exports.lists.${code}`,
        ...columns.map(({ key }) => `exports.columns.${key}`),
        ...columns.flatMap(({ national }) => (national === undefined ? [] : [`exports.national.${national}`])),
      ]);
      expect(keys.filter((key) => !texts.has('zh-CN', key) || !texts.has('en', key))).toEqual([]);
    });

    it('has a button on the console for every list, and a list behind whatever the console reads', () => {
      const codes = known().map(({ code }) => code);
      const paths = known().map(({ path }) => path.replace(/:(\w+)/g, '{$1}'));
      expect([...new Set(exportButtons())].sort()).toEqual([...codes].sort());
      expect(listsReadByConsole().filter((path) => !paths.includes(path) && !(path in notTaken))).toEqual([]);
      const without = pagesOfConsole().filter(({ key, exported }) => !exported && !(key in pagesWithout));
      expect(without.map(({ key }) => key)).toEqual([]);
    });
  });
});

/** Lists of the console that are not taken along, and why. */
const notTaken: Readonly<Record<string, string>> = {
  '/api/v1/corrections': 'shows a new number in full, to be compared with a document: never a file',
  '/api/v1/jobs/dead': 'is the state of the machine, which is put right on the spot',
};

/** Pages of the console without a list to take along, and why. */
const pagesWithout: Readonly<Record<string, string>> = {
  home: 'leads to the lists',
  vetting: 'is what a county has set, with its own history',
  plugins: 'is the state of the installation',
  jobs: 'is the state of the machine',
  health: 'is the state of the machine',
  pluginPage: 'belongs to a plugin, which exports what it wants to',
  pluginRecord: 'belongs to a plugin, which exports what it wants to',
  account: 'is about oneself',
};
