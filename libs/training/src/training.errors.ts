import { defineErrors, explainConstraint } from '@redmaple/platform';

export const trainingErrors = defineErrors('training', {
  validityWithoutQualification: 'invalid',
  unknownQualification: 'invalid',
  unknownTeamType: 'invalid',
  unknownTrainer: 'invalid',
  timesWrong: 'invalid',
  courseRetired: 'refused',
  sessionClosed: 'conflict',
  capacityTooSmall: 'conflict',
  overlaps: 'conflict',
  alreadyEnrolled: 'conflict',
  alreadyStarted: 'conflict',
  notStarted: 'conflict',
  notEnrolled: 'conflict',
  notAttended: 'conflict',
  resultFinal: 'conflict',
  volunteersOnly: 'denied',
  notActive: 'refused',
});

explainConstraint('course_validity', () => trainingErrors.validityWithoutQualification({}, { field: 'validMonths' }));
