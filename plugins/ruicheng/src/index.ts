import { choice, definePlugin, defineTeamType, form, nearest, whole, yesNo } from '@redmaple/plugins';
import { labels } from './labels.js';

/** The four who settle a quarrel, from the one next door to the officer; after three failures that one has help. */
const four = ['friend', 'unit-head', 'grid-worker', 'grid-chief'] as const;

/** 枫桥人: chosen by their neighbours, in three units. */
const friend = defineTeamType({
  code: 'friend-of-fengqiao',
  form: form({
    unit: choice('first-unit', 'second-unit', 'third-unit'),
    body: choice('public-body', 'civil-body', 'nobody-yet'),
    hillRoads: yesNo(),
    hoursPerWeek: whole({ min: 1, max: 40 }),
  }),
  requires: { qualifications: [], minAge: 18, insurance: false },
  probation: { shifts: 2 },
  patrol: { lookBackDays: 180, categories: ['quarrel', 'hill-road'], lookFor: ['old-quarrel', 'washed-out-road'] },
  // Nine of ten hill roads are unpaved: who can get there goes first.
  rankForDispatch: ({ facts }, candidates) => {
    if (facts.unpaved !== true) return nearest(candidates);
    const gets = candidates.filter((one) => one.answers.hillRoads);
    return [...nearest(gets), ...nearest(candidates.filter((one) => !one.answers.hillRoads))];
  },
  // The monthly score sheet. What is not written to the ledger scores nothing, and nothing takes a point away.
  assess: { hours: 1, shifts: 2, missions: 3, trainings: 2 },
  assessBounds: {
    hours: { least: 0.5, most: 2, upTo: 40 },
    shifts: { least: 1, most: 4, upTo: 10 },
    missions: { least: 1, most: 5, upTo: 10 },
    trainings: { least: 1, most: 4, upTo: 4 },
  },
});

/** Ruicheng (140830), 西陌镇. */
export default definePlugin({
  id: 'ruicheng',
  version: '1.0.0',
  requires: '^1.4',
  counties: ['140830'],
  owner: { 'zh-CN': '红枫林项目组', en: 'The Red Maple project' },
  licence: 'Apache-2.0',
  permissions: [],
  teamTypes: [friend],
  // 枫桥人 are put forward, 24 kinds of public and 29 kinds of civil bodies may: nobody puts themselves forward.
  decide: {
    'sign-up': {
      reasons: [{ code: 'needs-nomination', fixableBy: 'volunteer' }],
      check: ({ teamType, person }) =>
        teamType === 'ruicheng.friend-of-fengqiao' && person.answers.body === 'nobody-yet' ? ['needs-nomination'] : [],
    },
  },
  // 推荐 → 筛选 → 审核: named by a body, chosen by the unit, looked at once more when the core's review has passed.
  vettingStages: [
    { code: 'nomination', after: 'screening', decidedBy: 'team-leader', withinDays: 14 },
    { code: 'selection', after: 'screening', decidedBy: 'operator', withinDays: 14 },
    { code: 'last-review', after: 'background-review', decidedBy: 'liaison', withinDays: 14 },
  ],
  incidentCategories: [
    {
      code: 'quarrel',
      teamTypes: ['friend-of-fengqiao'],
      facts: form({ sides: whole({ min: 2, max: 20 }), unpaved: yesNo() }),
    },
    { code: 'hill-road', teamTypes: ['friend-of-fengqiao'], facts: form({ passable: yesNo(), unpaved: yesNo() }) },
  ],
  mediationLadders: [
    {
      code: 'four-levels',
      levels: four.map((code) => ({ code, attempts: 3 })),
      // More than three failures: all four sit down together.
      togetherAfter: 3,
      panel: four.map((code) => ({ code, required: true })),
      categories: ['quarrel'],
    },
  ],
  escalations: [
    {
      code: 'up-the-grid',
      levels: [
        { code: 'unit-grid', area: 'grid', afterMinutes: 0 },
        { code: 'village-grid', area: 'village', afterMinutes: 30 },
        { code: 'town-grid', area: 'town', afterMinutes: 120 },
      ],
    },
  ],
  rounds: [
    { code: 'door-round', kind: 'visit', every: { timesAMonth: 2 } },
    { code: 'law-talk', kind: 'talk', every: { timesAMonth: 2 } },
  ],
  titles: [{ code: 'half-year-praise', period: 'half-year', commendedMonths: 2, leastPoints: 60 }],
  labels,
});
