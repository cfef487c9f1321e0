import { describe, expect, it } from '@jest/globals';
import { choice, form, longText } from '@redmaple/forms';
import { type PluginDefinition, definePlugin } from '../define/plugin.js';
import { resolveScreens } from './resolve-screens.js';

const inspect = {
  id: 'inspect',
  method: 'POST',
  path: 'points/:id/inspections',
  form: form({ found: choice('ready', 'broken'), note: longText() }),
  roles: ['liaison'],
} as const;

const state = {
  key: 'state',
  kind: 'choice',
  options: ['ready', 'broken'],
  tones: { ready: 'good', broken: 'bad' },
} as const;

const plugin = definePlugin({
  id: 'rings',
  version: '1.0.0',
  requires: '^1.1',
  counties: 'all',
  panels: [
    { slot: 'county.dashboard', title: 'ready-rings', kind: 'number', source: 'count' },
    { slot: 'county.dashboard', title: 'by-state', kind: 'bar', source: 'states', roles: ['operator'] },
    { slot: 'team.detail', title: 'by-month', kind: 'line', source: 'months', columns: [{ key: 'month' }, state] },
  ],
  pages: [
    {
      id: 'list',
      section: 'duty',
      icon: 'patrol',
      roles: ['liaison', 'operator'],
      view: {
        kind: 'table',
        source: 'points',
        columns: [{ key: 'place' }, state, { key: 'depth', kind: 'number', unit: 'metres', tone: 'info' }],
        open: 'one',
        actions: [inspect, { id: 'tidy', method: 'POST', path: 'tidy', confirm: true }],
      },
    },
    { id: 'one', roles: ['operator'], view: { kind: 'detail', source: 'points/:id', fields: [{ key: 'place' }] } },
    {
      id: 'lanes',
      roles: ['liaison'],
      view: { kind: 'board', source: 'points', lane: 'state', lanes: ['broken', 'ready'], title: 'place' },
    },
    { id: 'week', section: 'plugins', roles: ['auditor'], view: { kind: 'module', file: 'week.js' } },
  ],
  reports: [{ code: 'by-year', source: 'years', columns: [{ key: 'place' }], roles: ['auditor'] }],
  mapLayers: [
    {
      id: 'on-map',
      roles: ['liaison'],
      source: 'points',
      latitude: 'latitude',
      longitude: 'longitude',
      title: 'place',
      state,
    },
  ],
  labels: {
    'zh-CN': {
      rings: '救生圈',
      'by-year': '按年份',
      list: '一览',
      place: '位置',
      'list.place': '放在哪里',
      state: '状态',
      ready: '可用',
      'lanes.state.ready': '都好',
      broken: '损坏',
      metres: '米',
      note: '备注',
      'on-map': '救生圈',
      'ready-rings': '可用',
    },
    en: {
      'by-year': 'By year',
      rings: 'Lifebuoys',
      list: 'All',
      place: 'Place',
      state: 'State',
      ready: 'Ready',
      broken: 'Broken',
      inspect: 'Inspect',
      note: 'Note',
    },
  },
} satisfies PluginDefinition);

const pageIds = (roles: string[]) => resolveScreens(plugin, roles, '/plugins/rings/0/').pages.map((one) => one.id);

describe('the screens of a plugin', () => {
  it('hold reports as tables that can be taken along, for those who find them', () => {
    const report = resolveScreens(plugin, ['auditor']).pages.find((one) => one.id === 'by-year');
    expect(report).toMatchObject({
      section: 'plugins',
      title: { en: 'By year' },
      view: { kind: 'table', source: 'years', report: true, actions: [] },
    });
    expect(pageIds(['operator'])).not.toContain('by-year');
  });

  it('are those meant for the roles of the reader', () => {
    expect(pageIds(['liaison'])).toEqual(['list', 'lanes']);
    expect(pageIds(['operator'])).toEqual(['list', 'one']);
    expect(pageIds(['operator', 'auditor'])).toEqual(['list', 'one', 'week', 'by-year']);
    expect(pageIds([])).toEqual([]);
    expect(resolveScreens(plugin, ['operator']).mapLayers).toEqual([]);
    expect(resolveScreens(plugin, ['liaison']).panels.map((one) => one.source)).toEqual(['count', 'months']);
    expect(resolveScreens(plugin, ['operator']).panels.map((one) => one.source)).toEqual(['count', 'states', 'months']);
  });

  it('have the most particular text there is, and the key where a language has none', () => {
    const [list, lanes] = resolveScreens(plugin, ['liaison']).pages;
    expect(list?.title).toEqual({ 'zh-CN': '一览', en: 'All' });
    expect(list?.view).toMatchObject({
      kind: 'table',
      columns: [
        { key: 'place', kind: 'text', heading: { 'zh-CN': '放在哪里', en: 'Place' } },
        {
          key: 'state',
          kind: 'choice',
          options: [
            { value: 'ready', label: { 'zh-CN': '可用', en: 'Ready' }, tone: 'good' },
            { value: 'broken', label: { 'zh-CN': '损坏', en: 'Broken' }, tone: 'bad' },
          ],
        },
        {
          key: 'depth',
          heading: { 'zh-CN': 'depth', en: 'depth' },
          unit: { 'zh-CN': '米', en: 'metres' },
          tone: 'info',
        },
      ],
    });
    expect(lanes?.view).toMatchObject({
      kind: 'board',
      titleKey: 'place',
      lanes: [
        { value: 'broken', tone: 'neutral' },
        { value: 'ready', label: { 'zh-CN': '都好', en: 'Ready' } },
      ],
    });
  });

  it('offer the actions the reader finds, those of a row apart, their forms with texts', () => {
    const actionsOf = (role: string) => {
      const view = resolveScreens(plugin, [role]).pages[0]?.view;
      return view?.kind === 'table' ? view.actions : [];
    };
    expect(actionsOf('operator')).toEqual([
      { id: 'tidy', label: { 'zh-CN': 'tidy', en: 'tidy' }, method: 'POST', path: 'tidy', confirm: true, row: false },
    ]);
    const [first] = actionsOf('liaison');
    expect(first).toMatchObject({ id: 'inspect', label: { en: 'Inspect' }, confirm: false, row: true });
    expect(first?.form?.fields.map((one) => one.label?.en)).toEqual([undefined, 'Note']);
    expect(first?.form?.fields[0]?.optionLabels).toEqual({
      ready: { 'zh-CN': '可用', en: 'Ready' },
      broken: { 'zh-CN': '损坏', en: 'Broken' },
    });
  });

  it('give a panel of the first contract the columns it means', () => {
    const { panels } = resolveScreens(plugin, ['operator']);
    expect(panels.map((one) => one.columns.map(({ key, kind }) => `${key}:${kind}`))).toEqual([
      ['value:number'],
      ['label:text', 'value:number'],
      ['month:text', 'state:choice'],
    ]);
    expect(panels[0]?.columns[0]?.heading).toEqual({ 'zh-CN': '可用', en: 'ready-rings' });
  });

  it('name the place of modules and all texts only where a module is shown', () => {
    expect(resolveScreens(plugin, ['operator'], '/plugins/rings/0/')).not.toHaveProperty('modules');
    const screens = resolveScreens(plugin, ['auditor'], '/plugins/rings/0/');
    expect(screens).toMatchObject({ modules: '/plugins/rings/0/', labels: { en: { rings: 'Lifebuoys' } } });
  });
});
