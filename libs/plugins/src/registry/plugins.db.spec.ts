import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { choice, form, whole } from '@redmaple/forms';
import { asSystem, type DomainError } from '@redmaple/platform';
import { openTestHouse, otherCounty, queryAsOwner, testCounty, type TestHouse } from '@redmaple/platform/testing';
import type { DispatchCandidate } from '../define/dispatch.js';
import { type PluginDefinition, definePlugin } from '../define/plugin.js';
import { defineTeamType } from '../define/team-type.js';
import type { LoadedPlugins } from '../host/loaded-plugin.js';
import { pluginsMigrations } from '../migrations/index.js';
import { PluginsModule } from '../mounting/plugins.module.js';
import { standingFor } from '../testing/conformance.js';
import { CountyPlugins } from './county-plugins.js';
import { DispatchPolicies } from './dispatch-policies.js';
import { PluginFaults } from './plugin-faults.js';
import { PluginSwitch } from './plugin-switch.js';
import { PluginsService } from './plugins.service.js';
import { TeamTypes } from './team-types.js';

const labels = {
  'zh-CN': {
    lake: '盐湖',
    patrol: '巡护队',
    shore: '岸段',
    north: '北岸',
    south: '南岸',
    boat: '船舶驾驶证',
    walk: '步行',
    interview: '水上面谈',
  },
  en: {
    lake: 'Salt lake',
    patrol: 'Patrol',
    shore: 'Shore',
    north: 'North',
    south: 'South',
    boat: 'Boat licence',
    walk: 'Walk',
    interview: 'Interview on water',
  },
};

/** A plugin whose ranking does what `behaviour` says. */
const behaviour: { rank: (ids: readonly DispatchCandidate<unknown>[]) => unknown } = {
  rank: (all) => [...all].reverse(),
};

const lake = definePlugin({
  id: 'lake',
  version: '1.0.0',
  requires: '^1.0',
  counties: 'all',
  teamTypes: [
    defineTeamType({
      code: 'patrol',
      form: form({ shore: choice('north', 'south') }),
      requires: { qualifications: ['boat', 'maple-grove.first-aid'], minAge: 18, insurance: true },
      rankForDispatch: (_incident, candidates) => behaviour.rank(candidates) as never,
    }),
  ],
  qualifications: [{ code: 'boat', validMonths: 60 }],
  vettingStages: [{ code: 'interview', after: 'training', decidedBy: 'trainer', withinDays: 7 }],
  settings: form({ boats: whole({ min: 1, max: 9 }), walks: whole({ min: 0, default: 3 }) }),
  labels,
});

const plain: Omit<PluginDefinition, 'id'> = { version: '1.0.0', requires: '^1.0', counties: 'all', labels };
const faraway = definePlugin({ ...plain, id: 'faraway', counties: ['540102'] });
const walk = definePlugin({
  ...plain,
  id: 'walk',
  teamTypes: [
    defineTeamType({ code: 'walk', form: form({}), requires: { qualifications: [], minAge: 14, insurance: false } }),
  ],
});

const loaded: LoadedPlugins = {
  active: [lake, walk, faraway].map(standingFor),
  skipped: [{ name: 'broken', stage: 'load', reason: 'It throws while it is loaded: no water.' }],
};

