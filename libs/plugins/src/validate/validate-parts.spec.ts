import { readFileSync } from 'node:fs';
import { Controller, Get } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { choice, form, text, whole } from '@redmaple/forms';
import { Allow } from '@redmaple/platform';
import { bilingual } from '../define/labels.js';
import type { DeclaredParts } from '../define/parts/declared-parts.js';
import { definePlugin, type PluginDefinition } from '../define/plugin.js';
import { weekly } from '../define/shift-pattern.js';
import { defineTeamType, type TeamType } from '../define/team-type.js';
import { declaredLines } from '../registry/declared-lines.js';
import { teamTypesOf } from '../registry/team-type-info.js';
import { partsOfContract } from './parts/index.js';
import { describeProblem } from './problems.js';
import { validatePlugin } from './validate-plugin.js';

const parts = {
  incidentCategories: [
    {
      code: 'street-light',
      sceneWithinMinutes: 5,
      settleWithinMinutes: 40,
      teamTypes: ['warden', 'maple-grove.rescue'],
      facts: form({ pole: text({ maxLength: 20 }), side: choice('north', 'south') }),
    },
  ],
  escalations: [
    {
      code: 'upwards',
      levels: [
        { code: 'workstation', area: 'village', afterMinutes: 0 },
        { code: 'centre', area: 'town', afterMinutes: 10 },
      ],
      categories: ['street-light'],
    },
  ],
  mediationLadders: [
    {
      code: 'ladder',
      levels: [
        { code: 'neighbour', attempts: 3 },
        { code: 'office', attempts: 1 },
      ],
      togetherAfter: 3,
      panel: [
        { code: 'lawyer', required: true },
        { code: 'price-centre', outside: true },
      ],
    },
  ],
  siteTypes: [
    {
      code: 'lamp',
      facts: form({ height: whole({ min: 1, max: 30 }) }),
      inspection: { everyDays: 30, checklist: [{ code: 'lit', kind: 'yesNo' }] },
    },
  ],
  assetTypes: [
    {
      code: 'ladder-truck',
      keptAt: 'lamp',
      inspection: { everyDays: 7, checklist: [{ code: 'fuel', kind: 'number', unit: 'litres', optional: true }] },
    },
  ],
  broadcastTopics: [{ code: 'flood', reach: 'season', months: [5, 6, 7], mostAWeek: 2 }],
  rounds: [
    { code: 'lamp-round', kind: 'inspection', every: { timesAMonth: 2 }, teamTypes: ['warden'], siteTypes: ['lamp'] },
  ],
  projectTemplates: [
    {
      code: 'bright-lanes',
      milestones: [{ code: 'survey', afterDays: 14 }],
      indicators: [{ code: 'lamps-lit', unit: 'pieces', direction: 'up', baseline: 0, target: 40 }],
    },
  ],
  titles: [{ code: 'keeper', period: 'year', commendedMonths: 5, leastPoints: 0 }],
  microTasks: [{ code: 'bulb', minutes: 20, proof: 'picture', teamTypes: ['warden'] }],
  contactCards: [{ code: 'lamp-card', teamType: 'warden', categories: ['street-light'], comesToTheDoor: true }],
  reports: [{ code: 'outages', source: 'outages', columns: [{ key: 'days', kind: 'number' }], roles: ['operator'] }],
} satisfies DeclaredParts;

const words = `lamps warden street-light pole side north south upwards workstation centre ladder neighbour office lawyer
  price-centre lamp height lit ladder-truck fuel litres flood lamp-round bright-lanes survey lamps-lit pieces keeper bulb
  lamp-card outages days dark-corner electrician`;
const labels = bilingual(Object.fromEntries(words.split(/\s+/).map((one) => [one, [`${one}名`, one] as const])));

const warden = {
  code: 'warden',
  form: form({}),
  requires: { qualifications: [], minAge: 18, insurance: false },
  shifts: weekly([
    { days: ['mon'], from: '18:00', to: '20:00', crew: 2, seats: [{ qualifications: ['electrician'] }] },
  ]),
  patrol: { lookBackDays: 30, categories: ['street-light'], siteTypes: ['lamp'], lookFor: ['dark-corner'] },
} satisfies TeamType;

