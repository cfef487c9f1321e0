import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { asSystem, defineEvent, Outbox, Relay, UnitOfWork } from '@redmaple/platform';
import { openTestHouse, queryAsOwner, testCounty, type TestHouse } from '@redmaple/platform/testing';
import type { EventServices, HappenedEvent } from '../define/hooks.js';
import { definePlugin, type PluginDefinition } from '../define/plugin.js';
import { pluginsMigrations } from '../migrations/index.js';
import { PluginsModule } from '../mounting/plugins.module.js';
import { CountyPlugins } from '../registry/county-plugins.js';
import { PluginSwitch } from '../registry/plugin-switch.js';
import { standingFor } from '../testing/conformance.js';
import { EventTeller } from './event-teller.js';

const submitted = defineEvent<Record<string, unknown>>('application.submitted');
type Hears = (event: HappenedEvent, services: EventServices) => unknown;

/** What the plugins answer in a test. */
let answers: Hears = () => [];
const keep = (key: string, value: unknown = true) => ({ effect: 'kept.put', key, value });
const applicationOf = ({ payload }: HappenedEvent): string => (payload as { applicationId: string }).applicationId;

const plain: Omit<PluginDefinition, 'id'> = {
  version: '1.0.0',
  requires: '^1.4',
  counties: 'all',
  labels: { 'zh-CN': {}, en: {} },
};
const wishing = definePlugin({
  ...plain,
  id: 'wishing',
  effects: ['kept.put'],
  keeps: { personal: false, what: 'heard', why: 'why', retentionDays: 30 },
  on: { 'application.submitted': (event, services) => answers(event, services) as never },
});
/** Answers the same, and never said that it would. */
const silent = definePlugin({
  ...plain,
  id: 'silent',
  on: { 'application.submitted': (event) => [keep(`heard.${applicationOf(event)}`)] as never },
});

