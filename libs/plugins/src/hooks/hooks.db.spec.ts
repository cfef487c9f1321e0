import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { form, yesNo } from '@redmaple/forms';
import { asSystem, currentContext, defineEvent, MessageWords, Outbox, Relay, UnitOfWork } from '@redmaple/platform';
import { openTestHouse, otherCounty, queryAsOwner, testCounty, type TestHouse } from '@redmaple/platform/testing';
import type { EventServices, HappenedEvent, MessageTextInput, SignUpInput } from '../define/hooks.js';
import { definePlugin, type PluginDefinition } from '../define/plugin.js';
import { pluginsMigrations } from '../migrations/index.js';
import { PluginsModule } from '../mounting/plugins.module.js';
import { CountyPlugins } from '../registry/county-plugins.js';
import { PluginFaults } from '../registry/plugin-faults.js';
import { PluginSwitch } from '../registry/plugin-switch.js';
import { standingFor } from '../testing/conformance.js';
import { Decisions } from './decisions.js';
import { EventTeller } from './event-teller.js';
import { HookAnswerers } from './hook-answerer.js';

const submitted = defineEvent<Record<string, unknown>>('application.submitted');
const other = defineEvent<object>('import.changed');

/** What the plugins do in a test. */
const behaviour: {
  hear: (event: HappenedEvent, services: EventServices) => Promise<void> | void;
  decide: (input: SignUpInput) => unknown;
  text: (input: MessageTextInput) => unknown;
} = { hear: () => {}, decide: () => [], text: ({ text }) => text };

const plain: Omit<PluginDefinition, 'id'> = {
  version: '1.0.0',
  requires: '^1.4',
  counties: 'all',
  labels: { 'zh-CN': { late: '太晚', early: '太早' }, en: { late: 'Too late', early: 'Too early' } },
};
const listener = definePlugin({
  ...plain,
  id: 'listener',
  settings: form({ loud: yesNo() }),
  on: { 'application.submitted': (event, services) => behaviour.hear(event, services) },
  decide: {
    'sign-up': {
      reasons: [{ code: 'late', fixableBy: 'operator' }],
      check: (input) => behaviour.decide(input) as string[],
    },
  },
  filter: { 'message.text': (input) => behaviour.text(input) as string },
});
const heardBySecond: string[] = [];
const second = definePlugin({
  ...plain,
  id: 'second',
  on: { 'application.submitted': ({ payload }) => void heardBySecond.push(payload.applicationId) },
  decide: {
    'sign-up': {
      reasons: [{ code: 'early', fixableBy: 'nobody' }],
      check: ({ day }) => (day < '2026' ? ['early'] : []),
    },
  },
});