@Controller('outages')
class Outages {
  @Get()
  @Allow('operator')
  list(): object[] {
    return [];
  }
}

function lamps(changed: object = {}, team: object = {}): PluginDefinition {
  return definePlugin({
    id: 'lamps',
    version: '1.0.0',
    requires: '^1.4',
    counties: 'all',
    teamTypes: [defineTeamType({ ...warden, ...team })],
    qualifications: [{ code: 'electrician', validMonths: 24 }],
    ...parts,
    controllers: [Outages],
    labels,
    ...changed,
  });
}

function problemsOf(plugin: PluginDefinition): string[] {
  return validatePlugin(plugin).map(describeProblem);
}

/** The plugin with one item of a list changed. */
function withItem(key: keyof DeclaredParts, change: object): PluginDefinition {
  return lamps({ [key]: [{ ...parts[key][0], ...change }] });
}

describe('what a plugin declares as plain data', () => {
  it('is taken whole, every list of the contract at once', () => {
    expect(Object.keys(parts).toSorted()).toEqual(partsOfContract.map(({ key }) => key).toSorted());
    expect(problemsOf(lamps())).toEqual([]);
  });

  it('stands in the guide, each list with what works by it', () => {
    const page = readFileSync(new URL('../../../../docs/plugins/declared-parts.md', import.meta.url), 'utf8');
    for (const { key, engine } of partsOfContract) {
      const line = page.split('\n').find((one) => one.startsWith(`| \`${key}\``));
      expect(`${key} ${line?.includes('**active**') ? 'active' : 'declared'}`).toBe(`${key} ${engine}`);
    }
  });

  it('is named line by line, with its words, for who decides about the plugin', () => {
    const lines = declaredLines(lamps());
    expect(lines.map(({ kind, code }) => `${kind} ${code}`)).toContain('siteTypes lamp');
    expect(lines).toHaveLength(partsOfContract.length);
    expect(lines.find(({ code }) => code === 'lamp')?.label).toEqual({ 'zh-CN': 'lamp名', en: 'lamp' });
  });

  it('is known by full names outside the plugin: seats and patrols too', () => {
    const [info] = teamTypesOf(lamps());
    expect(info?.shifts?.slots[0]?.seats).toEqual([{ qualifications: ['lamps.electrician'] }]);
    expect(info?.patrol).toEqual({
      lookBackDays: 30,
      categories: ['lamps.street-light'],
      siteTypes: ['lamps.lamp'],
      lookFor: [{ code: 'dark-corner', label: { 'zh-CN': 'dark-corner名', en: 'dark-corner' } }],
    });
  });

  it('needs a text in both languages for everything that somebody reads', () => {
    const nothing = problemsOf(lamps({ labels: bilingual({}) })).join('\n');
    for (const word of words.split(/\s+/).filter((one) => one !== 'lamps')) expect(nothing).toContain(`"${word}"`);
  });

  it.each<[string, PluginDefinition, string]>([
    [
      'a category that nobody can reach in time',
      withItem('incidentCategories', { sceneWithinMinutes: 0 }),
      'sceneWithinMinutes: is 0',
    ],
    [
      'a category settled before anybody comes',
      withItem('incidentCategories', { settleWithinMinutes: 3 }),
      'settleWithinMinutes: is before somebody is on the scene (5)',
    ],
    [
      'a category of a team type that does not exist',
      withItem('incidentCategories', { teamTypes: ['warder'] }),
      'teamTypes[0]: is "warder", which the plugin does not declare: use one of warden',
    ],
    [
      'a category that asks who somebody is',
      withItem('incidentCategories', { facts: form({ idNumber: text() }) }),
      'facts.idNumber: is asked and protected by the core',
    ],
    [
      'an escalation that goes down',
      withItem('escalations', {
        levels: [
          { code: 'centre', area: 'town', afterMinutes: 0 },
          { code: 'workstation', area: 'village', afterMinutes: 5 },
        ],
      }),
      'levels[1].area: is village, below the level before it',
    ],
    [
      'an escalation whose first level waits',
      withItem('escalations', {
        levels: [
          { code: 'workstation', area: 'village', afterMinutes: 3 },
          { code: 'centre', area: 'town', afterMinutes: 5 },
        ],
      }),
      'levels[0].afterMinutes: is not 0',
    ],
    [
      'an escalation that is told twice at once',
      withItem('escalations', {
        levels: [
          { code: 'workstation', area: 'village', afterMinutes: 0 },
          { code: 'centre', area: 'town', afterMinutes: 0 },
        ],
      }),
      'levels[1].afterMinutes: is 0, not after the level before it',
    ],
    [
      'a ladder without end',
      withItem('mediationLadders', { levels: [{ code: 'neighbour', attempts: 11 }] }),
      'levels[0].attempts: is 11',
    ],
    [
      'a panel of one',
      withItem('mediationLadders', { panel: [{ code: 'lawyer' }] }),
      'panel: has fewer than two roles',
    ],
    [
      'a site that is looked at without looking',
      withItem('siteTypes', { inspection: { everyDays: 7, checklist: [] } }),
      'inspection.checklist: is empty',
    ],
    [
      'a question with a unit and no number',
      withItem('siteTypes', {
        inspection: { everyDays: 7, checklist: [{ code: 'lit', kind: 'yesNo', unit: 'litres' }] },
      }),
      'checklist[0].unit: stands behind a number alone',
    ],
    [
      'a thing kept at no place',
      withItem('assetTypes', { keptAt: 'garage' }),
      'keptAt: is "garage", which the plugin does not declare',
    ],
    [
      'a topic by a trait of people',
      withItem('broadcastTopics', { reach: 'age' }),
      'reach: is "age": use one of area, season, opted-in',
    ],
    ['a season without months', withItem('broadcastTopics', { months: undefined }), 'months: is empty for a season'],
    [
      'a round both ways',
      withItem('rounds', { every: { timesAMonth: 2, days: 15 } }),
      'every: is {"timesAMonth":2,"days":15}',
    ],
    ['a project without a milestone', withItem('projectTemplates', { milestones: [] }), 'milestones: has 0'],
    ['a title for everybody', withItem('titles', { commendedMonths: 0 }), 'commendedMonths: is 0'],
    ['a task of a whole day', withItem('microTasks', { minutes: 480 }), 'minutes: is 480'],
    ['a card that offers nothing', withItem('contactCards', { categories: [] }), 'categories: is empty'],
    ['a report from elsewhere', withItem('reports', { source: '/api/v1/volunteers' }), 'source'],
    [
      'a report by the name of a page',
      lamps({
        pages: [
          {
            id: 'outages',
            roles: ['operator'],
            view: { kind: 'stats', source: 'outages', figures: [{ key: 'days', kind: 'number' }] },
          },
        ],
      }),
      'pages: has the id "outages" twice',
    ],
    ['two of one code', lamps({ titles: [...parts.titles, ...parts.titles] }), 'titles: has the code "keeper" twice'],
    ['a misspelt key', withItem('microTasks', { minute: 3 }), 'minute: is no part of the contract'],
    [
      'more than anybody can look at',
      lamps({ microTasks: Array.from({ length: 61 }, (_, n) => ({ ...parts.microTasks[0], code: `bulb-${n}` })) }),
      'microTasks: has 61',
    ],
    [
      'a patrol that looks at nothing',
      lamps({}, { patrol: { lookBackDays: 30, lookFor: [] } }),
      'patrol.lookFor: is empty',
    ],
    [
      'more seats than people',
      lamps(
        {},
        {
          shifts: weekly([
            {
              days: ['mon'],
              from: '08:00',
              to: '09:00',
              crew: 1,
              seats: [{ qualifications: [] }, { qualifications: [] }],
            },
          ]),
        },
      ),
      'seats: names 2 seats of a crew of 1',
    ],
    [
      'a seat that asks for what nobody issues',
      lamps(
        {},
        {
          shifts: weekly([
            { days: ['mon'], from: '08:00', to: '09:00', crew: 1, seats: [{ qualifications: ['pilot'] }] },
          ]),
        },
      ),
      'seats[0].qualifications[0]: is "pilot", which nobody issues',
    ],
  ])('refuses %s', (_what, plugin, message) => {
    expect(problemsOf(plugin).join('\n')).toContain(message);
  });
});