describe('plugins of a county', () => {
  let house: TestHouse;

  beforeAll(async () => {
    house = await openTestHouse({
      imports: [PluginsModule.forRoot(loaded, { withControllers: false })],
      migrations: pluginsMigrations,
    });
  }, 120_000);

  afterAll(() => house?.close());

  beforeEach(async () => {
    behaviour.rank = (all) => [...all].reverse();
    house.clock.set('2026-03-01T08:00:00Z');
    await queryAsOwner(house.database, 'DELETE FROM plugins.county_plugin');
    await queryAsOwner(house.database, 'DELETE FROM plugins.plugin_fault');
    for (const county of [testCounty, otherCounty])
      await asSystem(county, 'test', async () => house.get<CountyPlugins>(CountyPlugins).forget());
  });

  const inCounty = <T>(work: () => Promise<T>, county = testCounty): Promise<T> => asSystem(county, 'test', work);
  const switching = () => house.get<PluginSwitch>(PluginSwitch);
  const service = () => house.get<PluginsService>(PluginsService);
  const teamTypes = () => house.get<TeamTypes>(TeamTypes);
  const enableLake = (county = testCounty) => inCounty(() => switching().enable('lake', { boats: 2 }), county);

  async function refusal(work: Promise<unknown>): Promise<DomainError> {
    return work.then(
      () => Promise.reject(new Error('It was not refused.')),
      (error: unknown) => error as DomainError,
    );
  }

  it('are off until somebody switches them on, and then on in that county alone', async () => {
    expect(await inCounty(() => teamTypes().list())).toEqual([]);
    await enableLake();
    expect((await inCounty(() => teamTypes().list())).map((one) => one.code)).toEqual(['lake.patrol']);
    expect(await inCounty(() => teamTypes().list(), otherCounty)).toEqual([]);
    expect(await inCounty(() => switching().isOn('lake'), otherCounty)).toBe(false);
  });

  it('describe their team types with names, labelled form, full codes and stages', async () => {
    await enableLake();
    const patrol = await inCounty(() => teamTypes().enabled('lake.patrol'));
    expect(patrol).toMatchObject({
      pluginId: 'lake',
      label: { 'zh-CN': '巡护队', en: 'Patrol' },
      requires: { qualifications: ['lake.boat', 'maple-grove.first-aid'], minAge: 18, insurance: true },
      vettingStages: [{ code: 'interview', label: { en: 'Interview on water' } }],
    });
    expect(patrol?.form.fields[0]).toMatchObject({
      key: 'shore',
      label: { en: 'Shore' },
      optionLabels: { south: { 'zh-CN': '南岸' } },
    });
    const kinds = await inCounty(() => teamTypes().qualifications());
    expect(kinds.filter(({ code }) => !code.startsWith('core.'))).toEqual([
      { code: 'lake.boat', validMonths: 60, label: { 'zh-CN': '船舶驾驶证', en: 'Boat licence' } },
    ]);
    expect(kinds.map(({ code }) => code)).toContain('core.driving-licence');
  });

  it('stay readable after they are switched off, and offer nothing new', async () => {
    await enableLake();
    await inCounty(() => service().change('lake', { enabled: false, version: 1 }));
    expect(await inCounty(() => teamTypes().list())).toEqual([]);
    expect(await inCounty(() => teamTypes().enabled('lake.patrol'))).toBeUndefined();
    expect((await inCounty(() => teamTypes().byCode('lake.patrol')))?.label.en).toBe('Patrol');
    expect(await inCounty(() => teamTypes().labelOf('never.seen'))).toEqual({
      'zh-CN': 'never.seen',
      en: 'never.seen',
    });
  });

  it('are still named when their package is gone', async () => {
    await enableLake();
    await queryAsOwner(
      house.database,
      `UPDATE plugins.county_plugin SET plugin_id = 'pond', last_seen = replace(last_seen::text, 'lake.', 'pond.')::jsonb`,
    );
    await inCounty(async () => house.get<CountyPlugins>(CountyPlugins).forget());
    expect((await inCounty(() => teamTypes().byCode('pond.patrol')))?.label.en).toBe('Patrol');
    expect(await inCounty(() => service().get('pond'))).toMatchObject({
      status: 'broken',
      reason: 'It is not installed here any more.',
      teamTypes: [{ code: 'pond.patrol' }],
    });
  });

  it('show the administrator what runs, what does not and why', async () => {
    await enableLake();
    const views = await inCounty(() => service().list());
    expect(views.map(({ id, status, reason, version }) => ({ id, status, reason, version }))).toEqual([
      { id: 'lake', status: 'enabled', reason: undefined, version: 1 },
      { id: 'walk', status: 'disabled', reason: undefined, version: 0 },
      { id: 'faraway', status: 'disabled', reason: undefined, version: 0 },
      { id: 'broken', status: 'broken', reason: 'It throws while it is loaded: no water.', version: 0 },
    ]);
    expect(await inCounty(() => service().listFaults())).toEqual([
      { pluginId: 'broken', hook: 'load', reason: 'skipped', message: 'It throws while it is loaded: no water.' },
    ]);
  });

  it('keep their settings, defaults filled in, and name the field that is wrong', async () => {
    const wrong = await refusal(
      inCounty(() => service().change('lake', { enabled: true, settings: { boats: 99, sails: 1 }, version: 0 })),
    );
    expect(wrong.code).toBe('plugins.settingsInvalid');
    expect(wrong.details.fields?.map(({ field, code }) => `${field} ${code}`).sort()).toEqual([
      'settings.boats tooLarge',
      'settings.sails unknownField',
    ]);
    expect((await refusal(inCounty(() => service().change('lake', { enabled: true, version: 0 })))).code).toBe(
      'plugins.settingsInvalid',
    );
    await inCounty(() => service().change('lake', { enabled: true, settings: { boats: 4 }, version: 0 }));
    expect(await inCounty(() => service().settingsOf('lake'))).toEqual({ boats: 4, walks: 3 });
    await inCounty(() => service().change('lake', { enabled: false, version: 1 }));
    expect((await inCounty(() => service().get('lake'))).settings).toEqual({ boats: 4 });
    expect(
      (await refusal(inCounty(() => service().change('walk', { settings: { pace: 1 }, version: 0 })))).details
        .fields?.[0]?.field,
    ).toBe('settings.pace');
  });

  it('refuse a change based on an older state, and of two at once one', async () => {
    await enableLake();
    expect((await refusal(inCounty(() => service().change('lake', { enabled: false, version: 0 })))).code).toBe(
      'request.stale',
    );
    const both = await Promise.allSettled(
      [1, 2].map(() => inCounty(() => service().change('walk', { enabled: true, version: 0 }))),
    );
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('refuse to be switched on where they are not meant to be, unless it is a demo county', async () => {
    expect(
      (await refusal(inCounty(() => service().change('faraway', { enabled: true, version: 0 }), otherCounty))).code,
    ).toBe('plugins.notForCounty');
    expect((await inCounty(() => service().change('faraway', { enabled: true, version: 0 }), testCounty)).status).toBe(
      'enabled',
    );
  });

  it('tell apart a plugin nobody knows and one that does not run', async () => {
    expect((await refusal(inCounty(() => service().change('unknown', { enabled: true, version: 0 })))).code).toBe(
      'plugins.unknown',
    );
    expect((await refusal(inCounty(() => service().change('broken', { enabled: true, version: 0 })))).code).toBe(
      'plugins.notRunning',
    );
  });

  it('leave an audit row with each change', async () => {
    await enableLake();
    await inCounty(() => service().change('lake', { settings: { boats: 3 }, version: 1 }));
    await inCounty(() => service().change('lake', { enabled: false, version: 2 }));
    const rows = await queryAsOwner<{ action: string }>(
      house.database,
      `SELECT action FROM audit.entry WHERE subject_id = 'lake' ORDER BY id DESC LIMIT 3`,
    );
    expect(rows.map((one) => one.action)).toEqual(['plugin.disabled', 'plugin.configured', 'plugin.enabled']);
  });

  it('are seen by another process within five seconds', async () => {
    expect(await inCounty(() => switching().isOn('walk'))).toBe(false);
    await queryAsOwner(
      house.database,
      `INSERT INTO plugins.county_plugin (county_code, plugin_id, enabled, last_seen, changed_by, changed_at) VALUES ('${testCounty}', 'walk', true, '[]', 'another process', now())`,
    );
    const began = performance.now();
    while (!(await inCounty(() => switching().isOn('walk')))) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(performance.now() - began).toBeLessThan(6_000);
  }, 15_000);

  it('are not remembered for a county other than the one of the transaction', async () => {
    await enableLake();
    const crossed = house.inCounty(async () => {
      await house.work.query('SELECT 1');
      return asSystem(otherCounty, 'test', () => switching().isOn('lake'));
    });
    await expect(crossed).rejects.toThrow(/belongs to another county/);
    expect(await inCounty(() => switching().isOn('lake'), otherCounty)).toBe(false);
  });

  describe('ranking candidates', () => {
    const incident = { id: 'incident', category: 'other', reportedAt: '2026-03-01T08:00:00Z', facts: {} };
    const candidates: DispatchCandidate[] = [
      { id: 'near', distanceMetres: 10, onDuty: true, qualifications: [], answers: {} },
      { id: 'far', distanceMetres: 900, onDuty: true, qualifications: [], answers: {} },
    ];
    const rank = (teamType = 'lake.patrol', county = testCounty) =>
      inCounty(() => house.get<DispatchPolicies>(DispatchPolicies).rank(teamType, incident, candidates), county);
    const faults = () => inCounty(() => house.get<PluginFaults>(PluginFaults).recent());

    it('follows the policy of the team type where the plugin is on', async () => {
      await enableLake();
      const ranking = await rank();
      expect(ranking.by).toBe('plugin');
      expect(ranking.candidates.map((one) => one.id)).toEqual(['far', 'near']);
      expect((await rank('lake.patrol', otherCounty)).by).toBe('core');
      expect((await rank('walk.walk')).candidates.map((one) => one.id)).toEqual(['near', 'far']);
    });

    it('goes on with the order of the core when the policy fails, and tells the administrator', async () => {
      await enableLake();
      behaviour.rank = () => {
        throw new Error('no boat for 13800000000');
      };
      const ranking = await rank();
      expect(ranking).toMatchObject({ by: 'core', candidates: [{ id: 'near' }, { id: 'far' }] });
      expect(await inCounty(() => service().listFaults())).toContainEqual({
        pluginId: 'lake',
        hook: 'rankForDispatch of lake.patrol',
        reason: 'threw',
        message: 'Error: no boat for …',
        happenedAt: '2026-03-01T08:00:00.000Z',
      });
    });

    it('switches the plugin off in that county after three faults within an hour, and in no other', async () => {
      await enableLake();
      await enableLake(otherCounty);
      behaviour.rank = () => 'nonsense';
      for (let turn = 0; turn < 2; turn += 1) await rank();
      expect(await inCounty(() => switching().isOn('lake'))).toBe(true);
      await rank();
      expect(await inCounty(() => service().get('lake'))).toMatchObject({
        status: 'stopped',
        stoppedAt: '2026-03-01T08:00:00.000Z',
      });
      expect(await inCounty(() => switching().isOn('lake'), otherCounty)).toBe(true);
      expect(await faults()).toHaveLength(3);
    });

    it('forgives faults that lie more than an hour apart, and starts a new count when switched on again', async () => {
      await enableLake();
      behaviour.rank = () => 'nonsense';
      for (let turn = 0; turn < 4; turn += 1) {
        await rank();
        house.clock.advance(31 * 60 * 1000);
      }
      expect(await inCounty(() => switching().isOn('lake'))).toBe(true);
      for (let turn = 0; turn < 3; turn += 1) await rank();
      expect(await inCounty(() => switching().isOn('lake'))).toBe(false);
      house.clock.advance(1_000);
      const { version } = await inCounty(() => service().get('lake'));
      await inCounty(() => service().change('lake', { enabled: true, version }));
      await rank();
      expect(await inCounty(() => switching().isOn('lake'))).toBe(true);
    });

    it('keeps the fault even when the work around it is rolled back', async () => {
      await enableLake();
      behaviour.rank = () => 'nonsense';
      const undone = house.inCounty(async () => {
        await house.get<DispatchPolicies>(DispatchPolicies).rank('lake.patrol', incident, candidates);
        throw new Error('undone');
      });
      await expect(undone).rejects.toThrow('undone');
      expect(await faults()).toHaveLength(1);
    });
  });
});
