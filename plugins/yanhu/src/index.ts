import { choice, definePlugin, defineTeamType, form, nearest, roundTheClock, weekly } from '@redmaple/plugins';
import { CreateObservation1795910400000 } from './create-observation.migration.js';
import { labels } from './labels.js';
import { LakeController } from './lake.controller.js';
import { Lake } from './lake.js';
import { pages, panels } from './screens.js';

const shore = choice('north', 'south');

/** 盐湖生态: round the lake day and night; one of the two flies the drone. */
const ecology = defineTeamType({
  code: 'lake-ecology',
  form: form({ shore }),
  requires: { qualifications: ['lake-safety'], minAge: 18, insurance: true, danger: true },
  shifts: roundTheClock({ hours: 8, crew: 2, seats: [{ qualifications: ['drone-pilot'] }] }),
  patrol: { lookBackDays: 60, siteTypes: ['lake-wall'], lookFor: ['grazing', 'hurt-bird', 'wall-gap'] },
  rankForDispatch: ({ facts }, candidates) => {
    const near = (one: { answers: { shore: string } }): boolean => one.answers.shore === facts.shore;
    return [...nearest(candidates.filter(near)), ...nearest(candidates.filter((one) => !near(one)))];
  },
  assess: { hours: 1, shifts: 1 },
});

/** 关帝庙: patrol and heritage, disputes and three-prevention, service and publicity. */
const scenic = defineTeamType({
  code: 'scenic-area',
  form: form({ duty: choice('heritage', 'disputes', 'service') }),
  requires: { qualifications: [], minAge: 16, insurance: false },
  shifts: weekly([{ days: ['fri', 'sat', 'sun'], from: '09:00', to: '17:00', crew: 3 }]),
  assess: { hours: 1, shifts: 1 },
});

/** Yanhu (140802), 解州镇: a third of the salt lake, and the temple of 关帝. */
export default definePlugin({
  id: 'yanhu',
  version: '1.0.0',
  requires: '^1.4',
  counties: ['140802'],
  owner: { 'zh-CN': '红枫林项目组', en: 'The Red Maple project' },
  licence: 'Apache-2.0',
  permissions: [],
  keeps: { personal: false, what: 'kept', why: 'kept-why', retentionDays: 3650 },
  teamTypes: [ecology, scenic],
  qualifications: [
    { code: 'lake-safety', validMonths: 12 },
    { code: 'drone-pilot', validMonths: 24 },
  ],
  incidentCategories: [
    {
      code: 'hurt-bird',
      teamTypes: ['lake-ecology'],
      facts: form({ shore }),
    },
    { code: 'grazing', teamTypes: ['lake-ecology'], facts: form({ shore }) },
    { code: 'visitor-help', teamTypes: ['scenic-area'] },
  ],
  // 三级警网融合: what can't be solved goes up, from every village to the complex ones to who leads.
  escalations: [
    {
      code: 'three-tiers',
      levels: [
        { code: 'third-tier', area: 'village', afterMinutes: 0 },
        { code: 'second-tier', area: 'village', afterMinutes: 30 },
        { code: 'first-tier', area: 'town', afterMinutes: 90 },
      ],
    },
  ],
  siteTypes: [{ code: 'lake-wall', inspection: { everyDays: 3, checklist: [{ code: 'wall-whole', kind: 'yesNo' }] } }],
  migrations: [CreateObservation1795910400000],
  providers: [Lake],
  controllers: [LakeController],
  panels,
  pages,
  labels,
});
