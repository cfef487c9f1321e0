import {
  choice,
  definePlugin,
  defineTeamType,
  evenings,
  form,
  longText,
  nearest,
  onePlusTwoPlus,
  optional,
  text,
  whole,
  yesNo,
} from '@redmaple/plugins';
import { labels } from './labels.js';

const rescue = defineTeamType({
  code: 'rescue',
  form: form({ swimMetres: whole({ min: 0, max: 10_000 }), experience: optional(longText()), vehicle: yesNo() }),
  requires: { qualifications: ['first-aid', 'swim-200m'], minAge: 18, insurance: true, danger: true },
  rankForDispatch: (_incident, candidates) => nearest(candidates),
  assess: { hours: 1, missions: 3 },
  // Sixty hours a month are enough for anybody.
  assessBounds: { hours: { least: 0.5, most: 2, upTo: 60 }, missions: { least: 1, most: 5 } },
});

const riverPatrol = defineTeamType({
  code: 'river-patrol',
  form: form({ stretch: choice('upstream', 'midstream', 'downstream'), evenings: yesNo(), swims: yesNo() }),
  requires: { qualifications: ['river-safety'], minAge: 18, insurance: true, danger: true },
  // One who leads, two members and whoever comes along: how a dike is manned in the flood season.
  posts: [onePlusTwoPlus(6, 'dike-post')],
  probation: { shifts: 3 },
  // A patrol every evening along the waters of the county.
  shifts: evenings({ from: '18:00', to: '21:00', crew: 2 }),
  rankForDispatch: (_incident, candidates) => nearest(candidates),
  assess: { hours: 1, shifts: 1 },
  assessBounds: { hours: { least: 0.5, most: 2, upTo: 60 }, shifts: { least: 0, most: 2 } },
});

/** 信息员: reports hazards in the own grid; no dangerous work, so no insurance gate. */
const redArmband = defineTeamType({
  code: 'red-armband',
  form: form({ grid: optional(text({ maxLength: 40 })), hoursPerWeek: whole({ min: 1, max: 40 }) }),
  requires: { qualifications: [], minAge: 16, insurance: false },
  // Posts of the 联防: 1+2+N (遂宁慈音).
  posts: [onePlusTwoPlus(4, 'street-post')],
  rankForDispatch: (_incident, candidates) => nearest(candidates),
  assess: { hours: 1 },
});

/** The standard team types of a 红枫林 centre. */
export default definePlugin({
  id: 'maple-grove',
  version: '1.0.0',
  requires: '^1.3',
  counties: 'all',
  teamTypes: [rescue, riverPatrol, redArmband],
  // The Red Cross first-aid certificate runs three years; swimmers and river wardens are tested every year.
  qualifications: [
    { code: 'first-aid', validMonths: 36 },
    { code: 'swim-200m', validMonths: 12 },
    { code: 'river-safety', validMonths: 12 },
  ],
  labels,
});
