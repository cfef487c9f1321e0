import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asSystem, defineEvent, MessageWords, Outbox, Relay } from '@redmaple/platform';
import { openTestHouse, queryAsOwner, testCounty, type TestHouse } from '@redmaple/platform/testing';
import {
  CountyPlugins,
  Decisions,
  EventTeller,
  Fleet,
  fleet,
  InstalledPlugins,
  IsolationSwitch,
  loadPlugins,
  PluginsModule,
  pluginsMigrations,
  PluginSwitch,
  type SignUpInput,
} from '@redmaple/plugins/house';
import { allowIsolated, stopIsolated } from '../../apps/api/src/cli/plugins/isolated-switch.js';
import type { PluginVerb } from '../../apps/api/src/cli/plugins/verb.js';
import { swept } from '../support/swept.js';

const id = 'hostile-hooks';
const submitted = defineEvent<Record<string, unknown>>('application.submitted');

describe('hooks of a plugin in its closed process', () => {
  let house: TestHouse;
  let directory: string;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'redmaple-hooks-'));
    const fixture = join(import.meta.dirname, '../fixtures/plugins', id);
    const loaded = await loadPlugins({ plugins: fixture, safeMode: false, dataDirectory: directory });
    if (loaded.skipped.length > 0) throw new Error(loaded.skipped[0]?.reason);
    house = await openTestHouse({
      imports: [PluginsModule.forRoot(loaded, { withControllers: false })],
      migrations: pluginsMigrations,
    });
  }, 120_000);
  afterAll(async () => {
    fleet.stopAll();
    await house?.close();
    rmSync(directory, { recursive: true, force: true });
  });

  /** Rested, on, with nothing kept, and up: nobody waits for a start on a busy machine. */
  beforeEach(async () => {
    fleet.stopAll();
    house.clock.set('2026-03-01T08:00:00Z');
    for (const table of ['county_plugin', 'plugin_fault', 'hearing', 'event', 'event_head', 'kept'])
      await owner(`DELETE FROM plugins.${table}`);
    await owner('DELETE FROM platform.outbox');
    await inCounty(async () => house.get<CountyPlugins>(CountyPlugins).forget());
    await inCounty(() => house.get<PluginSwitch>(PluginSwitch).enable(id));
    for (let turn = 0; turn < 50 && (await decided('well')).failed.length > 0; turn++)
      await new Promise((resolve) => setTimeout(resolve, 200));
    if ((await faults()).length > 0) throw new Error('It did not start.');
  }, 60_000);

  const owner = <Row extends object>(sql: string, params: unknown[] = []): Promise<Row[]> =>
    queryAsOwner<Row>(house.database, sql, params);
  const inCounty = <T>(work: () => Promise<T>): Promise<T> => asSystem(testCounty, 'test', work);
  const faults = async (): Promise<unknown[]> =>
    (await owner<{ hook: string; reason: string }>('SELECT hook, reason FROM plugins.plugin_fault')).map((one) => [
      one.hook,
      one.reason,
    ]);
  const kept = () => owner<{ key: string; value: unknown }>('SELECT key, value FROM plugins.kept');
  const input = (how: string, personId: string, age: number): SignUpInput => ({
    teamType: 'maple-grove.rescue',
    day: '2026-03-01',
    person: { id: personId, age, qualifications: [], answers: { how } },
  });
  const decided = (how: string) =>
    inCounty(() =>
      house.work.run(() =>
        house.get<Decisions>(Decisions).ask('sign-up', [input(how, 'p1', 30), input(how, 'p2', 15)]),
      ),
    );
  const words = (template: string) =>
    inCounty(() =>
      house
        .get<MessageWords>(MessageWords)
        .of({ template, locale: 'zh-CN', text: '明天 19:00 集合', filledIn: ['19:00'] }),
    );
  const happens = async (state: string): Promise<string> => {
    const applicationId = randomUUID();
    const told = {
      applicationId,
      personId: randomUUID(),
      callId: randomUUID(),
      teamTypeCode: 'a.b',
      state,
      name: '张三',
    };
    await house.inCounty(() => house.get<Outbox>(Outbox).emit(submitted, told), testCounty);
    await house.get<Relay>(Relay).drain();
    return applicationId;
  };
  const tell = () => house.get<EventTeller>(EventTeller).tell(testCounty);
  const heardTo = async () => (await owner<{ heard_to: string }>('SELECT heard_to FROM plugins.hearing'))[0]?.heard_to;

  it('add reasons and change words, asked once for many people', async () => {
    const { blockers, spoke, failed } = await decided('well');
    expect([...blockers].map(([person, those]) => [person, those.map((one) => one.code)])).toEqual([
      ['p2', [`${id}.late`]],
    ]);
    expect({ spoke, failed }).toEqual({ spoke: [`${id} 1.0.0`], failed: [] });
    expect(await words('well')).toBe('明天 19:00 集合，带手电');
    expect(await faults()).toEqual([]);
  });

  it.each(
    swept([
      ['undeclared', 'invalid'],
      ['no-list', 'invalid'],
      ['changes', 'threw'],
      ['loops', 'slow'],
      ['exits', 'threw'],
    ]),
  )('leave the core its word when a decision %s, and the fault is counted', async (how, reason) => {
    const { blockers, spoke, failed } = await decided(how);
    expect({ reasons: blockers.size, spoke, failed }).toEqual({ reasons: 0, spoke: [], failed: [id] });
    expect(await faults()).toEqual([['decide sign-up', reason]]);
  });

  it.each(
    swept([
      ['loses', 'invalid'],
      ['dials', 'invalid'],
      ['no-text', 'invalid'],
      ['loops', 'slow'],
      ['exits', 'threw'],
    ]),
  )('leave a message as it was when a filter %s, and the fault is counted', async (how, reason) => {
    expect(await words(how)).toBe('明天 19:00 集合');
    expect(await faults()).toEqual([['filter message.text', reason]]);
  });

  it('count nothing while a process that failed rests', async () => {
    await decided('exits');
    expect((await decided('well')).failed).toEqual([id]);
    expect(await words('well')).toBe('明天 19:00 集合');
    expect(await faults()).toEqual([['decide sign-up', 'threw']]);
  });

  it('hear of an event by its ids and codes, and their effects are there once', async () => {
    const application = await happens('submitted');
    await tell();
    await tell();
    const [event] = await owner<{ id: string }>('SELECT id FROM plugins.event');
    expect(await kept()).toEqual([
      { key: `heard.${application}`, value: { id: event?.id, county: testCounty, settings: {} } },
    ]);
    expect(await owner("SELECT 1 FROM plugins.event WHERE payload::text LIKE '%张%'")).toEqual([]);
    expect(await owner("SELECT 1 FROM audit.entry WHERE action = 'plugin.acted'")).toHaveLength(1);
  });

  it('hold no lock while they are asked: an event of which another process is faster is told twice and done once', async () => {
    await happens('submitted');
    const ask = fleet.ask.bind(fleet);
    fleet.ask = async (...question) => {
      const outcome = await ask(...question);
      // Would wait for ever for the row, if the one who asks held it.
      await owner('UPDATE plugins.hearing SET heard_to = (SELECT last FROM plugins.event_head LIMIT 1)');
      return outcome;
    };
    try {
      await tell();
    } finally {
      fleet.ask = ask;
    }
    expect(await kept()).toEqual([]);
    expect(await faults()).toEqual([]);
  });

  it.each(
    swept([
      ['forged', 'invalid'],
      ['unasked', 'invalid'],
      ['no-list', 'invalid'],
      ['late', 'slow'],
      ['loops', 'slow'],
    ]),
  )(
    'of an event whose answer is %s nothing is done, the fault is counted and it is told again',
    async (how, reason) => {
      await happens(how);
      await tell();
      expect([await kept(), await faults(), await heardTo()]).toEqual([
        [],
        [['on application.submitted', reason]],
        '0',
      ]);
    },
  );

  it('pass over an event that fails five times, and hear the next', async () => {
    await happens('asks');
    const next = await happens('submitted');
    await tell();
    for (const seconds of [2, 5, 17]) {
      house.clock.set(new Date(house.clock.now().getTime() + seconds * 1_000).toISOString());
      await tell();
    }
    expect([await kept(), await faults()]).toEqual([[], []]);
    house.clock.set(new Date(house.clock.now().getTime() + 65_000).toISOString());
    await tell();
    expect(await faults()).toEqual([['on application.submitted', 'threw']]);
    expect((await kept()).map((one) => one.key)).toEqual([`heard.${next}`]);
  });

  it('end in all processes of the house within five seconds when the installation says stop, and count nothing', async () => {
    const { isolated } = house.get<InstalledPlugins>(InstalledPlugins).get(id) ?? {};
    if (!isolated) throw new Error('It does not run.');
    const question = { what: 'decide', name: 'sign-up', input: [input('well', 'p1', 30)] };
    // Another process of the house over the same database.
    const others = new Fleet();
    const twin = Object.assign(Object.create(IsolationSwitch.prototype), house.get<IsolationSwitch>(IsolationSwitch), {
      fleet: others,
    }) as IsolationSwitch;
    await twin.onModuleInit();
    const turn = (verb: PluginVerb, ...args: string[]) =>
      verb.run({ ADMIN_DATABASE_URL: house.database.ownerUrl, DATA_DIR: directory }, args);
    try {
      const answers = async () => (await others.ask(isolated, testCounty, question)).ok;
      await until(answers);
      // Whoever is asked or waits in line does not start it anew.
      const asked = ['loops', 'well'].map((how) =>
        others.ask(isolated, testCounty, { ...question, input: [input(how, 'p1', 30)] }),
      );
      others.halt();
      for (const outcome of await Promise.all(asked)) expect(outcome).toMatchObject({ ok: false, reason: 'away' });
      expect(others.running()).toEqual([]);
      others.allow();
      await until(answers);
      expect([fleet.running().length, others.running().length]).toEqual([1, 1]);
      expect(await turn(stopIsolated, '--reason', 'a hole')).toBe(0);
      const said = performance.now();
      await until(async () => fleet.isHalted && others.isHalted);
      expect(performance.now() - said).toBeLessThan(5_000);
      await happens('submitted');
      await tell();
      const { blockers, failed } = await decided('well');
      expect({ reasons: blockers.size, failed, words: await words('well') }).toEqual({
        reasons: 0,
        failed: [id],
        words: '明天 19:00 集合',
      });
      expect([fleet.running(), others.running(), await heardTo(), await kept()]).toEqual([[], [], '0', []]);
      expect(await house.get<IsolationSwitch>(IsolationSwitch).read()).toMatchObject({ reason: 'a hole' });
      expect(await turn(allowIsolated)).toBe(0);
      await until(async () => !fleet.isHalted && !others.isHalted && (await decided('well')).spoke.length > 0);
      await tell();
      expect((await kept()).length).toBe(1);
      expect(await faults()).toEqual([]);
    } finally {
      await turn(allowIsolated);
      twin.onApplicationShutdown();
      others.stopAll();
    }
  }, 60_000);
});

async function until(condition: () => Promise<boolean>, patience = 20_000): Promise<void> {
  const end = Date.now() + patience;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('It did not happen in time.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
