import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Inject, Injectable } from '@nestjs/common';
import { form, whole } from '@redmaple/forms';
import { asSystem, uuidv7, withContext } from '@redmaple/platform';
import { openTestHouse, queryAsOwner, testCounty, type TestHouse } from '@redmaple/platform/testing';
import type { QueryRunner } from 'typeorm';
import { Volunteers } from '../../contracts/volunteers.js';
import { type PluginDefinition, definePlugin } from '../../define/plugin.js';
import type { LoadedPlugin } from '../../host/loaded-plugin.js';
import { MaskUnaskedNames1796000024000 } from '../../migrations/1796000024000-mask-unasked-names.js';
import { pluginsMigrations } from '../../migrations/index.js';
import { InstalledPlugins } from '../../mounting/installed-plugins.js';
import { PluginsModule } from '../../mounting/plugins.module.js';
import { standingFor } from '../../testing/conformance.js';
import { CountyPlugins } from '../county-plugins.js';
import { PluginFaults } from '../plugin-faults.js';
import { PluginSwitch } from '../plugin-switch.js';
import { PluginsService } from '../plugins.service.js';
import { PluginProposals } from './proposals.service.js';
import { shownOf } from './shown.js';

const texts = { lake: '盐湖', why: '找最近的人', what: '观测记录', boats: '船' };
const base: PluginDefinition = {
  id: 'lake',
  version: '1.0.0',
  requires: '^1.4',
  counties: 'all',
  owner: '盐湖区红枫林',
  licence: 'Apache-2.0',
  permissions: [{ service: 'Areas', why: 'why' }],
  settings: form({ boats: whole({ min: 1, max: 9, default: 2 }) }),
  labels: { 'zh-CN': texts, en: texts },
};
/** What the package holds now: a test puts another version there, as an upgrade does. */
const installed = { ...standingFor(definePlugin(base)) } as { -readonly [K in keyof LoadedPlugin]: LoadedPlugin[K] };

interface Somebody {
  readonly id: string;
  act<T>(work: () => Promise<T>): Promise<T>;
}

