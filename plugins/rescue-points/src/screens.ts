import { choice, decimal, form, longText, optional, text } from '@redmaple/plugins';
import type { Column, MapLayer, PageAction, Panel, PluginPage } from '@redmaple/plugins';
import { findings } from './inspection.entity.js';
import { pointKinds, pointStates } from './point.entity.js';

const readers = ['liaison', 'operator', 'team-leader'] as const;
const writers = ['liaison', 'operator'] as const;

const kind: Column = { key: 'kind', kind: 'choice', options: pointKinds };
const tones = { ready: 'good', due: 'warning', broken: 'bad' } as const;
const state: Column = { key: 'state', kind: 'choice', options: pointStates, tones };
/** How many are in a state. */
const countOf = (key: keyof typeof tones): Column => ({ key, kind: 'number', tone: tones[key] });
const finding: Column = { key: 'finding', kind: 'choice', options: findings, tones: { ready: 'good', broken: 'bad' } };
const place: Column = { key: 'place' };
const water: Column = { key: 'water' };
const inspectedAt: Column = { key: 'inspectedAt', kind: 'date' };

const inspect: PageAction = {
  id: 'inspect',
  method: 'POST',
  path: 'points/:id/inspections',
  form: form({ finding: choice(...findings), note: optional(longText({ maxLength: 500 })) }),
  roles: writers,
};
const giveUp: PageAction = { id: 'give-up', method: 'DELETE', path: 'points/:id', confirm: true, roles: ['operator'] };

const registration = form({
  code: text({ maxLength: 9, pattern: '^[A-Z]{1,4}-\\d{1,4}$' }),
  kind: choice(...pointKinds),
  place: text({ minLength: 2, maxLength: 60 }),
  water: text({ minLength: 2, maxLength: 30 }),
  latitude: decimal({ min: 3, max: 54 }),
  longitude: decimal({ min: 73, max: 136 }),
});

const points = { source: 'points/all', latitude: 'latitude', longitude: 'longitude', title: 'place', state } as const;

/** The pages of the console. */
export const pages: readonly PluginPage[] = [
  {
    id: 'points',
    section: 'duty',
    icon: 'tools',
    roles: readers,
    view: {
      kind: 'table',
      source: 'points',
      columns: [{ key: 'code' }, place, water, kind, state, inspectedAt],
      open: 'point',
      actions: [inspect],
    },
  },
  {
    id: 'point',
    roles: readers,
    view: {
      kind: 'detail',
      source: 'points/:id',
      fields: [
        { key: 'code' },
        place,
        water,
        kind,
        state,
        inspectedAt,
        { key: 'latitude', kind: 'number', unit: 'degrees' },
        { key: 'longitude', kind: 'number', unit: 'degrees' },
      ],
      actions: [inspect, giveUp],
      timeline: { source: 'points/:id/inspections', at: 'inspectedAt', title: finding, text: 'note' },
    },
  },
  {
    id: 'register',
    section: 'duty',
    icon: 'areas',
    roles: writers,
    view: { kind: 'form', form: registration, submit: { method: 'POST', path: 'points' }, open: 'point' },
  },
  {
    id: 'inspections',
    section: 'duty',
    icon: 'audit',
    roles: readers,
    view: { kind: 'timeline', source: 'inspections', at: 'inspectedAt', title: finding, text: 'about' },
  },
  {
    id: 'by-state',
    section: 'plugins',
    icon: 'projects',
    roles: readers,
    view: {
      kind: 'board',
      source: 'points/all',
      lane: 'state',
      lanes: ['broken', 'due', 'ready'],
      tones,
      title: 'place',
      fields: [{ key: 'code' }, kind, inspectedAt],
      open: 'point',
      move: { method: 'PUT', path: 'points/:id/state' },
    },
  },
  {
    id: 'on-map',
    section: 'plugins',
    icon: 'patrol',
    roles: readers,
    view: { kind: 'mapLayer', ...points, open: 'point' },
  },
  {
    id: 'figures',
    section: 'plugins',
    icon: 'audit',
    roles: readers,
    view: {
      kind: 'stats',
      source: 'figures',
      figures: ['points', 'ready', 'due', 'broken', 'inspections'].map((key) => ({ key, kind: 'number' })),
    },
  },
  {
    id: 'calendar',
    section: 'plugins',
    icon: 'training',
    roles: readers,
    view: { kind: 'module', file: 'calendar.js' },
  },
];

/** What the dispatch map can show. */
export const mapLayers: readonly MapLayer[] = [{ id: 'points-on-map', roles: readers, ...points }];

/** What stands on pages of the core. */
export const panels: readonly Panel[] = [
  {
    slot: 'county.dashboard',
    title: 'waiting',
    kind: 'number',
    source: 'figures',
    columns: ['due', 'broken', 'inspections'].map((key) => ({ key, kind: 'number' })),
    roles: readers,
  },
  {
    slot: 'county.dashboard',
    title: 'state-by-kind',
    kind: 'bar',
    source: 'figures/by-kind',
    // What needs somebody first.
    columns: [kind, ...(['broken', 'due', 'ready'] as const).map(countOf)],
    roles: readers,
  },
  {
    slot: 'county.dashboard',
    title: 'by-week',
    kind: 'line',
    source: 'figures/by-week',
    columns: [{ key: 'week', kind: 'date' }, ...findings.map(countOf)],
    roles: readers,
  },
  {
    slot: 'team.detail',
    title: 'near-team',
    kind: 'table',
    source: 'points/near-team',
    columns: [place, { key: 'kilometres', kind: 'number', unit: 'km' }, state],
    roles: readers,
  },
];