describe('effects that a handler answers', () => {
  let house: TestHouse;
  let teller: EventTeller;

  beforeAll(async () => {
    const loaded = { active: [wishing, silent].map(standingFor), skipped: [] };
    house = await openTestHouse({
      imports: [PluginsModule.forRoot(loaded, { withControllers: false })],
      migrations: pluginsMigrations,
    });
    teller = house.get(EventTeller);
    // A table of the plugin's own, as its migrations would make one.
    await owner('CREATE TABLE platform.own_row (county_code char(6) NOT NULL, id uuid NOT NULL)');
    await owner(`
      DO $$ BEGIN
        CREATE ROLE redmaple_plugin_wishing NOLOGIN;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END $$`);
    await owner('GRANT redmaple_plugin_wishing TO redmaple_app WITH INHERIT FALSE, SET TRUE');
    await owner('GRANT USAGE ON SCHEMA platform TO redmaple_plugin_wishing');
    // PostgreSQL itself says which transaction wrote a row.
    await owner('CREATE TABLE platform.written (by xid8 NOT NULL, what text NOT NULL)');
    await owner(`
      CREATE FUNCTION platform.write_down() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
        INSERT INTO platform.written VALUES (pg_current_xact_id(), format('%I.%I', TG_TABLE_SCHEMA, TG_TABLE_NAME));
        RETURN NULL;
      END $$`);
    for (const [when, table] of Object.entries({ INSERT: 'plugins.kept', UPDATE: 'plugins.hearing' }))
      await owner(
        `CREATE TRIGGER written AFTER ${when} ON ${table} FOR EACH ROW EXECUTE FUNCTION platform.write_down()`,
      );
    await owner('GRANT INSERT ON platform.own_row TO redmaple_plugin_wishing');
  }, 120_000);
  afterAll(() => house?.close());

  beforeEach(async () => {
    answers = () => {};
    house.clock.set('2026-03-01T08:00:00Z');
    for (const table of ['county_plugin', 'plugin_fault', 'hearing', 'event', 'event_head', 'kept'])
      await owner(`DELETE FROM plugins.${table}`);
    for (const table of ['own_row', 'outbox']) await owner(`DELETE FROM platform.${table}`);
    await inCounty(async () => house.get<CountyPlugins>(CountyPlugins).forget());
    await inCounty(() => house.get<PluginSwitch>(PluginSwitch).enable('wishing'));
    await owner('DELETE FROM platform.written');
  });

  const owner = <Row extends object>(sql: string, params: unknown[] = []): Promise<Row[]> =>
    queryAsOwner<Row>(house.database, sql, params);
  const inCounty = <T>(work: () => Promise<T>): Promise<T> => asSystem(testCounty, 'test', work);
  const happens = async (): Promise<string> => {
    const applicationId = randomUUID();
    const ids = { applicationId, personId: randomUUID(), callId: randomUUID() };
    await house.inCounty(() =>
      house.get<Outbox>(Outbox).emit(submitted, { ...ids, teamTypeCode: 'maple-grove.rescue', state: 'submitted' }),
    );
    await house.get<Relay>(Relay).drain();
    return applicationId;
  };
  const tell = (one = teller) => one.tell(testCounty);
  const later = (seconds: number) => house.clock.set(new Date(house.clock.now().getTime() + seconds * 1_000));
  const kept = async () =>
    (await owner<{ key: string }>('SELECT key FROM plugins.kept ORDER BY key')).map((one) => one.key);
  const acted = async () =>
    (
      await owner<{ cause: string; actor: string }>(
        `SELECT e.details->>'cause' AS cause, e.actor_id AS actor FROM audit.entry e JOIN plugins.event v ON v.id::text = e.details->>'cause'
         WHERE e.action = 'plugin.acted' ORDER BY e.id`,
      )
    ).map((one) => `${one.actor} ${one.cause}`);
  const heardTo = async () =>
    (await owner<{ to: string }>('SELECT heard_to AS to FROM plugins.hearing ORDER BY plugin_id')).map((one) => one.to);
  const faults = () =>
    owner<{ reason: string; message: string }>(
      'SELECT plugin_id, hook, reason, message FROM plugins.plugin_fault ORDER BY happened_at, id',
    );

  it('are done once, by the plugin, in the transaction that notes that the event was heard', async () => {
    let told = 0;
    answers = (event) => {
      told++;
      return [keep(`heard.${applicationOf(event)}`, { id: event.id })];
    };
    const application = await happens();
    await tell();
    // It dies right after the commit: the next one tells nothing twice.
    await tell(twin());
    const [event] = await owner<{ id: string }>('SELECT id FROM plugins.event');
    expect(await owner('SELECT plugin_id, key, value FROM plugins.kept')).toEqual([
      { plugin_id: 'wishing', key: `heard.${application}`, value: { id: event?.id } },
    ]);
    expect(await acted()).toEqual([`plugin:wishing ${event?.id ?? ''}`]);
    const written = await owner<{ by: string; what: string }>(
      'SELECT DISTINCT by::text AS by, what FROM platform.written',
    );
    expect(written.map((one) => one.what).sort()).toEqual(['plugins.hearing', 'plugins.kept']);
    expect([new Set(written.map((one) => one.by)).size, told]).toEqual([1, 1]);
    expect(await faults()).toEqual([]);
  });

  it('are done once though four processes tell the same events, and in the order of the events', async () => {
    answers = (event) => [keep('last', applicationOf(event)), keep(`heard.${applicationOf(event)}`)];
    const ids: string[] = [];
    for (let count = 0; count < 20; count++) ids.push(await happens());
    await Promise.all([teller, twin(), twin(), twin()].map(tell));
    expect(await kept()).toEqual([...ids.map((one) => `heard.${one}`).sort(), 'last']);
    expect(await owner(`SELECT value FROM plugins.kept WHERE key = 'last'`)).toEqual([{ value: ids.at(-1) }]);
    const causes = await acted();
    expect([causes.length, new Set(causes).size]).toEqual([20, 20]);
  });

  it.each<[string, (event: HappenedEvent) => unknown, RegExp]>([
    [
      'of the wrong shape',
      () => [keep('first'), { effect: 'kept.put', key: 'Not A Key' }],
      /is wrong in value \(isDefined\), key/,
    ],
    ['that nobody offers', () => [keep('first'), { effect: 'person.delete' }], /"person.delete": use one of/],
    [
      'that it does not declare',
      () => [keep('first'), { effect: 'kept.delete', key: 'first' }],
      /kept.delete: declare it/,
    ],
    ['with more than is asked for', () => [{ ...keep('first'), countyCode: '140830' }], /is wrong in countyCode/],
    ['in no list', () => ({ effect: 'kept.put', key: 'first', value: 1 }), /no list/],
    ['without end', () => Array.from({ length: 51 }, (_, index) => keep(`k${index}`)), /more than 50/],
  ])(
    '%s are the plugin’s fault, and nothing of the answer is done, nor what the handler wrote',
    async (_what, wrong, message) => {
      answers = writing(wrong);
      await happens();
      await tell();
      expect([await kept(), await owner('SELECT 1 FROM platform.own_row'), await acted()]).toEqual([[], [], []]);
      expect(await heardTo()).toEqual(['0']);
      expect(await faults()).toEqual([
        {
          plugin_id: 'wishing',
          hook: 'on application.submitted',
          reason: 'invalid',
          message: expect.stringMatching(message),
        },
      ]);
      // Mended meanwhile, it is told again, and all is done.
      answers = writing(() => [keep('mended')]);
      later(2);
      await tell();
      expect([await kept(), (await owner('SELECT 1 FROM platform.own_row')).length, await heardTo()]).toEqual([
        ['mended'],
        1,
        ['1'],
      ]);
    },
  );

  it('that stay wrong switch the plugin off at the third time, and nothing of them is ever done', async () => {
    answers = () => [keep('first'), { effect: 'message.send', volunteerId: randomUUID(), text: 'x' }];
    await happens();
    for (const seconds of [0, 2, 5, 17]) {
      later(seconds);
      await tell();
    }
    expect(await faults()).toHaveLength(3);
    expect(await owner('SELECT enabled FROM plugins.county_plugin')).toEqual([{ enabled: false }]);
    expect([await kept(), await heardTo()]).toEqual([[], ['0']]);
  });

  it('that a rule forbids leave nothing, wait, and count at the fifth time; the next event is heard', async () => {
    const first = await happens();
    answers = (event) =>
      applicationOf(event) === first ? [keep('small'), keep('large', 'x'.repeat(20_000))] : [keep('next')];
    await happens();
    await tell();
    for (const seconds of [2, 5, 17]) {
      expect([await kept(), await faults()]).toEqual([[], []]);
      later(seconds);
      await tell();
    }
    later(65);
    await tell();
    expect(await faults()).toEqual([
      {
        plugin_id: 'wishing',
        hook: 'on application.submitted',
        reason: 'threw',
        message: expect.stringContaining('plugins.refused'),
      },
    ]);
    expect([await kept(), await heardTo()]).toEqual([['next'], ['2']]);
  });

  it('of a plugin that declares none are left aside, as an answer always was', async () => {
    await inCounty(() => house.get<PluginSwitch>(PluginSwitch).enable('silent'));
    answers = () => {};
    await happens();
    await tell();
    expect([await kept(), await faults(), await heardTo()]).toEqual([[], [], ['1', '1']]);
  });

  it('are not done where the county said stop while the handler was at it', async () => {
    answers = async () => {
      await owner('UPDATE plugins.county_plugin SET enabled = false');
      return [keep('too-late')];
    };
    await happens();
    await tell();
    expect([await kept(), await acted(), await faults(), await heardTo()]).toEqual([[], [], [], ['0']]);
  });

  describe('when the process dies', () => {
    /** The connection is gone after so many rows of the kept, as if the process were: nobody can commit any more. */
    const dieAfter = async (rows: number): Promise<void> => {
      await owner(`
        CREATE FUNCTION plugins.die() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
          IF (SELECT count(*) FROM plugins.kept) >= ${rows} THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;
          RETURN NULL;
        END $$`);
      await owner('CREATE TRIGGER die AFTER INSERT ON plugins.kept FOR EACH ROW EXECUTE FUNCTION plugins.die()');
    };
    const live = () => owner('DROP FUNCTION IF EXISTS plugins.die() CASCADE');

    it.each([1, 2])(
      'after effect %i of two: nothing is there, nobody is blamed, and all is done when told again',
      async (rows) => {
        let told = 0;
        answers = () => {
          told++;
          return [keep('one'), keep('two')];
        };
        await happens();
        await dieAfter(rows);
        try {
          await tell();
          expect([await kept(), await acted(), await heardTo(), await faults()]).toEqual([[], [], ['0'], []]);
        } finally {
          await live();
        }
        expect(told).toBe(1);
        await tell(twin());
        await tell(twin());
        expect([await kept(), (await acted()).length, await heardTo(), told]).toEqual([['one', 'two'], 1, ['1'], 2]);
      },
    );
  });

  /** Writes a row of the plugin's own before it answers. */
  const writing =
    (answer: (event: HappenedEvent) => unknown): Hears =>
    async (event, services) => {
      await services.get(UnitOfWork).execute('INSERT INTO platform.own_row VALUES ($1, $2)', [testCounty, event.id]);
      return answer(event);
    };

  /** Another process over the same database. */
  function twin(): EventTeller {
    const one = Object.assign(Object.create(EventTeller.prototype) as EventTeller, teller);
    Object.assign(one, { fresh: new Set(), timers: new Map(), rounds: new Map() });
    return one;
  }
});
