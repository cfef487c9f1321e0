import { defineErrors, explainConstraint } from '@redmaple/platform';

export const missionErrors = defineErrors('missions', {
  tooLate: 'conflict',
  notOffered: 'conflict',
  wrongStep: 'conflict',
  busyElsewhere: 'conflict',
  departmentNeeded: 'invalid',
  standDown: 'refused',
  notEligible: 'refused',
  notLapsed: 'conflict',
  notForceable: 'refused',
});

export const offerErrors = defineErrors('offers', {
  notWaiting: 'conflict',
  emergency: 'refused',
  declined: 'refused',
  alreadyAsked: 'conflict',
  busy: 'conflict',
  unknownVolunteer: 'invalid',
  unknownTeam: 'invalid',
  notMember: 'refused',
  notEligible: 'refused',
});

explainConstraint('mission_one_taker', () => missionErrors.tooLate());
explainConstraint('mission_one_at_a_time', () => missionErrors.busyElsewhere());
explainConstraint('mission_asked_already', () => offerErrors.alreadyAsked());
explainConstraint('mission_never_for_emergency', () => offerErrors.emergency());
explainConstraint('mission_incident_waits', () => offerErrors.notWaiting());
explainConstraint('mission_declined_before', () => offerErrors.declined());
for (const rule of ['county', 'age', 'danger', 'night', 'guardian', 'consent', 'insurance', 'qualification'])
  explainConstraint(`mission_hard_${rule}`, () => offerErrors.notEligible({ rule }));
explainConstraint('mission_lapsed', () => missionErrors.standDown());
explainConstraint('mission_not_forceable', () => missionErrors.notForceable());
explainConstraint('mission_move', () => missionErrors.wrongStep());
explainConstraint('mission_record', () => missionErrors.wrongStep());
