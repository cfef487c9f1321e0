import {
  type AssetType,
  type BroadcastTopic,
  choice,
  decimal,
  form,
  type MediationLadder,
  type MicroTask,
  optional,
  type Round,
  type SiteType,
  yesNo,
} from '@redmaple/plugins';

/** Waters that are patrolled, and the bamboo poles that stand ready at them (诸暨: 110 waters). */
export const siteTypes: readonly SiteType[] = [
  {
    code: 'water',
    facts: form({
      waterKind: choice('river', 'reservoir', 'pond'),
      deepestMetres: optional(decimal({ min: 0, max: 200 })),
      bathing: yesNo(),
    }),
    inspection: {
      everyDays: 7,
      checklist: [
        { code: 'sign-readable', kind: 'yesNo' },
        { code: 'bank-safe', kind: 'yesNo' },
        { code: 'swimmers-seen', kind: 'number', unit: 'people' },
        { code: 'how-it-looks', kind: 'picture', optional: true },
      ],
    },
  },
];

export const assetTypes: readonly AssetType[] = [
  {
    code: 'rescue-pole',
    keptAt: 'water',
    facts: form({ metres: decimal({ min: 2, max: 8 }) }),
    inspection: {
      everyDays: 7,
      checklist: [
        { code: 'in-place', kind: 'yesNo' },
        { code: 'marking-readable', kind: 'yesNo' },
        { code: 'pole-sound', kind: 'yesNo' },
        { code: 'how-it-looks', kind: 'picture', optional: true },
      ],
    },
  },
];

export const rounds: readonly Round[] = [
  { code: 'water-round', kind: 'inspection', every: { days: 7 }, teamTypes: ['river-patrol'], siteTypes: ['water'] },
  { code: 'drowning-talk', kind: 'publicity', every: { timesAMonth: 1 }, teamTypes: ['youth-patrol', 'river-patrol'] },
];

/** Grid, village, town: after three attempts that fail it goes one up. */
export const mediationLadders: readonly MediationLadder[] = [
  {
    code: 'maple-ladder',
    levels: ['grid-level', 'village-level', 'town-level'].map((code) => ({ code, attempts: 3 })),
    panel: [{ code: 'mediator', required: true }, { code: 'lawyer' }, { code: 'elder' }],
  },
];

export const broadcastTopics: readonly BroadcastTopic[] = [
  { code: 'drowning-season', reach: 'season', months: [6, 7, 8, 9], mostAWeek: 2 },
];

export const microTasks: readonly MicroTask[] = [
  { code: 'hazard-seen', minutes: 10, proof: 'picture', teamTypes: ['red-armband'] },
];
