import { openTestApi, otherCounty, type StaffToken, type TestApi, testCounty } from '@redmaple/api/testing';
import { randomUUID } from 'node:crypto';
import { CountyPlugins, fleet, InstalledPlugins, KeptJobs, PluginsService } from '@redmaple/plugins/house';
import { Sessions, UnitOfWork } from '@redmaple/platform';
import { longFresh } from '@redmaple/platform/testing';
import { swept } from '../support/swept.js';
import { withClient } from '../system/support/fill.js';

const id = 'hostile-effects';
const base = `/api/v1/plugins/${id}/r`;

/** What the plugin answers where it is at fault, and what the administrator reads about it. */
const faulty: readonly [how: string, message: RegExp][] = [
  ['unknown', /^effects\[1\] is "core.stop": use one of .*kept.put/],
  ['undeclared', /^effects\[1\] is kept.delete: declare it/],
  ['no-list', /no list/],
  ['too-many', /more than 50 effects/],
  ['no-object', /must be an object/],
  ['another-county', /kept.put\) is wrong in county \(unknownField\)/],
  ['another-plugin', /kept.put\) is wrong in pluginId/],
  ['another-actor', /message.send\) is wrong in actor/],
  ['emergency', /incident.report\) is wrong in emergency/],
  ['somebodys-number', /incident.report\) is wrong in reporterPhone/],
  ['urgent-message', /message.send\) is wrong in urgent/],
  ['odd-key', /kept.put\) is wrong in key/],
  ['proto-key', /kept.put\) is wrong in key/],
  ['proto-value', /__proto__/],
  ['constructor-value', /constructor/],
  ['deep', /nested too deep/],
  ['zero-value', /can not be stored/],
  ['half-a-sign', /can not be stored/],
  ['large-answer', /more than 256 KB/],
  ['more-than-an-answer', /\{ data, effects \}/],
  ['no-answer', /\{ data, effects \}/],
  ['page-as-data', /an object or a list/],
  ['throws', /^Error: …$/],
  ['loops', /within 1 s/],
  ['never-comes', /within 1 s/],
  ['late', /within 1 s/],
  ['memory', /64 MB of heap|160 MB|within 1 s/],
  ['exits', /ended its process/],
  ['aborts', /ended its process/],
  ['flood', /more than 256 KB/],
  ['doubled', /more than it was asked|without being asked/],
  ['answer-to-another', /nobody asked/],
  ['broken-frame', /no answer/],
];

/** What a rule forbids that holds for people as well, and which. */
const forbidden: readonly [how: string, reason: RegExp][] = [
  ['too-large', /effects\[0\] kept.put.+request.invalid/],
  ['long-numbers', /effects\[0\] kept.put.+request.invalid/],
  ['half-forbidden', /effects\[3\] message.send.+request.invalid/],
  ['words-of-its-own', /request.invalid/],
  ['core-words', /request.invalid/],
  ['link-in-words', /request.invalid/],
  ['number-in-words', /request.invalid/],
  ['message-flood', /effects\[\d+\].+plugins.wishesTooMuch/],
  ['report-flood', /effects\[\d+\].+plugins.wishesTooMuch/],
  ['unknown-area', /incidents.unknownArea/],
  ['unknown-category', /incident.report.+/],
  ['one-key-too-many', /plugins.keepsTooMuch/],
];

