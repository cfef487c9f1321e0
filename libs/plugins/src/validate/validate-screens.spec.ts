import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, Get } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { choice, form, text } from '@redmaple/forms';
import { Allow } from '@redmaple/platform';
import { type PluginDefinition, definePlugin } from '../define/plugin.js';
import type { PluginPage } from '../define/screens.js';
import { describeProblem } from './problems.js';
import { validatePlugin } from './validate-plugin.js';
import { validateWebFiles } from './validate-web-files.js';

@Controller('points')
class PointsController {
  @Get()
  @Allow('liaison')
  list(): string[] {
    return [];
  }
}

const words = [
  'rings',
  'list',
  'one',
  'new',
  'week',
  'place',
  'state',
  'ready',
  'broken',
  'tidy',
  'note',
  'map',
  'count',
];
const texts = Object.fromEntries(words.map((one) => [one, one]));
const table = { kind: 'table', source: 'points', columns: [{ key: 'place' }] } as const;
const state = { key: 'state', kind: 'choice', options: ['ready', 'broken'] } as const;
const layer = {
  id: 'map',
  roles: ['liaison'],
  source: 'points',
  latitude: 'latitude',
  longitude: 'longitude',
  title: 'place',
} as const;
const detail = { id: 'one', roles: ['liaison'], view: { kind: 'detail', source: 'points/:id', fields: [state] } };
const tidy = { id: 'tidy', method: 'POST', path: 'points/:id/tidy' };

const problems = (changes: object): string[] =>
  validatePlugin(
    definePlugin({
      id: 'rings',
      version: '1.0.0',
      requires: '^1.1',
      counties: 'all',
      controllers: [PointsController],
      labels: { 'zh-CN': texts, en: texts },
      ...changes,
    } as PluginDefinition),
  ).map(describeProblem);

/** The problems of one page that lists, changed a little, beside a page that shows one. */
const ofPage = (changes: object) =>
  problems({ pages: [{ id: 'list', roles: ['liaison'], view: table, ...changes }, detail] });
const ofView = (view: object) => ofPage({ view });

