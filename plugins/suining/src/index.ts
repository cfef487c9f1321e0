import {
  choice,
  choices,
  definePlugin,
  defineTeamType,
  form,
  nearest,
  onePlusTwoPlus,
  whole,
  yesNo,
} from '@redmaple/plugins';
import { labels } from './labels.js';

/** Nine communities, nine grids. */
const grids = ['grid-1', 'grid-2', 'grid-3', 'grid-4', 'grid-5', 'grid-6', 'grid-7', 'grid-8', 'grid-9'] as const;

/** 慈音义警: patrols with the police in posts of one who leads, two members and whoever comes along. */
const ciyin = defineTeamType({
  code: 'ciyin',
  form: form({ community: choice(...grids), evenings: yesNo(), hoursPerWeek: whole({ min: 1, max: 40 }) }),
  requires: { qualifications: [], minAge: 18, insurance: true },
  posts: [onePlusTwoPlus(6, 'joint-post'), onePlusTwoPlus(3, 'gate-post')],
  // 联巡: time, line and area of a patrol follow the incidents.
  patrol: {
    lookBackDays: 30,
    categories: ['grid-report', 'quarrel'],
    siteTypes: ['patrol-post'],
    lookFor: ['crowd', 'fire-lane', 'fraud-stand'],
  },
  rankForDispatch: (_incident, candidates) => nearest(candidates),
  assess: { hours: 1, shifts: 1, missions: 2 },
  assessBounds: { hours: { least: 0.5, most: 2, upTo: 60 }, missions: { least: 1, most: 4 } },
});

/** 调解: sits in the price station or with the community's officer. */
const mediator = defineTeamType({
  code: 'mediator',
  form: form({ knows: choices('neighbours', 'property', 'price', 'wages'), years: whole({ min: 0, max: 60 }) }),
  requires: { qualifications: [], minAge: 18, insurance: false },
  rankForDispatch: ({ category }, candidates) => {
    if (category !== 'suining.price-dispute') return nearest(candidates);
    const knows = candidates.filter((one) => one.answers.knows.includes('price'));
    return [...nearest(knows), ...nearest(candidates.filter((one) => !one.answers.knows.includes('price')))];
  },
  assess: { hours: 1, missions: 2, trainings: 1 },
});

/** Who carries the red armband is `maple-grove.red-armband`, as everywhere: nobody signs up twice. */
const officers = 'maple-grove.red-armband';

/** Suining, 河东新区 (510903 serves as tenant). */
export default definePlugin({
  id: 'suining',
  version: '1.0.0',
  requires: '^1.4',
  counties: ['510903'],
  owner: { 'zh-CN': '红枫林项目组', en: 'The Red Maple project' },
  licence: 'Apache-2.0',
  permissions: [],
  teamTypes: [ciyin, mediator],
  incidentCategories: [
    {
      code: 'grid-report',
      teamTypes: ['ciyin', officers],
      facts: form({ grid: choice(...grids), reported: choice('fire', 'road', 'wire', 'noise', 'other') }),
    },
    {
      code: 'quarrel',
      teamTypes: ['mediator', 'ciyin'],
      facts: form({ grid: choice(...grids), sides: whole({ min: 2, max: 20 }) }),
    },
    {
      code: 'price-dispute',
      teamTypes: ['mediator'],
      facts: form({ disputed: choice('car', 'house', 'goods', 'repair'), appraised: yesNo() }),
    },
  ],
  mediationLadders: [
    {
      code: 'three-levels',
      levels: ['grid-worker', 'community-officer', 'justice-office'].map((code) => ({ code, attempts: 3 })),
      categories: ['quarrel'],
    },
    {
      code: 'price-station',
      levels: [{ code: 'price-desk', attempts: 2 }],
      togetherAfter: 2,
      panel: [
        { code: 'price-centre', outside: true, required: true },
        { code: 'mediator', required: true },
        { code: 'community-officer' },
      ],
      categories: ['price-dispute'],
    },
  ],
  siteTypes: [
    {
      code: 'patrol-post',
      inspection: {
        everyDays: 15,
        checklist: [
          { code: 'posters-new', kind: 'yesNo' },
          { code: 'radio-works', kind: 'yesNo' },
        ],
      },
    },
  ],
  rounds: [
    // 联宣: new posters every half-month.
    {
      code: 'fraud-posters',
      kind: 'publicity',
      every: { timesAMonth: 2 },
      teamTypes: ['ciyin'],
      siteTypes: ['patrol-post'],
    },
    // Every case is followed up.
    { code: 'case-visit', kind: 'visit', every: { days: 7 }, teamTypes: ['mediator'] },
  ],
  titles: [
    { code: 'excellent-mediator', period: 'year', commendedMonths: 4, leastPoints: 120 },
    { code: 'golden-mediator', period: 'year', commendedMonths: 8, leastPoints: 240 },
  ],
  microTasks: [{ code: 'grid-look', minutes: 15, proof: 'picture', teamTypes: ['ciyin'] }],
  labels,
});
