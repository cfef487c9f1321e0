import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { asSystem } from '@redmaple/platform';
import { openTestHouse, otherCounty, queryAsOwner, testCounty, type TestHouse } from '@redmaple/platform/testing';
import { definePlugin } from '../define/plugin.js';
import { pluginsMigrations } from '../migrations/index.js';
import { PluginsModule } from '../mounting/plugins.module.js';
import { CountyPlugins } from '../registry/county-plugins.js';
import { PluginSwitch } from '../registry/plugin-switch.js';
import { standingFor } from '../testing/conformance.js';
import { LoopFaults } from './loop-faults.js';
import { leaveNote, type LoopNote, takeNotes } from './loop-notes.js';

const lake = definePlugin({
  id: 'lake',
  version: '1.0.0',
  requires: '^1.4',
  counties: 'all',
  labels: { 'zh-CN': {}, en: {} },
});
const note = (county: string | undefined = testCounty): LoopNote => ({
  plugin: 'lake',
  county,
  place: 'spin (index.mjs:7)',
  seconds: 11,
});

describe('what a process notes that a plugin kept from everything else', () => {
  let house: TestHouse;
  let directory: string;

  beforeAll(async () => {
    house = await openTestHouse({
      imports: [PluginsModule.forRoot({ active: [standingFor(lake)], skipped: [] }, { withControllers: false })],
      migrations: pluginsMigrations,
    });
  }, 120_000);
  afterAll(() => house?.close());
  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'redmaple-notes-'));
    for (const table of ['county_plugin', 'plugin_fault']) await owner(`DELETE FROM plugins.${table}`);
    for (const county of [testCounty, otherCounty])
      await asSystem(county, 'test', async () => house.get<CountyPlugins>(CountyPlugins).forget());
    await asSystem(testCounty, 'test', () => house.get<PluginSwitch>(PluginSwitch).enable('lake'));
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  const owner = <Row extends object>(sql: string): Promise<Row[]> => queryAsOwner<Row>(house.database, sql);
  const count = () => house.get<LoopFaults>(LoopFaults).count(directory);
  const faults = () => owner('SELECT county_code AS county, hook, reason FROM plugins.plugin_fault ORDER BY id');
  const counted = { county: testCounty, hook: 'spin (index.mjs:7)', reason: 'slow' };

  it('is counted once by the next one, in its county, and at the third time the plugin is off', async () => {
    await count();
    for (const times of [1, 2, 3]) {
      leaveNote(directory, note());
      await count();
      await count();
      expect(await faults()).toEqual(Array.from({ length: times }, () => counted));
    }
    expect(await owner('SELECT enabled FROM plugins.county_plugin')).toEqual([{ enabled: false }]);
    // Off, it can do no more.
    leaveNote(directory, note());
    await count();
    expect(await faults()).toHaveLength(3);
  });

  it('counts in each county that has the plugin on where it ran for none, and nowhere else', async () => {
    leaveNote(directory, { ...note(), county: undefined });
    leaveNote(directory, note(otherCounty));
    leaveNote(directory, { ...note(), plugin: 'gone' });
    await count();
    expect(await faults()).toEqual([counted]);
  });

  it('is handed to one of those that start together, and what is no note is nobody’s', () => {
    for (let turn = 0; turn < 5; turn++) leaveNote(directory, note());
    writeFileSync(join(directory, 'loops', 'half.json'), '{"plugin":');
    writeFileSync(join(directory, 'loops', 'other.json'), '["lake"]');
    writeFileSync(join(directory, 'loops', 'written.json.draft'), '{}');
    expect([takeNotes(directory), takeNotes(directory)]).toEqual([Array.from({ length: 5 }, () => note()), []]);
    expect(readdirSync(join(directory, 'loops')).filter((name) => name.endsWith('.json'))).toEqual([]);
    expect(takeNotes(join(directory, 'nowhere'))).toEqual([]);
  });
});