describe('hooks of plugins', () => {
  let house: TestHouse;
  let relay: Relay;
  let teller: EventTeller;

  beforeAll(async () => {
    const loaded = { active: [listener, second].map(standingFor), skipped: [] };
    house = await openTestHouse({
      imports: [PluginsModule.forRoot(loaded, { withControllers: false })],
      migrations: pluginsMigrations,
    });
    [relay, teller] = [house.get(Relay), house.get(EventTeller)];
    await owner('CREATE TABLE platform.effect (county_code char(6) NOT NULL, id uuid NOT NULL)');
    await owner(`
      DO $$ BEGIN
        CREATE ROLE redmaple_plugin_listener NOLOGIN;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END $$`);
    await owner('GRANT redmaple_plugin_listener TO redmaple_app WITH INHERIT FALSE, SET TRUE');
    await owner('GRANT USAGE ON SCHEMA platform TO redmaple_plugin_listener');
    await owner('GRANT INSERT ON platform.effect TO redmaple_plugin_listener');
  }, 120_000);
  afterAll(() => house?.close());

  beforeEach(async () => {
    behaviour.hear = note;
    behaviour.decide = () => [];
    behaviour.text = ({ text }) => text;
    heardBySecond.length = 0;
    house.clock.set('2026-03-01T08:00:00Z');
    for (const table of ['county_plugin', 'plugin_fault', 'hearing', 'event', 'event_head'])
      await owner(`DELETE FROM plugins.${table}`);
    await owner('DELETE FROM platform.effect');
    await owner('DELETE FROM platform.outbox');
    for (const county of [testCounty, otherCounty])
      await asSystem(county, 'test', async () => house.get<CountyPlugins>(CountyPlugins).forget());
  });

  const owner = <Row extends object>(sql: string, params: unknown[] = []): Promise<Row[]> =>
    queryAsOwner<Row>(house.database, sql, params);
  const enable = (id: string, county = testCounty) =>
    asSystem(county, 'test', () =>
      house.get<PluginSwitch>(PluginSwitch).enable(id, id === 'listener' ? { loud: true } : {}),
    );
  const disable = async (id: string) => {
    await owner('UPDATE plugins.county_plugin SET enabled = false WHERE plugin_id = $1', [id]);
    await asSystem(testCounty, 'test', async () => house.get<CountyPlugins>(CountyPlugins).forget());
  };
  const happens = async (county = testCounty, more: Record<string, unknown> = {}): Promise<string> => {
    const applicationId = randomUUID();
    await house.inCounty(
      () =>
        house.get<Outbox>(Outbox).emit(submitted, {
          applicationId,
          personId: randomUUID(),
          callId: randomUUID(),
          teamTypeCode: 'maple-grove.rescue',
          state: 'submitted',
          ...more,
        }),
      county,
    );
    return applicationId;
  };
  /** An effect in the database, in the transaction of the hearing. */
  async function note({ payload }: HappenedEvent, services: EventServices): Promise<void> {
    const { applicationId } = payload as { applicationId: string };
    await services
      .get(UnitOfWork)
      .execute('INSERT INTO platform.effect VALUES ($1, $2)', [services.county, applicationId]);
  }
  const effects = async (): Promise<string[]> =>
    (await owner<{ id: string }>('SELECT id FROM platform.effect ORDER BY id')).map((one) => one.id);
  const faults = () =>
    asSystem(testCounty, 'test', async () =>
      (await house.get<PluginFaults>(PluginFaults).recent()).map(({ pluginId, hook, reason }) => [
        pluginId,
        hook,
        reason,
      ]),
    );
  const later = (seconds: number) => house.clock.set(new Date(house.clock.now().getTime() + seconds * 1_000));

  describe('events', () => {
    it('are heard in their county after the commit, in order, with ids and codes only, and once', async () => {
      await enable('listener');
      await enable('listener', otherCounty);
      const heard: { event: HappenedEvent; county: string; actor: string; services: EventServices }[] = [];
      behaviour.hear = (event, services) => {
        const { county, actor } = currentContext();
        heard.push({ event, county: county ?? '', actor: actor.kind, services });
      };
      const [first, there, last] = [
        await happens(),
        await happens(otherCounty),
        await happens(testCounty, { name: '王小明', state: '王 小明' }),
      ];
      await relay.drain();
      await teller.tell(testCounty);
      await teller.tell(otherCounty);
      await teller.tell(testCounty);
      expect(
        heard.map(({ event, county }) => [county, (event.payload as { applicationId: string }).applicationId]),
      ).toEqual([
        [testCounty, first],
        [testCounty, last],
        [otherCounty, there],
      ]);
      expect(heard[0]).toMatchObject({
        actor: 'system',
        event: { name: 'application.submitted', payload: { state: 'submitted' } },
      });
      expect(Object.keys(heard[1]?.event.payload ?? {}).sort()).toEqual([
        'applicationId',
        'callId',
        'personId',
        'teamTypeCode',
      ]);
      expect(Object.isFrozen(heard[0]?.event.payload)).toBe(true);
      expect(heard[0]?.services.settings).toEqual({ loud: true });
      expect(() => heard[0]?.services.get(PluginFaults)).toThrow('is nothing a handler may use');
    });

    it('of which nobody in the county hears are not kept, nor such as no plugin may hear', async () => {
      await happens();
      await house.inCounty(() => house.get<Outbox>(Outbox).emit(other, {}));
      await relay.drain();
      expect(await owner('SELECT 1 FROM plugins.event')).toEqual([]);
      await enable('listener');
      await teller.tell(testCounty);
      expect(await effects()).toEqual([]);
    });

    it('are heard from the moment on at which the plugin is switched on, and again not while it is off', async () => {
      await enable('second');
      const before = await happens();
      await relay.drain();
      await enable('listener');
      const on = await happens();
      await relay.drain();
      await teller.tell(testCounty);
      await disable('listener');
      const off = await happens();
      await relay.drain();
      await teller.tell(testCounty);
      expect(await effects()).toEqual([on]);
      await enable('listener');
      const again = await happens();
      await relay.drain();
      await teller.tell(testCounty);
      expect(await effects()).toEqual([on, again].sort());
      expect(heardBySecond).toEqual([before, on, off, again]);
    });

    it('leave their effects once though two processes tell them at the same time', async () => {
      await enable('listener');
      const ids = await Promise.all(Array.from({ length: 30 }, () => happens()));
      await relay.drain();
      await Promise.all([teller, twin(), twin(), twin()].map((one) => one.tell(testCounty)));
      await teller.tell(testCounty);
      expect(await effects()).toEqual([...ids].sort());
      expect(await faults()).toEqual([]);
    });

    it('at which a handler fails are told again, keep those behind them waiting, and are passed over in the end', async () => {
      await enable('listener');
      await enable('second');
      const [good, bad, behind] = [await happens(), await happens(), await happens()];
      let tried = 0;
      behaviour.hear = async (event, services) => {
        await note(event, services);
        if ((event.payload as { applicationId: string }).applicationId !== bad) return;
        tried++;
        throw new Error('this one not');
      };
      await relay.drain();
      await teller.tell(testCounty);
      expect(await effects()).toEqual([good]);
      expect(heardBySecond).toEqual([good, bad, behind]);
      await teller.tell(testCounty);
      // Once among the others and once alone; then it waits.
      expect(tried).toBe(2);
      for (const seconds of [1, 4, 16]) {
        later(seconds + 1);
        await teller.tell(testCounty);
        expect(await effects()).toEqual([good]);
      }
      expect(await faults()).toEqual([]);
      later(65);
      await teller.tell(testCounty);
      expect(await effects()).toEqual([good, behind].sort());
      expect(await faults()).toEqual([['listener', 'on application.submitted', 'threw']]);
      expect(tried).toBe(6);
    });

    it('are handled one after the other, whether the handler answers at once or later', async () => {
      await enable('listener');
      const told = [await happens(), await happens(), await happens(), await happens()];
      const ended: string[] = [];
      behaviour.hear = ({ payload }) => {
        const { applicationId } = payload as { applicationId: string };
        if (told.indexOf(applicationId) % 2 === 1) return void ended.push(applicationId);
        return new Promise((done) => setTimeout(() => done(void ended.push(applicationId)), 20));
      };
      await relay.drain();
      await teller.tell(testCounty);
      expect(ended).toEqual(told);
    });

    it('that come while others are told are collected for the next round', async () => {
      await enable('listener');
      const [first] = [await happens()];
      let late: string | undefined;
      const heard: unknown[] = [];
      behaviour.hear = async ({ payload }) => {
        heard.push((payload as { applicationId: string }).applicationId);
        if (late !== undefined) return;
        late = await happens();
        await relay.drain();
      };
      await relay.drain();
      await teller.tell(testCounty);
      expect(heard).toEqual([first]);
      await teller.tell(testCounty);
      expect(heard).toEqual([first, late]);
    });

    it('of which one takes a handler for ever leave the others unblamed, though they shared a watchdog', async () => {
      await enable('listener');
      const [good, bad] = [await happens(), await happens()];
      const heard = new Set<unknown>();
      behaviour.hear = ({ payload }) => {
        const { applicationId } = payload as { applicationId: string };
        if (applicationId !== bad) return void heard.add(applicationId);
        for (;;) void payload;
      };
      await relay.drain();
      await teller.tell(testCounty);
      expect([...heard]).toEqual([good]);
      expect(await faults()).toEqual([['listener', 'on application.submitted', 'slow']]);
      expect(await owner('SELECT heard_to, failed_no FROM plugins.hearing WHERE plugin_id = $1', ['listener'])).toEqual(
        [{ heard_to: '1', failed_no: '2' }],
      );
    });

    it('that take a handler for ever stop it, undo what it did, and count; at the third the plugin is off', async () => {
      await enable('listener');
      await happens();
      behaviour.hear = (event) => {
        for (;;) void event;
      };
      await relay.drain();
      await teller.tell(testCounty);
      for (const seconds of [2, 5]) {
        later(seconds);
        await teller.tell(testCounty);
      }
      expect(await faults()).toEqual(Array.from({ length: 3 }, () => ['listener', 'on application.submitted', 'slow']));
      expect(await owner('SELECT enabled FROM plugins.county_plugin')).toEqual([{ enabled: false }]);
      expect(await effects()).toEqual([]);
    }, 60_000);

    it('are not lost when the process dies after the relay’s commit, nor when it dies before', async () => {
      await enable('listener');
      const first = await happens();
      await relay.drain();
      // Dies before anybody was told: another process looks around.
      const next = twin();
      next.start();
      await until(async () => (await effects()).length === 1);
      await next.stop();
      expect(await effects()).toEqual([first]);
      // Dies inside the relay: neither ticked off nor kept.
      const keep = teller.keep.bind(teller);
      teller.keep = async (events) => {
        await keep(events);
        throw new Error('killed');
      };
      const second = await happens();
      await expect(relay.drain()).rejects.toThrow('killed');
      expect(await owner('SELECT 1 FROM plugins.event WHERE payload->>$1 = $2', ['applicationId', second])).toEqual([]);
      teller.keep = keep;
      await relay.drain();
      await teller.tell(testCounty);
      expect(await effects()).toEqual([first, second].sort());
    });

    it('go to where the plugin runs, when it runs elsewhere', async () => {
      const answerers = house.get<HookAnswerers>(HookAnswerers);
      const told: string[] = [];
      await enable('second');
      answerers.register('second', {
        decide: async (_hook, inputs) => ({ ok: true, value: inputs.map(() => ['early']) }),
        filter: async () => ({ ok: true, value: '' }),
        hear:
          async ({ name }) =>
          async () =>
            void told.push(name),
      });
      try {
        await happens();
        await relay.drain();
        await teller.tell(testCounty);
        expect(told).toEqual(['application.submitted']);
        expect(heardBySecond).toEqual([]);
        const decided = await ask();
        expect(decided.blockers.get('p1')?.map(({ code }) => code)).toEqual(['second.early']);
      } finally {
        (answerers as unknown as { elsewhere: Map<string, unknown> }).elsewhere.clear();
      }
    });

    it('leave no invariant broken, and no number that went back', async () => {
      await enable('listener');
      await happens();
      await relay.drain();
      await teller.tell(testCounty);
      expect(await owner('SELECT 1 FROM inv.plugin_heard_what_never_was')).toEqual([]);
      expect(await owner('SELECT 1 FROM inv.plugin_event_beyond_head')).toEqual([]);
      await expect(owner('UPDATE plugins.hearing SET heard_to = 0')).rejects.toThrow('hearing goes forward only');
    });
  });

  const input = (id: string, age: number, day = '2026-03-01'): SignUpInput => ({
    teamType: 'maple-grove.rescue',
    day,
    person: { id, age, qualifications: [], answers: { nights: ['mon'] } },
  });
  const ask = (inputs = [input('p1', 30), input('p2', 15)]) =>
    asSystem(testCounty, 'test', () => house.work.run(() => house.get<Decisions>(Decisions).ask('sign-up', inputs)));

  describe('decisions', () => {
    it('add reasons with their words and whoever may mend them, of plugins that are on', async () => {
      behaviour.decide = ({ person }) => ((person.age ?? 0) < 18 ? ['late'] : []);
      expect((await ask()).blockers.size).toBe(0);
      await enable('listener');
      await enable('second');
      const decided = await ask();
      expect([...decided.blockers]).toEqual([
        [
          'p2',
          [
            {
              code: 'listener.late',
              source: 'listener',
              fixableBy: 'operator',
              how: 'plugin',
              label: { 'zh-CN': '太晚', en: 'Too late' },
            },
          ],
        ],
      ]);
      expect(decided.spoke).toEqual(['listener 1.0.0']);
      expect(decided.failed).toEqual([]);
    });

    it('are given what nobody can change, not even for the next', async () => {
      await enable('listener');
      behaviour.decide = (asked) => {
        (asked.person.answers.nights as string[]).push('tue');
        return [];
      };
      const inputs = [input('p1', 30)];
      const decided = await ask(inputs);
      expect(decided.failed).toEqual(['listener']);
      expect(inputs[0]?.person.answers).toEqual({ nights: ['mon'] });
      expect(Object.isFrozen(inputs[0])).toBe(false);
      expect(await faults()).toEqual([['listener', 'decide sign-up', 'threw']]);
    });

    it('of a plugin that loops leave the others their word, and switch it off at the third time', async () => {
      await enable('listener');
      await enable('second');
      behaviour.decide = () => {
        for (;;);
      };
      for (let time = 1; time <= 3; time++) {
        const decided = await ask([input('p1', 30, '2025-01-01')]);
        expect(decided.blockers.get('p1')?.map(({ code }) => code)).toEqual(['second.early']);
        expect(decided.failed).toEqual(['listener']);
      }
      expect((await ask()).failed).toEqual([]);
    });

    it('answer the same whoever else is asked about, and in whatever order', async () => {
      await enable('listener');
      behaviour.decide = ({ person }) => (person.id === 'p2' ? ['late'] : []);
      const people = Array.from({ length: 450 }, (_, index) => input(`p${index}`, 30));
      const [forward, backward] = [await ask(people), await ask([...people].reverse())];
      expect([...forward.blockers.keys()]).toEqual(['p2']);
      expect([...backward.blockers]).toEqual([...forward.blockers]);
    });
  });

  it('a filter changes the words of a message, and an answer that does not hold is left aside', async () => {
    const finished = {
      template: 'messages.reminder',
      locale: 'zh-CN' as const,
      text: '明天 19:00 集合',
      filledIn: ['19:00'],
    };
    const words = () => asSystem(testCounty, 'test', () => house.get<MessageWords>(MessageWords).of(finished));
    behaviour.text = ({ text }) => `${text}，带手电`;
    expect(await words()).toBe('明天 19:00 集合');
    await enable('listener');
    expect(await words()).toBe('明天 19:00 集合，带手电');
    behaviour.text = () => '明天集合';
    expect(await words()).toBe('明天 19:00 集合');
    expect(await faults()).toEqual([['listener', 'filter message.text', 'invalid']]);
  });

  /** Another process over the same database. */
  function twin(): EventTeller {
    const one = Object.assign(Object.create(EventTeller.prototype) as EventTeller, teller);
    Object.assign(one, { fresh: new Set(), timers: new Map(), rounds: new Map() });
    return one;
  }
});

async function until(condition: () => Promise<boolean>, patience = 15_000): Promise<void> {
  const end = Date.now() + patience;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('It did not happen in time.');
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
