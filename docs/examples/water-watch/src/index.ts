import {
  choice,
  definePlugin,
  defineTeamType,
  evenings,
  form,
  nearest,
  onePlusTwoPlus,
  optional,
  text,
} from '@redmaple/plugins';
import { CreateReading1767225600000, Reading } from './reading.entity.js';
import { ReadingsController } from './readings.controller.js';
import { settings } from './settings.js';
import { Water } from './water.js';

const watch = defineTeamType({
  code: 'gauge-watch',
  form: form({ bank: choice('left', 'right'), boat: optional(text({ maxLength: 60 })) }),
  requires: {
    qualifications: ['maple-grove.river-safety', 'gauge-reading'],
    minAge: 18,
    insurance: true,
    danger: true,
  },
  shifts: evenings({ from: '17:00', to: '19:00', crew: 2, days: ['mon', 'wed', 'fri'] }),
  posts: [onePlusTwoPlus(4, 'gauge-post')], // { code, leaders: 1, members: 2, helpers: 4 }
  probation: { shifts: 3 },
  assess: { hours: 1, missions: 3, readings: 0.5 },
  assessBounds: { hours: { least: 0.5, most: 2, upTo: 60 } },
  eligibility: {
    reasons: [{ code: 'no-boat', fixableBy: 'volunteer' }],
    check: (_question, people) =>
      people
        .filter((one) => one.answers.bank === 'right' && one.answers.boat === undefined)
        .map((one) => ({ person: one.id, reason: 'no-boat' })),
  },
  rankForDispatch: (incident, candidates) => {
    if (incident.category !== 'flood') return nearest(candidates);
    const hasBoat = (one: { answers: { boat?: string } }): boolean => one.answers.boat !== undefined;
    return [...nearest(candidates.filter(hasBoat)), ...nearest(candidates.filter((one) => !hasBoat(one)))];
  },
});

export default definePlugin({
  id: 'water-watch',
  version: '1.0.0',
  requires: '^1.3',
  counties: ['330681'],
  teamTypes: [watch],
  qualifications: [{ code: 'gauge-reading', validMonths: 24 }],
  settings,
  entities: [Reading],
  migrations: [CreateReading1767225600000],
  providers: [Water],
  controllers: [ReadingsController],
  labels: {
    'zh-CN': {
      'water-watch': '水位观察',
      'gauge-watch': '水位观察队',
      bank: '所在岸',
      left: '左岸',
      right: '右岸',
      boat: '自备船只',
      'no-boat': '右岸只能乘船到达，须自备船只',
      'gauge-reading': '水尺读数培训合格',
      'gauge-post': '水尺岗',
      readings: '读数次数',
      alarmCentimetres: '警戒水位(厘米)',
      keepDays: '读数保存天数',
    },
    en: {
      'water-watch': 'Water watch',
      'gauge-watch': 'Gauge watch',
      bank: 'Bank of the river',
      left: 'Left bank',
      right: 'Right bank',
      boat: 'Own boat',
      'no-boat': 'The right bank is reached by boat alone: own one',
      'gauge-reading': 'Training in reading gauges',
      'gauge-post': 'Post at the gauge',
      readings: 'Readings',
      alarmCentimetres: 'Alarm level (centimetres)',
      keepDays: 'Days to keep readings',
    },
  },
});
