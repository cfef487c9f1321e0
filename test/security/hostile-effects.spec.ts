import { openTestApi, otherCounty, type StaffToken, type TestApi, testCounty } from '@redmaple/api/testing';
import { randomUUID } from 'node:crypto';
import { CountyPlugins, fleet, InstalledPlugins } from '@redmaple/plugins/house';
import { Sessions, UnitOfWork } from '@redmaple/platform';
import { swept } from '../support/swept.js';

const id = 'hostile-effects';
const base = `/api/v1/plugins/${id}/r`;

/** What the plugin answers, and what the administrator reads about it. */
const refused: readonly [how: string, message: RegExp][] = [
  ['half-good', /^effects\[1\] is "core.stop": use one of .*kept.put/],
  ['no-list', /no list/],
  ['too-many', /more than 50 effects/],
  ['no-object', /must be an object/],
  ['another-county', /kept.put\) is wrong in county \(unknownField\)/],
  ['another-plugin', /kept.put\) is wrong in pluginId/],
  ['odd-key', /kept.put\) is wrong in key/],
  ['proto-key', /kept.put\) is wrong in key/],
  ['proto-value', /__proto__/],
  ['zero-value', /can not be stored/],
  ['message-unasked', /message.send: declare it in effects/],
  ['incident-unasked', /incident.report: declare it in effects/],
  ['more-than-an-answer', /\{ data, effects \}/],
  ['no-answer', /\{ data, effects \}/],
  ['throws', /^Error: …$/],
  ['loops', /within 1 s/],
  ['never-comes', /within 1 s/],
  ['exits', /ended its process/],
];

describe('the answers of a hostile plugin', () => {
  let api: TestApi;
  let operator: StaffToken;
  let stranger: StaffToken;

  beforeAll(async () => {
    api = await openTestApi({ plugins: `./test/fixtures/plugins/${id}` });
    operator = await api.staff('operator');
    stranger = await strangerIn(otherCounty);
  }, 120_000);

  afterAll(() => api?.close());

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
      return api.get<Sessions>(Sessions).open('staff', { accountId, secondFactorAt: new Date() });
    }, county);
    return { accountId, token, headers: { authorization: `Bearer ${token}` } };
  }

  /** Rested, on, and with nothing kept. */
  beforeEach(async () => {
    fleet.stopAll();
    await inBoth((work) => work.execute(`DELETE FROM plugins.kept`));
    await inBoth((work) => work.execute(`DELETE FROM plugins.plugin_fault`));
    await inBoth((work) => work.execute(`UPDATE plugins.county_plugin SET enabled = true, stopped_at = NULL`));
  });

  async function inBoth(act: (work: UnitOfWork) => Promise<unknown>): Promise<void> {
    for (const county of [testCounty, otherCounty])
      await api.inCounty(async () => {
        await act(api.get<UnitOfWork>(UnitOfWork));
        api.get<CountyPlugins>(CountyPlugins).forget();
      }, county);
  }

  /** Until the process is up: a busy machine needs its time. */
  async function warm(who = operator): Promise<void> {
    let last = '';
    for (let turn = 0; turn < 20; turn++) {
      const answer = await kept(who);
      if (answer.status === 200) return;
      last = `${answer.status} ${JSON.stringify(answer.body)}`;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error(`It did not start: ${last} ${JSON.stringify(await faults())}`);
  }

  const act = (how: string, who = operator) =>
    api.http().post(`${base}/act`).set(who.headers).set('idempotency-key', randomUUID()).send({ how });
  const kept = (who = operator) => api.http().get(`${base}/kept`).set(who.headers);
  const faults = () =>
    api.inCounty(() =>
      api
        .get<UnitOfWork>(UnitOfWork)
        .query<{ hook: string; message: string }>('SELECT hook, message FROM plugins.plugin_fault'),
    );

  it('are carried out where they keep to the rules, in the county of whoever asks', async () => {
    expect(api.get<InstalledPlugins>(InstalledPlugins).skipped()).toEqual([]);
    await warm();
    await act('keep').expect(200, {});
    await kept().expect(200, { 'reading.1': { grams: 3 } });
    await warm(stranger);
    await kept(stranger).expect(200, {});
    expect(await faults()).toEqual([]);
    await api.http().get(`${base}/kept`).expect(401);
    await act('unheard-of').expect(400);
  }, 60_000);

  it('carry nothing from one county to another', async () => {
    await warm();
    await warm(stranger);
    await act('nothing').expect(200, { seen: [testCounty] });
    await act('nothing', stranger).expect(200, { seen: [otherCounty] });
    expect(fleet.running().sort()).toEqual([`${id} ${otherCounty}`, `${id} ${testCounty}`].sort());
  }, 60_000);

  it.each(swept(refused))(
    'are refused as a whole when it answers %s, and the core goes on',
    async (how, message) => {
      await warm();
      const answer = await act(how);
      expect([answer.status, answer.body.code]).toEqual([503, 'plugins.failed']);
      expect(await faults()).toEqual([{ hook: 'POST act', message: expect.stringMatching(message) }]);
      await inBoth(async (work) => expect(await work.query('SELECT key FROM plugins.kept')).toEqual([]));
      await api.http().get('/api/v1/team-types').set(operator.headers).expect(200);
    },
    60_000,
  );

  it('have no effect when something is only read', async () => {
    await warm();
    await api.http().get(`${base}/acts`).set(operator.headers).expect(503);
    await kept().expect(200, {});
  }, 60_000);

  it('have none once the county said stop, whatever this process still believes', async () => {
    await warm();
    await api.inCounty(() =>
      api
        .get<UnitOfWork>(UnitOfWork)
        .execute(`UPDATE plugins.county_plugin SET enabled = false WHERE plugin_id = $1`, [id]),
    );
    const answer = await act('keep');
    expect([503, 404]).toContain(answer.status);
    await inBoth(async (work) => expect(await work.query('SELECT key FROM plugins.kept')).toEqual([]));
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
