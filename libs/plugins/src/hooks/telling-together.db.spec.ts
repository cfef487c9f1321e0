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
import { EventHandling } from './event-handling.js';
import { EventTeller } from './event-teller.js';

const submitted = defineEvent<Record<string, unknown>>('application.submitted');
type Hears = (event: HappenedEvent, services: EventServices) => unknown;

/** What the plugins heard, and what one of them does beside that in a test. */
const heard = new Map<string, string[]>();
let odd: Hears = () => {};

const idOf = ({ payload }: HappenedEvent): string => (payload as { applicationId: string }).applicationId;
const hearing = (id: string, more: Hears = () => {}): PluginDefinition =>
  definePlugin({
    id,
    version: '1.0.0',
    requires: '^1.4',
    counties: 'all',
    labels: { 'zh-CN': {}, en: {} },
    on: {
      'application.submitted': (event, services) => {
        heard.get(id)?.push(idOf(event));
        return more(event, services) as never;
      },
    },
  });
const ids = ['ant', 'bee', 'odd', 'wasp'];
const plugins = ids.map((id) => hearing(id, id === 'odd' ? (event, services) => odd(event, services) : undefined));

describe('plugins that answer at once', () => {
  let house: TestHouse;
  let teller: EventTeller;

  beforeAll(async () => {
    const loaded = { active: plugins.map(standingFor), skipped: [] };
    house = await openTestHouse({
      imports: [PluginsModule.forRoot(loaded, { withControllers: false })],
      migrations: pluginsMigrations,
    });
    teller = house.get(EventTeller);
    await owner('CREATE TABLE platform.own_row (county_code char(6) NOT NULL, id uuid NOT NULL, by xid8 NOT NULL)');
    await owner(`
      DO $$ BEGIN
        CREATE ROLE redmaple_plugin_odd NOLOGIN;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END $$`);
    await owner('GRANT redmaple_plugin_odd TO redmaple_app WITH INHERIT FALSE, SET TRUE');
    await owner('GRANT USAGE ON SCHEMA platform TO redmaple_plugin_odd');
    await owner('GRANT INSERT ON platform.own_row TO redmaple_plugin_odd');
    // PostgreSQL itself says which transaction noted what a plugin heard.
    await owner('CREATE TABLE platform.noted (by xid8 NOT NULL, plugin_id text NOT NULL, heard_to bigint NOT NULL)');
    await owner(`
      CREATE FUNCTION platform.note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
        IF NEW.heard_to > OLD.heard_to THEN
          INSERT INTO platform.noted VALUES (pg_current_xact_id(), NEW.plugin_id, NEW.heard_to);
        END IF;
        RETURN NULL;
      END $$`);
    await owner('CREATE TRIGGER note AFTER UPDATE ON plugins.hearing FOR EACH ROW EXECUTE FUNCTION platform.note()');
  }, 120_000);
  afterAll(() => house?.close());

  beforeEach(async () => {
    odd = () => {};
    house.clock.set('2026-03-01T08:00:00Z');
    for (const table of ['county_plugin', 'plugin_fault', 'hearing', 'event', 'event_head'])
      await owner(`DELETE FROM plugins.${table}`);
    await inCounty(async () => house.get<CountyPlugins>(CountyPlugins).forget());
    Object.assign(house.get<EventHandling>(EventHandling), { quick: new Set(), apartSince: new Map() });
    for (const id of ids) await inCounty(() => house.get<PluginSwitch>(PluginSwitch).enable(id));
    // Nobody is known to be quick before the first event.
    await happen(1);
    await teller.tell(testCounty);
    for (const table of ['own_row', 'outbox', 'noted']) await owner(`DELETE FROM platform.${table}`);
    for (const id of ids) heard.set(id, []);
  });

  const owner = <Row extends object>(sql: string, params: unknown[] = []): Promise<Row[]> =>
    queryAsOwner<Row>(house.database, sql, params);
  const inCounty = <T>(work: () => Promise<T>): Promise<T> => asSystem(testCounty, 'test', work);
  const happen = async (count: number): Promise<string[]> => {
    const happened = Array.from({ length: count }, () => randomUUID());
    for (const applicationId of happened)
      await house.inCounty(() =>
        house.get<Outbox>(Outbox).emit(submitted, {
          applicationId,
          personId: randomUUID(),
          callId: randomUUID(),
          teamTypeCode: 'maple-grove.rescue',
          state: 'submitted',
        }),
      );
    await house.get<Relay>(Relay).drain();
    return happened;
  };
  const later = (seconds: number) => house.clock.set(new Date(house.clock.now().getTime() + seconds * 1_000));
  /** Plugins by the transaction in which it was noted that they heard, in the order of the transactions. */
  const notedTogether = async (): Promise<string[]> =>
    (
      await owner<{ those: string }>(
        `SELECT string_agg(DISTINCT plugin_id, ' ' ORDER BY plugin_id) AS those FROM platform.noted GROUP BY by ORDER BY by::text::bigint`,
      )
    ).map((one) => one.those);
  const faults = () =>
    owner<{ plugin_id: string; reason: string }>(
      'SELECT plugin_id, reason FROM plugins.plugin_fault ORDER BY happened_at, id',
    );
  const allHeardTo = async (): Promise<string[]> =>
    (
      await owner<{ at: string }>(
        `SELECT h.plugin_id || ' ' || h.heard_to - e.last AS at FROM plugins.hearing h JOIN plugins.event_head e USING (county_code)
         ORDER BY h.plugin_id`,
      )
    ).map((one) => one.at);
  const upToDate = ids.map((id) => `${id} 0`);
  const quiet = ids.filter((id) => id !== 'odd');

  it('share one transaction, and each hears every event once and in order', async () => {
    const happened = await happen(5);
    await teller.tell(testCounty);
    expect(await notedTogether()).toEqual([ids.join(' ')]);
    for (const id of ids) expect(heard.get(id)).toEqual(happened);
    expect(await allHeardTo()).toEqual(upToDate);
  });

  it('hear every event once though four processes tell them', async () => {
    const happened: string[] = [];
    for (let round = 0; round < 10; round++) {
      happened.push(...(await happen(3)));
      await Promise.all([teller, twin(), twin(), twin()].map((one) => one.tell(testCounty)));
    }
    for (const id of ids) expect(heard.get(id)).toEqual(happened);
    expect(await faults()).toEqual([]);
  });

  it('are not told where they were switched off meanwhile', async () => {
    await happen(1);
    await owner(`UPDATE plugins.county_plugin SET enabled = false WHERE plugin_id = 'bee'`);
    await teller.tell(testCounty);
    expect([...heard.values()].map((one) => one.length)).toEqual([1, 0, 1, 1]);
  });

  it('are told alone from when one of them uses the database, and what that one wrote is there once', async () => {
    odd = async (event, services) => {
      await services
        .get(UnitOfWork)
        .execute('INSERT INTO platform.own_row VALUES ($1, $2, pg_current_xact_id())', [testCounty, event.id]);
    };
    await happen(3);
    await teller.tell(testCounty);
    expect(await notedTogether()).toEqual([ids.join(' ')]);
    await happen(3);
    await teller.tell(testCounty);
    expect((await notedTogether()).slice(1)).toEqual([quiet.join(' '), 'odd']);
    expect(await owner('SELECT DISTINCT id FROM platform.own_row')).toHaveLength(6);
    expect(
      await owner(`SELECT 1 FROM platform.own_row r JOIN platform.noted n ON n.by = r.by AND n.plugin_id = 'odd'`),
    ).toHaveLength(6);
    expect(heard.get('odd')).toHaveLength(6);
  });

  it.each<[string, Hears, string, number]>([
    [
      'throws',
      () => {
        throw new Error('not this one');
      },
      'threw',
      5,
    ],
    [
      'loops',
      () => {
        for (;;);
      },
      'slow',
      1,
    ],
    [
      'breaks the transaction and says nothing of it',
      (_event, services) => {
        services
          .get(UnitOfWork)
          .execute('SELECT 1 / 0')
          .catch(() => {});
      },
      'threw',
      5,
    ],
  ])(
    'hear all the same when one of them %s, which alone is blamed',
    async (_what, wrong, reason, tries) => {
      odd = wrong;
      const happened = await happen(3);
      await teller.tell(testCounty);
      // Those told before it heard twice, as they have to bear; nobody missed anything.
      for (const id of quiet) {
        expect([...new Set(heard.get(id))]).toEqual(happened);
        expect(heard.get(id)?.length).toBeLessThanOrEqual(6);
      }
      expect(await allHeardTo()).toEqual(['ant 0', 'bee 0', 'odd -3', 'wasp 0']);
      for (const seconds of [2, 5, 17, 65].slice(0, tries - 1)) {
        later(seconds);
        await teller.tell(testCounty);
      }
      expect(await faults()).toEqual([{ plugin_id: 'odd', reason }]);
      // Mended, it goes on; the others wait for nothing of it meanwhile, and hear once.
      odd = () => {};
      for (const id of quiet) heard.set(id, []);
      const more = await happen(2);
      await teller.tell(testCounty);
      for (const id of quiet) expect(heard.get(id)).toEqual(more);
      later(300);
      await teller.tell(testCounty);
      expect(await allHeardTo()).toEqual(upToDate);
    },
    60_000,
  );

  /** Another process over the same database. */
  function twin(): EventTeller {
    const one = Object.assign(Object.create(EventTeller.prototype) as EventTeller, teller);
    Object.assign(one, { fresh: new Set(), timers: new Map(), rounds: new Map() });
    return one;
  }
});