describe('the answers of a hostile plugin', () => {
  let api: TestApi;
  /** Operator and liaison. */
  let staff: StaffToken;
  let operator: StaffToken;
  let admin: StaffToken;
  let stranger: StaffToken;
  let ours: string;
  let theirs: string;
  const unhandled: unknown[] = [];
  const note = (reason: unknown): number => unhandled.push(reason);

  beforeAll(async () => {
    process.on('unhandledRejection', note);
    api = await openTestApi({
      plugins: `./test/fixtures/plugins/${id},./docs/examples/lake-watch,./test/fixtures/plugins/lake-here`,
    });
    staff = await api.staff('operator', 'liaison');
    operator = await api.staff('operator');
    admin = await api.staff('county-admin');
    stranger = await strangerIn(otherCounty);
    ours = await volunteerIn(testCounty);
    theirs = await volunteerIn(otherCounty);
  }, 120_000);

  afterAll(async () => {
    process.off('unhandledRejection', note);
    await api?.close({ madeUp: true });
  });

  async function strangerIn(county: string): Promise<StaffToken> {
    const accountId = randomUUID();
    const { token } = await api.inCounty(async () => {
      const work = api.get<UnitOfWork>(UnitOfWork);
      await work.execute(
        `INSERT INTO platform.account (id, kind, login, display_name, status) VALUES ($1, 'staff', $2, 'stranger', 'active')`,
        [accountId, `test-${accountId}`],
      );
      await work.execute(
        `INSERT INTO platform.role_grant (account_id, role, granted_by, valid_from) VALUES ($1, 'operator', 'system', '2020-01-01')`,
        [accountId],
      );
      return api.get<Sessions>(Sessions).open('staff', { accountId, secondFactorAt: longFresh });
    }, county);
    return { accountId, token, headers: { authorization: `Bearer ${token}` } };
  }

  async function volunteerIn(county: string): Promise<string> {
    const person = randomUUID();
    const rows = await api.inCounty(async () => {
      const work = api.get<UnitOfWork>(UnitOfWork);
      await work.execute(
        `INSERT INTO volunteers.person (id, name, document_type, sealed_document, document_index, birth_date, created_at)
         VALUES ($1::uuid, '错例', 'passport', 'x', sha256($1::text::bytea), '1990-01-01', now())`,
        [person],
      );
      return work.query<{ id: string }>(
        `INSERT INTO volunteers.volunteer (person_id, number, joined_at) VALUES ($1, $2, now()) RETURNING id`,
        [person, `V00${county}`],
      );
    }, county);
    return rows[0]?.id ?? '';
  }

  /** Rested, on, and with nothing kept. */
  beforeEach(async () => {
    unhandled.length = 0;
    await inBoth(async (work) => {
      await work.execute(`DELETE FROM plugins.kept`);
      await work.execute(`DELETE FROM plugins.plugin_fault`);
      await work.execute(`UPDATE plugins.county_plugin SET enabled = true, stopped_at = NULL`);
    });
  });

  async function inBoth<T>(act: (work: UnitOfWork) => Promise<T>): Promise<T[]> {
    const outcomes: T[] = [];
    for (const county of [testCounty, otherCounty])
      await api.inCounty(async () => {
        outcomes.push(await act(api.get<UnitOfWork>(UnitOfWork)));
        api.get<CountyPlugins>(CountyPlugins).forget();
      }, county);
    return outcomes;
  }

  const turn = (enabled: boolean) =>
    api.inCounty(async () => {
      const version = (await api.get<CountyPlugins>(CountyPlugins).locked('lake-watch'))?.version ?? 0;
      await api.get<PluginsService>(PluginsService).change('lake-watch', { enabled, version });
    });

  /** Everything that an effect could have written, in both counties. */
  const written = () =>
    inBoth((work) =>
      work.query(
        ['plugins.kept', 'platform.delivery', 'dispatch.incident', 'dispatch.incident_event', 'platform.outbox']
          .map(
            (table) =>
              `SELECT '${table}' AS t, count(*), md5(string_agg(r::text, '|' ORDER BY r::text)) FROM ${table} r`,
          )
          .join(' UNION ALL '),
      ),
    );

  const warm = (who = staff) => up(() => kept(who));

  /** Until the process is up: a busy machine needs its time. */
  async function up(ask: () => PromiseLike<{ status: number; body: unknown }>): Promise<void> {
    let last = '';
    for (let turns = 0; turns < 20; turns++) {
      const answer = await ask();
      if (answer.status === 200) return;
      last = `${answer.status} ${JSON.stringify(answer.body)}`;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error(`It did not start: ${last} ${JSON.stringify(await faults())}`);
  }

  const act = (how: string, who = staff, volunteer = ours, key: string = randomUUID()) =>
    api.http().post(`${base}/act`).set(who.headers).set('idempotency-key', key).send({ how, who: volunteer });
  const kept = (who = staff) => api.http().get(`${base}/kept`).set(who.headers);
  const core = (who = staff) => api.http().get('/api/v1/session').set(who.headers);
  const faults = () =>
    api.inCounty(() =>
      api
        .get<UnitOfWork>(UnitOfWork)
        .query<{ hook: string; message: string }>('SELECT hook, message FROM plugins.plugin_fault'),
    );

  /** The attack and, beside it, somebody who wants nothing of the plugin. */
  async function attack(how: string, volunteer = ours) {
    const before = await written();
    const [answer, beside] = await Promise.all([act(how, staff, volunteer), core()]);
    expect(beside.status).toBe(200);
    expect(await written()).toEqual(before);
    expect(unhandled).toEqual([]);
    return answer;
  }

  it('are carried out where they keep to the rules, in the county of whoever asks', async () => {
    expect(api.get<InstalledPlugins>(InstalledPlugins).skipped()).toEqual([]);
    await warm();
    await act('keep').expect(200, {});
    await kept().expect(200, { 'reading.1': { grams: 3 }, 'reading.2': 5 });
    await act('send').expect(200, {});
    await act('report').expect(200, {});
    await warm(stranger);
    await kept(stranger).expect(200, {});
    expect(await faults()).toEqual([]);
    const done = await withClient(api.database.ownerUrl, (client) =>
      client.query(
        `SELECT (SELECT count(*)::int FROM platform.delivery WHERE starts_with(dedupe_key, 'plugin:${id}:') AND NOT urgent) AS messages,
           (SELECT array_agg(received_by || ' ' || source || ' ' || emergency) FROM dispatch.incident) AS incidents,
           (SELECT count(*)::int FROM audit.entry WHERE action = 'plugin.acted' AND actor_id = 'plugin:${id}'
             AND details->>'askedBy' = '${staff.accountId}') AS acted`,
      ),
    );
    expect(done.rows).toEqual([{ messages: 1, incidents: [`plugin:${id} hazard false`], acted: 3 }]);
    await api.http().get(`${base}/kept`).expect(401);
    await act('unheard-of').expect(400);
  }, 60_000);

  it('are kept as long as was agreed to, and readable while the plugin is off', async () => {
    const levels = '/api/v1/plugins/lake-watch/r/levels';
    const post = (level: number) =>
      api.http().post(levels).set(staff.headers).set('idempotency-key', randomUUID()).send({ level });
    const rows = () => api.http().get('/api/v1/plugin-data/lake-watch/plugins.kept').set(admin.headers);
    await up(() => api.http().get(levels).set(staff.headers));
    const wrong = await post(9_999).expect(400);
    expect(wrong.body.fields).toEqual([expect.objectContaining({ field: 'level' })]);
    await post(420).expect(200);
    const shown = await api.http().get(`${levels}?limit=20`).set(staff.headers).expect(200);
    expect(shown.body).toEqual([{ at: expect.stringMatching(/^20.+Z$/), level: 420 }]);
    await rows().expect(409);
    await turn(false);
    await api.http().get(levels).set(staff.headers).expect(404);
    const tables = await api.http().get('/api/v1/plugin-data/lake-watch').set(admin.headers).expect(200);
    expect(tables.body).toEqual([expect.objectContaining({ name: 'plugins.kept' })]);
    expect((await rows().expect(200)).body.rows).toEqual([
      [expect.stringMatching(/^level\.20/), '420', expect.any(String)],
    ]);
    const forget = () => api.inCounty(() => api.get<KeptJobs>(KeptJobs).forget());
    await forget();
    expect((await rows()).body.rows).toHaveLength(1);
    await api.inCounty(() =>
      api.get<UnitOfWork>(UnitOfWork).execute(`UPDATE plugins.kept SET changed_at = changed_at - interval '366 days'`),
    );
    await forget();
    expect((await rows()).body.rows).toEqual([]);
    await turn(true);
  }, 60_000);

  it('are held to the same where the plugin runs in the host', async () => {
    const here = '/api/v1/plugins/lake-here/r';
    await api.http().post(`${here}/levels`).set(operator.headers).set('idempotency-key', randomUUID()).expect(200);
    await api.http().get(`${here}/levels`).set(operator.headers).expect(200, { 'level.1': 420 });
    await api.http().get(`${here}/levels`).set(admin.headers).expect(403);
    const above = `${here}/above?level=12&wet=false`;
    await api.http().get(above).set(operator.headers).expect(200, { level: 12, wet: false });
    await api.http().get(`${above}&more=1`).set(operator.headers).expect(400);
    for (const path of ['loops', 'odd']) {
      const answer = await api.http().get(`${here}/${path}`).set(operator.headers);
      expect([answer.status, answer.body.code]).toEqual([503, 'plugins.failed']);
    }
    expect((await faults()).map((one) => one.hook).sort()).toEqual(['GET loops', 'GET odd']);
  }, 60_000);

  it('carry nothing from one county to another', async () => {
    fleet.stopAll();
    await warm();
    await warm(stranger);
    await act('nothing').expect(200, { seen: [testCounty] });
    await act('nothing', stranger).expect(200, { seen: [otherCounty] });
    expect(fleet.running().sort()).toEqual([`${id} ${otherCounty}`, `${id} ${testCounty}`].sort());
  }, 60_000);

  describe('at fault', () => {
    /** One that was killed rests for a while: its place is given up. */
    afterEach(() => {
      if (!fleet.running().includes(`${id} ${testCounty}`)) fleet.stopAll();
    });

    it.each(swept(faulty))(
      'are refused as a whole, and the core goes on: %s',
      async (how, message) => {
        await warm();
        const answer = await attack(how);
        expect([answer.status, answer.body.code]).toEqual([503, 'plugins.failed']);
        expect(await faults()).toEqual([{ hook: 'POST act', message: expect.stringMatching(message) }]);
      },
      60_000,
    );
  });

  it.each(swept(forbidden))(
    'change nothing when a rule forbids them: %s',
    async (how, reason) => {
      await warm();
      if (how === 'one-key-too-many')
        await inBoth((work) =>
          work.execute(
            `INSERT INTO plugins.kept (plugin_id, key, value, changed_at) SELECT $1, 'one.' || n, '1', now() FROM generate_series(1, 10000) n`,
            [id],
          ),
        );
      const answer = await attack(how);
      expect([answer.status, answer.body.code]).toEqual([422, 'plugins.refused']);
      expect(answer.body.title).toMatch(reason);
      // What a person typed may be the reason: nobody can switch a plugin off by asking for it.
      expect(await faults()).toEqual([]);
    },
    60_000,
  );

  it('reach nobody of another county', async () => {
    await warm();
    const answer = await attack('send', theirs);
    expect([answer.status, answer.body.code]).toEqual([422, 'plugins.refused']);
  }, 60_000);

  it('do nothing that whoever asks may not do', async () => {
    await warm();
    const before = await written();
    const answer = await act('report', operator);
    expect([answer.status, answer.body.code]).toEqual([422, 'plugins.refused']);
    expect(answer.body.title).toMatch(/access.denied/);
    expect(await written()).toEqual(before);
  }, 60_000);

  it('are carried out once, however often the same request comes', async () => {
    await warm();
    const key = randomUUID();
    await act('keep', staff, ours, key).expect(200);
    const before = await written();
    const again = await act('keep', staff, ours, key);
    expect([again.status, again.headers['idempotency-replayed']]).toEqual([200, 'true']);
    expect(await written()).toEqual(before);
  }, 60_000);

  it('have no effect when something is only read', async () => {
    await warm();
    const before = await written();
    await api.http().get(`${base}/acts`).set(staff.headers).expect(503);
    expect(await written()).toEqual(before);
  }, 60_000);

  it('have none once the county said stop, whatever this process still believes', async () => {
    await warm();
    await api.inCounty(() =>
      api
        .get<UnitOfWork>(UnitOfWork)
        .execute(`UPDATE plugins.county_plugin SET enabled = false WHERE plugin_id = $1`, [id]),
    );
    const before = await written();
    const answer = await act('keep');
    expect([503, 404]).toContain(answer.status);
    expect(await written()).toEqual(before);
  }, 60_000);

  it('have none beyond what two people agreed to', async () => {
    await warm();
    await api.inCounty(() =>
      api
        .get<UnitOfWork>(UnitOfWork)
        .execute(`UPDATE plugins.county_plugin SET agreed = agreed - 'effects' WHERE plugin_id = $1`, [id]),
    );
    const before = await written();
    const answer = await act('keep');
    await inBoth((work) =>
      work.execute(
        `UPDATE plugins.county_plugin SET agreed = agreed || '{"effects":["kept.put","message.send","incident.report"]}'`,
      ),
    );
    expect([503, 404]).toContain(answer.status);
    expect(await written()).toEqual(before);
  }, 60_000);

  it('switch it off in that county after three faults, and end its process', async () => {
    await warm();
    for (const how of ['no-list', 'no-answer', 'no-object']) await act(how).expect(503);
    await act('nothing').expect(404);
    expect(fleet.running()).toEqual([]);
    await warm(stranger);
    await act('nothing', stranger).expect(200);
  }, 60_000);
});