describe('screens of a plugin', () => {
  it('are accepted in every view', () => {
    const views = [
      { ...table, columns: [{ key: 'place' }, { ...state, tones: { broken: 'bad' } }], open: 'one', actions: [tidy] },
      { kind: 'form', form: form({ note: text() }), submit: { method: 'POST', path: 'points' }, open: 'one' },
      {
        kind: 'board',
        source: 'points',
        lane: 'state',
        lanes: ['ready', 'broken'],
        title: 'place',
        open: 'one',
        move: { method: 'PUT', path: 'points/:id/state' },
      },
      { kind: 'stats', source: 'points', figures: [{ key: 'count', kind: 'number' }] },
      { kind: 'timeline', source: 'points', at: 'happenedAt', title: state, text: 'note' },
      { kind: 'mapLayer', source: 'points', latitude: 'lat', longitude: 'long', title: 'place', state, open: 'one' },
      { kind: 'module', file: 'week-strip.js' },
    ];
    for (const view of views) expect(ofView(view)).toEqual([]);
    const timeline = { source: 'points/:id/inspections', at: 'at', title: state };
    expect(ofPage({ id: 'new', view: { ...detail.view, timeline } })).toEqual([]);
    expect(problems({ mapLayers: [{ ...layer, state }] })).toEqual([]);
  });

  it.each<[string, object, RegExp]>([
    ['an id with capitals', { id: 'List' }, /^pages\[0\]\.id: is "List"/],
    ['a role nobody has', { roles: ['chief'] }, /^pages\[0\]\.roles\[0\]: is "chief": use one of team-leader/],
    [
      'volunteers, who have no console',
      { roles: ['volunteer'] },
      /^pages\[0\]\.roles\[0\]: is "volunteer", who has no/,
    ],
    ['nobody', { roles: [] }, /^pages\[0\]\.roles: is \[\]: name at least one role/],
    ['a section the console lacks', { section: 'kitchen' }, /^pages\[0\]\.section: is "kitchen": use one of station/],
    ['an icon the console lacks', { icon: 'dragon' }, /^pages\[0\]\.icon: is "dragon": use one of patrol/],
    ['a misspelt key', { titel: 'x' }, /^pages\[0\]\.titel: is no part of the contract/],
    ['no view', { view: undefined }, /^pages\[0\]\.view: is missing/],
    ['a detail in the navigation', { section: 'duty', view: detail.view }, /^pages\[0\]\.section: is set for a detail/],
    ['the id of another page', { id: 'one' }, /^pages: has the id "one" twice/],
  ])('are refused with %s', (_what, changes, expected) => {
    expect(ofPage(changes)).toContainEqual(expect.stringMatching(expected));
  });

  it.each<[string, object, RegExp]>([
    ['of an unknown kind', { kind: 'cube' }, /view\.kind: is "cube": use one of table, form/],
    ['with a misspelt key', { ...table, colums: [] }, /view\.colums: is no part of the contract/],
    ['that asks another address', { ...table, source: 'https://example.com' }, /view\.source: is "https:/],
    ['that climbs out of the plugin', { ...table, source: '../teams' }, /view\.source: is "\.\.\/teams"/],
    [
      'that asks for a record where there is none',
      { ...table, source: 'points/:id' },
      /view\.source: is "points\/:id"/,
    ],
    ['without columns', { ...table, columns: [] }, /view\.columns: shows nothing/],
    ['with a column twice', { ...table, columns: [state, state] }, /view\.columns: has the column "state" twice/],
    [
      'with a property that is none',
      { ...table, columns: [{ key: 'Place name' }] },
      /columns\[0\]\.key: is "Place name"/,
    ],
    ['with a choice of nothing', { ...table, columns: [{ ...state, options: [] }] }, /options: is empty/],
    ['with options of a text', { ...table, columns: [{ ...state, kind: 'text' }] }, /options: belongs to a choice/],
    ['with a tone of a text', { ...table, columns: [{ key: 'place', tone: 'bad' }] }, /tone: belongs to a number/],
    [
      'with a tone that nobody knows',
      { ...table, columns: [{ key: 'depth', kind: 'number', tone: 'red' }] },
      /tone: is "red": use one of neutral/,
    ],
    ['with a unit of a text', { ...table, columns: [{ key: 'place', unit: 'note' }] }, /unit: belongs to a number/],
    [
      'with a meaning for nothing',
      { ...table, columns: [{ ...state, tones: { lost: 'bad' } }] },
      /columns\[0\]\.tones\.lost: is no value of it: use one of ready, broken/,
    ],
    [
      'with a meaning that is none',
      { ...table, columns: [{ ...state, tones: { ready: 'pink' } }] },
      /tones\.ready: is "pink": use one of neutral/,
    ],
    [
      'that opens what shows no record',
      { ...table, open: 'list' },
      /view\.open: is "list", no page that shows one record: use one of one/,
    ],
    ['with an action twice', { ...table, actions: [tidy, tidy] }, /view\.actions: has the id "tidy" twice/],
    [
      'with an action that reads',
      { ...table, actions: [{ ...tidy, method: 'GET' }] },
      /actions\[0\]\.method: is "GET"/,
    ],
    ['with an action elsewhere', { ...table, actions: [{ ...tidy, path: '/api' }] }, /actions\[0\]\.path: is "\/api"/],
    [
      'with an action that asks what the core asks',
      { ...table, actions: [{ ...tidy, form: form({ phone: text() }) }] },
      /actions\[0\]\.form\.phone: is asked and protected by the core/,
    ],
    [
      'with an action that nobody finds',
      { ...table, actions: [{ ...tidy, roles: [] }] },
      /actions\[0\]\.roles: is \[\]/,
    ],
    [
      'that is a form without one',
      { kind: 'form', submit: { method: 'POST', path: 'points' } },
      /view\.form: is missing/,
    ],
    [
      'that sends its form nowhere',
      { kind: 'form', form: form({}), submit: { method: 'DELETE', path: 'points/:id' } },
      /view\.submit\.path: is "points\/:id"/,
    ],
    [
      'that goes on to a page that is not there',
      { kind: 'form', form: form({}), submit: { method: 'POST', path: 'points' }, open: 'nowhere' },
      /view\.open: is "nowhere": use one of list, one/,
    ],
    ['of one record without its id', { ...detail.view, source: 'points' }, /view\.source: is "points": put :id where/],
    [
      'of a record and the history of all',
      { ...detail.view, timeline: { source: 'inspections', at: 'at', title: state } },
      /view\.timeline\.source: is "inspections": put :id/,
    ],
    [
      'of lanes without any',
      { kind: 'board', source: 'points', lane: 'state', lanes: [], title: 'place' },
      /lanes: is empty/,
    ],
    [
      'of cards that move nowhere',
      {
        kind: 'board',
        source: 'points',
        lane: 'state',
        lanes: ['ready'],
        title: 'place',
        move: { method: 'PUT', path: 'points' },
      },
      /view\.move\.path: is "points": put :id/,
    ],
    [
      'of points without a place',
      { kind: 'mapLayer', source: 'points', longitude: 'x', title: 'place' },
      /latitude: is missing/,
    ],
    ['of a module elsewhere', { kind: 'module', file: '../calendar.js' }, /view\.file: is "\.\.\/calendar\.js"/],
  ])('are refused with a view %s', (_what, view, expected) => {
    expect(ofView(view)).toContainEqual(expect.stringMatching(expected));
  });

  it('need a text for everything that is read', () => {
    const view = {
      ...table,
      columns: [
        { key: 'depth', kind: 'number', unit: 'metres' },
        { key: 'kind', kind: 'choice', options: ['board'] },
      ],
      actions: [{ ...tidy, id: 'sweep', form: form({ broom: choice('long', 'short') }) }],
    };
    const found = problems({ pages: [{ id: 'sheet', roles: ['liaison'], view }] });
    const missing = found.flatMap((one) => /^labels\.en: has no text for "([^"]*)"/.exec(one)?.[1] ?? []);
    expect(missing).toEqual(['sheet', 'depth', 'metres', 'kind', 'board', 'sweep', 'broom', 'long', 'short']);
    const lanes = { kind: 'board', source: 'points', lane: 'state', lanes: ['lost'], title: 'place' };
    expect(ofView(lanes)).toContainEqual(expect.stringMatching(/^labels\.zh-CN: has no text for "lost"/));
    expect(problems({ mapLayers: [{ ...layer, id: 'unnamed' }] })).toContainEqual(
      expect.stringMatching(/^labels\.en: has no text for "unnamed" \(mapLayers\[0\]\.id\)/),
    );
  });

  it('need somebody who answers them, unless a module draws them', () => {
    const page = (view: object) => ({ id: 'list', roles: ['liaison'], view }) as PluginPage;
    const bare = { controllers: [] };
    expect(problems({ ...bare, pages: [page({ kind: 'module', file: 'week.js' })] })).toEqual([]);
    expect(problems({ ...bare, pages: [page(table)] })).toContainEqual(
      expect.stringMatching(/^pages: have nowhere to get their data/),
    );
    expect(problems({ ...bare, mapLayers: [layer] })).toContainEqual(expect.stringMatching(/^mapLayers: have nowhere/));
  });

  it.each<[string, object, RegExp]>([
    ['in a place that is none', { slot: 'roof' }, /^panels\[0\]\.slot: is "roof"/],
    ['of a kind that is none', { kind: 'pie' }, /^panels\[0\]\.kind: is "pie"/],
    ['without a title', { title: '' }, /^panels\[0\]\.title: is missing/],
    ['that asks another address', { source: '/points' }, /^panels\[0\]\.source: is "\/points"/],
    [
      'of bars without numbers',
      { kind: 'bar', columns: [{ key: 'place' }] },
      /^panels\[0\]\.columns: has only the axis/,
    ],
    ['for nobody', { roles: [] }, /^panels\[0\]\.roles: is \[\]/],
    ['with a layer under a bad id', {}, /^mapLayers\[0\]\.id: is "On map"/],
  ])('refuse a panel %s', (_what, changes, expected) => {
    const panel = { slot: 'county.dashboard', title: 'count', kind: 'number', source: 'points', ...changes };
    const mapLayers = [{ ...layer, id: 'On map' }];
    expect(problems({ panels: [panel], mapLayers })).toContainEqual(expect.stringMatching(expected));
  });
});

