import {
  choice,
  definePlugin,
  defineTeamType,
  form,
  leastRecentlyAsked,
  nearest,
  weekly,
  whole,
  yesNo,
} from '@redmaple/plugins';
import { Cards } from './cards.js';
import { CardsController } from './cards.controller.js';
import { labels } from './labels.js';
import { settings } from './settings.js';

/** Two at a table in the livestock market on market days: 院内调、不出场. Who was asked longest ago sits down first. */
const desk = defineTeamType({
  code: 'market-desk',
  form: form({ trader: yesNo(), languages: choice('local', 'other-provinces'), years: whole({ min: 0, max: 60 }) }),
  requires: { qualifications: [], minAge: 18, insurance: false },
  shifts: weekly([
    { days: ['wed', 'sat'], from: '06:00', to: '14:00', crew: 2, seats: [{ qualifications: ['desk-training'] }] },
  ]),
  probation: { shifts: 2 },
  rankForDispatch: (_incident, candidates) => leastRecentlyAsked(candidates),
  assess: { hours: 1, shifts: 1 },
});

/** 警民连心: whoever holds a card calls, and one of these comes, also at night. */
const callers = defineTeamType({
  code: 'heart-callers',
  form: form({ nights: yesNo(), vehicle: yesNo() }),
  requires: { qualifications: [], minAge: 18, insurance: true },
  rankForDispatch: (incident, candidates) => {
    const fit = (one: { answers: { nights: boolean } }): boolean =>
      incident.facts.atNight !== true || one.answers.nights;
    return [...nearest(candidates.filter(fit)), ...nearest(candidates.filter((one) => !fit(one)))];
  },
  assess: { hours: 1, missions: 2 },
});

const five = ['governance', 'justice', 'village-mediator', 'station-lawyer', 'officer'] as const;

/** Anding (621102), 李家堡镇. */
export default definePlugin({
  id: 'anding',
  version: '1.0.0',
  requires: '^1.4',
  counties: ['621102'],
  owner: { 'zh-CN': '红枫林项目组', en: 'The Red Maple project' },
  licence: 'Apache-2.0',
  permissions: [{ service: 'Places', why: 'why-places' }],
  teamTypes: [desk, callers],
  qualifications: [{ code: 'desk-training', validMonths: 24 }],
  incidentCategories: [
    {
      code: 'market-quarrel',
      teamTypes: ['market-desk'],
      facts: form({ over: choice('price', 'weight', 'sickness', 'payment'), animals: whole({ min: 0, max: 5_000 }) }),
    },
    { code: 'house-call', teamTypes: ['heart-callers'], facts: form({ atNight: yesNo(), staysAtHome: yesNo() }) },
    { code: 'village-quarrel', teamTypes: ['heart-callers', 'maple-grove.mediation'] },
  ],
  mediationLadders: [
    {
      code: 'in-the-yard',
      levels: [
        { code: 'at-the-table', attempts: 2 },
        { code: 'five-parties', attempts: 2 },
      ],
      togetherAfter: 2,
      // None of the five can be missing.
      panel: five.map((code) => ({ code, required: true, ...(code === 'station-lawyer' && { outside: true }) })),
    },
  ],
  siteTypes: [
    {
      code: 'market-table',
      inspection: {
        everyDays: 7,
        checklist: [
          { code: 'two-at-the-table', kind: 'yesNo' },
          { code: 'cards-left', kind: 'number', unit: 'cards-unit' },
          { code: 'quarrels-settled', kind: 'number', unit: 'cases' },
        ],
      },
    },
  ],
  contactCards: [
    {
      code: 'heart-card',
      teamType: 'heart-callers',
      categories: ['house-call', 'village-quarrel'],
      comesToTheDoor: true,
    },
    { code: 'market-card', teamType: 'market-desk', categories: ['market-quarrel'] },
  ],
  settings,
  providers: [Cards],
  controllers: [CardsController],
  pages: [
    {
      id: 'cards',
      section: 'duty',
      icon: 'teams',
      roles: ['liaison', 'operator', 'team-leader'],
      view: { kind: 'module', file: 'cards.js' },
    },
  ],
  labels,
});