describe('switching a plugin on by two people', () => {
  let house: TestHouse;
  let [admin, security, twin]: Somebody[] = [];

  beforeAll(async () => {
    house = await openTestHouse({
      imports: [PluginsModule.forRoot({ active: [installed], skipped: [] }, { withControllers: false })],
      migrations: pluginsMigrations,
    });
    admin = await somebody('county-admin', '王芳');
    security = await somebody('security-admin', '李雷');
    twin = await somebody('county-admin', ' 王芳');
  }, 120_000);
  afterAll(() => house?.close());

  beforeEach(async () => {
    installed.definition = definePlugin(base);
    house.clock.set('2026-03-01T08:00:00Z');
    await queryAsOwner(house.database, 'DELETE FROM plugins.county_plugin');
    await queryAsOwner(house.database, 'DELETE FROM plugins.plugin_proposal');
    await queryAsOwner(house.database, 'DELETE FROM plugins.plugin_fault');
    await asSystem(testCounty, 'test', async () => house.get<CountyPlugins>(CountyPlugins).forget());
  });

  async function somebody(role: string, name: string): Promise<Somebody> {
    const id = uuidv7(new Date());
    await queryAsOwner(
      house.database,
      `INSERT INTO platform.account (id, county_code, kind, login, display_name, status) VALUES ($1, $2, 'staff', $3, $4, 'active')`,
      [id, testCounty, `test-${id}`, name],
    );
    const actor = { kind: 'account', id, grants: [{ role, scope: 'county' }] } as const;
    return {
      id,
      act: (work) => withContext({ county: testCounty, actor, requestId: 'test', locale: 'zh-CN' }, work),
    };
  }

  const proposals = () => house.get<PluginProposals>(PluginProposals);
  const plugins = () => house.get<PluginsService>(PluginsService);
  const view = () => asSystem(testCounty, 'test', () => plugins().get('lake'));
  const isOn = () => asSystem(testCounty, 'test', () => house.get<PluginSwitch>(PluginSwitch).isOn('lake'));
  const hash = () => shownOf(installed).hash;
  const propose = async (by: Somebody | undefined = admin, settings?: Record<string, unknown>) => {
    const { version } = await view();
    const wish = { pluginId: 'lake', manifestHash: hash(), version, ...(settings && { settings }) };
    return by!.act(() => proposals().propose(wish));
  };
  const approve = (id: string, by: Somebody | undefined = security, seen = hash()) =>
    by!.act(() => proposals().approve(id, seen));
  /** As after a rolling restart with the new package: nothing is remembered. */
  const upgrade = async (changes: Partial<PluginDefinition>): Promise<void> => {
    installed.definition = definePlugin({ ...base, version: '1.1.0', ...changes });
    await asSystem(testCounty, 'test', async () => house.get<CountyPlugins>(CountyPlugins).forget());
  };

  it('shows both everything first, and switches on with the settings that were proposed', async () => {
    const shown = await view();
    expect(shown.manifest).toMatchObject({
      owner: { 'zh-CN': '盐湖区红枫林' },
      licence: 'Apache-2.0',
      permissions: [{ service: 'Areas', sees: 'masked', why: { en: '找最近的人' } }],
      tables: 0,
    });
    const proposal = await propose(admin, { boats: 4 });
    expect(proposal).toMatchObject({ state: 'open', proposedBy: '王芳', mine: true, mayDecide: false, stale: false });
    expect(await isOn()).toBe(false);
    const seen = (await security!.act(() => proposals().list()))[0];
    expect(seen).toMatchObject({ mayDecide: true, mine: false, manifestHash: shown.manifestHash });
    expect(await approve(proposal.id)).toMatchObject({ state: 'approved', decidedBy: '李雷' });
    expect(await isOn()).toBe(true);
    expect((await view()).settings).toEqual({ boats: 4 });
    const rows = await queryAsOwner<{ action: string }>(
      house.database,
      `SELECT action FROM audit.entry WHERE action LIKE 'plugin%' ORDER BY id DESC LIMIT 3`,
    );
    expect(rows.map((one) => one.action)).toEqual([
      'plugin.enabled',
      'plugin-proposal.approved',
      'plugin-proposal.proposed',
    ]);
  });

  it('takes nobody alone: not by the switch, not with a second account, not twice by one proposal', async () => {
    const alone = admin!.act(() => plugins().change('lake', { enabled: true, version: 0 }));
    await expect(alone).rejects.toMatchObject({ code: 'plugins.twoNeeded', status: 422 });
    const past = admin!.act(() => house.get<PluginSwitch>(PluginSwitch).enable('lake'));
    await expect(past).rejects.toMatchObject({ code: 'plugins.twoNeeded' });
    const { id } = await propose();
    await expect(approve(id, admin)).rejects.toMatchObject({ code: 'access.samePerson' });
    await expect(approve(id, twin)).rejects.toMatchObject({ code: 'access.samePerson' });
    await expect(asSystem(testCounty, 'test', () => proposals().approve(id, hash()))).rejects.toMatchObject({
      code: 'access.denied',
    });
    await approve(id);
    const { version } = await view();
    // One person switches off, and the old agreement does not switch on again.
    await security!.act(() => plugins().change('lake', { enabled: false, version }));
    await expect(approve(id)).rejects.toMatchObject({ code: 'plugins.proposalDecided' });
    const again = admin!.act(() => plugins().change('lake', { enabled: true, version: version + 1 }));
    await expect(again).rejects.toMatchObject({ code: 'plugins.twoNeeded' });
    expect(await isOn()).toBe(false);
  });

  it('is held by the database, also for SQL that goes past the services', async () => {
    const { id } = await propose();
    const sql = (text: string, params: unknown[]) => house.inCounty(() => house.work.execute(text, params));
    const decide = `UPDATE plugins.plugin_proposal SET state = 'approved', decided_by = $2, decided_at = now() WHERE id = $1`;
    await expect(sql(decide, [id, admin!.id])).rejects.toMatchObject({ code: 'access.samePerson' });
    await expect(sql(decide, [id, twin!.id])).rejects.toMatchObject({ code: 'access.samePerson' });
    await expect(
      sql('UPDATE plugins.plugin_proposal SET settings = $2 WHERE id = $1', [id, '{"boats": 9}']),
    ).rejects.toMatchObject({ code: 'plugins.proposalDecided' });
    const on = `INSERT INTO plugins.county_plugin (plugin_id, enabled, last_seen, changed_by, changed_at, basis, proposal_id, manifest_hash)
      VALUES ('lake', true, '[]', $1, now(), 'proposal', $2, $3)`;
    await expect(sql(on, [security!.id, id, hash()])).rejects.toMatchObject({ code: 'plugins.twoNeeded' });
    await security!.act(() => proposals().reject(id, '先问村里'));
    await expect(sql(on, [security!.id, id, hash()])).rejects.toMatchObject({ code: 'plugins.twoNeeded' });
    await expect(sql(decide, [id, security!.id])).rejects.toMatchObject({ code: 'plugins.proposalDecided' });
  });

  it('refuses when another package runs than was read, when something changed since, and lapses what is old', async () => {
    const old = await propose();
    await expect(approve(old.id, security, 'f'.repeat(64))).rejects.toMatchObject({ code: 'plugins.proposalStale' });
    await upgrade({ permissions: [{ service: 'Volunteers', sees: 'names', why: 'why' }] });
    await expect(approve(old.id)).rejects.toMatchObject({ code: 'plugins.proposalStale' });
    await expect(approve(old.id, security, old.manifestHash)).rejects.toMatchObject({ code: 'plugins.proposalStale' });
    const seen = admin!.act(() =>
      proposals().propose({ pluginId: 'lake', manifestHash: old.manifestHash, version: 0 }),
    );
    await expect(seen).rejects.toMatchObject({ code: 'plugins.proposalStale' });
    const fresh = await propose();
    await expect(propose(twin)).rejects.toMatchObject({ code: 'plugins.proposalOpen' });
    await admin!.act(() => plugins().change('lake', { settings: { boats: 3 }, version: 0 }));
    await expect(approve(fresh.id)).rejects.toMatchObject({ code: 'plugins.proposalStale' });
    const list = await security!.act(() => proposals().list());
    expect(list.map(({ state, stale }) => [state, stale])).toEqual([
      ['open', true],
      ['lapsed', false],
    ]);
  });

  it('ends once: withdrawn by who proposed alone, rejected with a reason by another', async () => {
    const first = await propose();
    await expect(twin!.act(() => proposals().withdraw(first.id))).rejects.toMatchObject({
      code: 'plugins.proposalOfAnother',
    });
    expect(await admin!.act(() => proposals().withdraw(first.id))).toMatchObject({ state: 'withdrawn' });
    await expect(approve(first.id)).rejects.toMatchObject({ code: 'plugins.proposalDecided' });
    const second = await propose();
    await expect(admin!.act(() => proposals().reject(second.id, ''))).rejects.toMatchObject({
      code: 'access.samePerson',
    });
    expect(await security!.act(() => proposals().reject(second.id, ' 先问村里 '))).toMatchObject({
      state: 'rejected',
      note: '先问村里',
    });
    expect(await isOn()).toBe(false);
  });

  it('happens once when both halves are raced', async () => {
    const outcomes = await Promise.allSettled([propose(), propose(), propose(twin)]);
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    const [open] = await security!.act(() => proposals().list());
    // Whoever proposed first, the one who decides is neither.
    const third = await somebody('county-admin', '韩梅梅');
    const decided = await Promise.allSettled([
      approve(open!.id),
      approve(open!.id, third),
      third.act(() => proposals().reject(open!.id, '')),
      security!.act(() => proposals().reject(open!.id, '')),
    ]);
    expect(decided.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    const [ended] = await security!.act(() => proposals().list());
    expect(await isOn()).toBe(ended!.state === 'approved');
  });

  it('is needed again when a new version asks for more, and not when it asks for less', async () => {
    await approve((await propose()).id);
    await upgrade({ permissions: [] });
    expect(await isOn()).toBe(true);
    await upgrade({ permissions: [{ service: 'Areas', sees: 'names', why: 'why' }] });
    expect([await isOn(), (await view()).status]).toEqual([false, 'awaiting']);
    // Settings are one person's; agreeing to more is not.
    const { version } = await view();
    await admin!.act(() => plugins().change('lake', { enabled: true, settings: { boats: 5 }, version }));
    expect((await view()).status).toBe('awaiting');
    await approve((await propose()).id);
    expect([await isOn(), (await view()).settings]).toEqual([true, { boats: 5 }]);
  });

  it('gives full names where two people agreed to them, and nobody who was never asked', async () => {
    @Injectable()
    class Caller {
      constructor(@Inject(Volunteers) readonly volunteers: Volunteers) {}
    }
    const seesNames = () =>
      asSystem(testCounty, 'test', () => house.get<InstalledPlugins>(InstalledPlugins).seesNames('lake'));
    const asking: Partial<PluginDefinition> = { permissions: [{ service: 'Volunteers', sees: 'names', why: 'why' }] };
    await upgrade({ permissions: undefined, providers: [Caller] });
    expect((await view()).manifest?.permissions).toEqual([{ service: 'Volunteers', sees: 'masked' }]);
    await approve((await propose()).id);
    expect([await isOn(), await seesNames()]).toEqual([true, false]);
    await upgrade({ ...asking, providers: [Caller] });
    expect([(await view()).status, await seesNames()]).toEqual(['awaiting', false]);
    await approve((await propose()).id);
    expect([await isOn(), await seesNames()]).toEqual([true, true]);
    // Switched off it sees no more; the version that asks for less doesn't either.
    await upgrade({ permissions: [{ service: 'Volunteers', why: 'why' }], providers: [Caller] });
    expect(await seesNames()).toBe(false);
  });

  it('takes names back that were noted without having been asked for', async () => {
    const asking: Partial<PluginDefinition> = { permissions: [{ service: 'Volunteers', sees: 'names', why: 'why' }] };
    const migrate = () =>
      new MaskUnaskedNames1796000024000().up({
        query: (text: string) => queryAsOwner(house.database, text),
      } as unknown as QueryRunner);
    const agreed = async () =>
      (await queryAsOwner<{ agreed: unknown }>(house.database, 'SELECT agreed FROM plugins.county_plugin'))[0]?.agreed;
    await upgrade(asking);
    await approve((await propose()).id);
    await migrate();
    expect(await agreed()).toMatchObject({ services: [{ service: 'Volunteers', sees: 'names' }] });
    // As an earlier version noted it: nobody had been asked.
    await queryAsOwner(house.database, 'DELETE FROM plugins.county_plugin');
    await queryAsOwner(
      house.database,
      `INSERT INTO plugins.county_plugin (county_code, plugin_id, enabled, last_seen, changed_by, changed_at, agreed)
       VALUES ($1, 'lake', true, '[]', 'before', now(), $2)`,
      [
        testCounty,
        { services: [{ service: 'Volunteers', sees: 'names' }], personal: 'nothing', retentionDays: 0, runs: 'here' },
      ],
    );
    await migrate();
    expect(await agreed()).toEqual({
      services: [{ service: 'Volunteers', sees: 'masked' }],
      personal: 'nothing',
      retentionDays: 0,
      runs: 'here',
    });
    await upgrade(asking);
    expect((await view()).status).toBe('awaiting');
  });

  it('is needed again after its own faults stopped it', async () => {
    await approve((await propose()).id);
    const faults = house.get<PluginFaults>(PluginFaults);
    for (let turn = 0; turn < 3; turn++)
      await asSystem(testCounty, 'test', () => faults.record('lake', 'eligibility', 'threw', 'no water'));
    const stopped = await view();
    expect(stopped.status).toBe('stopped');
    const alone = admin!.act(() => plugins().change('lake', { enabled: true, version: stopped.version }));
    await expect(alone).rejects.toMatchObject({ code: 'plugins.twoNeeded' });
    house.clock.advance(1_000);
    await approve((await propose()).id);
    expect(await isOn()).toBe(true);
  });

  it('leaves what was on before as it was, and measures later versions by it', async () => {
    await queryAsOwner(
      house.database,
      `INSERT INTO plugins.county_plugin (county_code, plugin_id, enabled, last_seen, changed_by, changed_at)
       VALUES ($1, 'lake', true, '[]', 'before', now())`,
      [testCounty],
    );
    expect(await isOn()).toBe(true);
    const states = house.get<CountyPlugins>(CountyPlugins);
    await asSystem(testCounty, 'test', () => states.noteEarlier([installed]));
    await upgrade({ permissions: [{ service: 'Volunteers', why: 'why' }] });
    expect(await isOn()).toBe(false);
    await asSystem(testCounty, 'test', () => states.noteEarlier([installed]));
    await asSystem(testCounty, 'test', async () => states.forget());
    expect(await isOn()).toBe(false);
  });
});