describe('the modules of a package', () => {
  let folder: string;
  const plugin = definePlugin({
    id: 'rings',
    version: '1.0.0',
    requires: '^1.1',
    counties: 'all',
    pages: [{ id: 'week', roles: ['liaison'], view: { kind: 'module', file: 'week.js' } }],
    labels: { 'zh-CN': {}, en: {} },
  });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'redmaple-plugin-'));
    mkdirSync(join(folder, 'web'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const found = () => validateWebFiles(plugin, folder).map(describeProblem);

  it('lie in its folder web', () => {
    expect(found()).toEqual([
      'pages[0].view.file: is "week.js", and the package has no file web/week.js: put it there, as a file of its own and no link.',
    ]);
    writeFileSync(join(folder, 'week.js'), 'export default () => null;');
    symlinkSync(join(folder, 'week.js'), join(folder, 'web/week.js'));
    expect(found()).toHaveLength(1);
    rmSync(join(folder, 'web/week.js'));
    writeFileSync(join(folder, 'web/week.js'), 'export default () => null;');
    expect(found()).toEqual([]);
  });

  it('are at most 500 KB large', () => {
    writeFileSync(join(folder, 'web/week.js'), Buffer.alloc(500_001, ' '));
    expect(found()[0]).toMatch(/^web: web\/week\.js is too large: a file has at most 500 KB/);
  });
});
