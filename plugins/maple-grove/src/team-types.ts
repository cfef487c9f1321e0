import {
  choice,
  choices,
  defineTeamType,
  evenings,
  form,
  leastRecentlyAsked,
  longText,
  nearest,
  onePlusTwoPlus,
  optional,
  text,
  weekly,
  whole,
  yesNo,
} from '@redmaple/plugins';

export const rescue = defineTeamType({
  code: 'rescue',
  form: form({ swimMetres: whole({ min: 0, max: 10_000 }), experience: optional(longText()), vehicle: yesNo() }),
  requires: { qualifications: ['first-aid', 'swim-200m'], minAge: 18, insurance: true, danger: true },
  rankForDispatch: (_incident, candidates) => nearest(candidates),
  assess: { hours: 1, missions: 3 },
  // Sixty hours a month are enough for anybody.
  assessBounds: { hours: { least: 0.5, most: 2, upTo: 60 }, missions: { least: 1, most: 5 } },
});

export const riverPatrol = defineTeamType({
  code: 'river-patrol',
  form: form({ stretch: choice('upstream', 'midstream', 'downstream'), evenings: yesNo(), swims: yesNo() }),
  requires: { qualifications: ['river-safety'], minAge: 18, insurance: true, danger: true },
  // One who leads, two members and whoever comes along: how a dike is manned in the flood season.
  posts: [onePlusTwoPlus(6, 'dike-post')],
  probation: { shifts: 3 },
  // A patrol every evening along the waters of the county.
  shifts: evenings({ from: '18:00', to: '21:00', crew: 2 }),
  patrol: { lookBackDays: 366, siteTypes: ['water'], lookFor: ['swimmers', 'pole-missing', 'sign-damaged'] },
  rankForDispatch: (_incident, candidates) => nearest(candidates),
  assess: { hours: 1, shifts: 1 },
  assessBounds: { hours: { least: 0.5, most: 2, upTo: 60 }, shifts: { least: 0, most: 2 } },
});

/** 信息员: reports hazards in the own grid; no dangerous work, so no insurance gate. */
export const redArmband = defineTeamType({
  code: 'red-armband',
  form: form({ grid: optional(text({ maxLength: 40 })), hoursPerWeek: whole({ min: 1, max: 40 }) }),
  requires: { qualifications: [], minAge: 16, insurance: false },
  // Posts of the 联防: 1+2+N (遂宁慈音).
  posts: [onePlusTwoPlus(4, 'street-post')],
  rankForDispatch: (_incident, candidates) => nearest(candidates),
  assess: { hours: 1 },
});

/**
 * 少年义警. Below 14 only with a guardian's consent and only here; below 18 no rescue, no water, no night: the core holds to that
 * (PIPL 28, 31), `youth` is what opens the door. They are never sent out, so nothing ranks them.
 */
export const youthPatrol = defineTeamType({
  code: 'youth-patrol',
  form: form({ school: choice('primary', 'junior', 'senior'), likes: choices('safety-talk', 'posters', 'courtesy') }),
  requires: { qualifications: [], minAge: 8, maxAge: 17, insurance: true, youth: true },
  shifts: weekly([{ days: ['sat'], from: '09:00', to: '11:00', crew: 6 }]),
  assess: { hours: 1 },
  // Two mornings a week are plenty beside school.
  assessBounds: { hours: { least: 0.5, most: 1, upTo: 16 } },
});

/** 调解志愿者: sits between two sides who both said yes. Who was asked longest ago comes first, so that nobody becomes a judge. */
export const mediation = defineTeamType({
  code: 'mediation',
  form: form({
    knows: choices('family', 'neighbours', 'land', 'trade', 'wages'),
    years: whole({ min: 0, max: 60 }),
    law: yesNo(),
  }),
  requires: { qualifications: [], minAge: 18, insurance: false },
  rankForDispatch: (_incident, candidates) => leastRecentlyAsked(candidates),
  assess: { hours: 1, trainings: 1 },
});
