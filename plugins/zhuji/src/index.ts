import { choice, definePlugin, defineTeamType, form, nearest, optional, text, whole, yesNo } from '@redmaple/plugins';
import { labels } from './labels.js';
import { projectTemplates } from './projects.js';

/** 红枫义警: shopkeepers and neighbours who see to small things on the spot. Who is nearest is asked first. */
const redMaple = defineTeamType({
  code: 'red-maple',
  form: form({
    trade: optional(text({ maxLength: 40 })),
    street: text({ minLength: 2, maxLength: 40 }),
    hoursPerWeek: whole({ min: 1, max: 40 }),
    ladder: yesNo(),
  }),
  requires: { qualifications: [], minAge: 18, insurance: false },
  patrol: {
    lookBackDays: 90,
    categories: ['street-light', 'hazard'],
    lookFor: ['dark-lamp', 'loose-wire', 'blocked-way'],
  },
  rankForDispatch: (_incident, candidates) => nearest(candidates),
  assess: { hours: 1, missions: 1 },
  assessBounds: { hours: { least: 0.5, most: 2, upTo: 60 } },
});

/** 民情110: somebody there within five minutes, settled with all who belong to it within forty. */
const answered = {
  sceneWithinMinutes: 5,
  settleWithinMinutes: 40,
  teamTypes: ['red-maple', 'maple-grove.red-armband'],
};

/** Zhuji (330681), where the model comes from. */
export default definePlugin({
  id: 'zhuji',
  version: '1.0.0',
  requires: '^1.4',
  counties: ['330681'],
  owner: { 'zh-CN': '红枫林项目组', en: 'The Red Maple project' },
  licence: 'Apache-2.0',
  permissions: [],
  teamTypes: [redMaple],
  incidentCategories: [
    {
      ...answered,
      code: 'street-light',
      facts: form({ lampNumber: optional(text({ maxLength: 20 })), wholeStreet: yesNo() }),
    },
    { ...answered, code: 'hazard', facts: form({ hazardKind: choice('road', 'wire', 'fire', 'water', 'building') }) },
    {
      ...answered,
      code: 'quarrel',
      teamTypes: ['red-maple', 'maple-grove.mediation'],
      facts: form({
        about: choice('neighbours', 'family', 'trade', 'wages', 'land'),
        sides: whole({ min: 2, max: 20 }),
      }),
    },
    {
      // Nobody promises to find somebody within forty minutes.
      code: 'lost-person',
      sceneWithinMinutes: 5,
      teamTypes: ['maple-grove.rescue', 'red-maple'],
      facts: form({ lastSeen: choice('hills', 'waterside', 'town'), hoursMissing: whole({ min: 0, max: 240 }) }),
    },
    { ...answered, code: 'small-help', facts: form({ helpKind: choice('carry', 'door', 'errand', 'question') }) },
  ],
  // Taken in by the town, told to the village's workstation at once; what nobody takes comes back up.
  escalations: [
    {
      code: 'two-levels',
      levels: [
        { code: 'workstation', area: 'village', afterMinutes: 0 },
        { code: 'town-centre', area: 'town', afterMinutes: 5 },
      ],
    },
  ],
  microTasks: [
    { code: 'lamp-lit', minutes: 15, proof: 'picture', teamTypes: ['red-maple'] },
    { code: 'hazard-removed', minutes: 20, proof: 'picture', teamTypes: ['red-maple'] },
    { code: 'quarrel-settled', minutes: 30, proof: 'note', teamTypes: ['red-maple'] },
    { code: 'rooms-checked', minutes: 30, proof: 'picture', teamTypes: ['red-maple'] },
  ],
  // The day after, somebody asks how it went.
  rounds: [{ code: 'next-day-visit', kind: 'visit', every: { days: 1 }, teamTypes: ['red-maple'] }],
  // 警事通: a warning a week, to who asked for it.
  broadcastTopics: [{ code: 'fraud-warning', reach: 'opted-in', mostAWeek: 1 }],
  projectTemplates,
  labels,
});
