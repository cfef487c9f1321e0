import { defineErrors, explainConstraint } from '@redmaple/platform';
import { teamErrors } from '../teams/teams.errors.js';
import { volunteerErrors } from '../volunteers/volunteers.errors.js';

export const serviceRecordErrors = defineErrors('serviceRecords', {
  invalid: 'invalid',
  reversedAlready: 'conflict',
  notReversible: 'refused',
  overlap: 'conflict',
  twoPeopleNeeded: 'refused',
  samePerson: 'refused',
  ownRecord: 'refused',
  decidedAlready: 'conflict',
  proposedAlready: 'conflict',
  notYetServed: 'refused',
  moreThanServed: 'refused',
});

explainConstraint('service_record_reversed_once', () => serviceRecordErrors.reversedAlready());
explainConstraint('service_record_reversal', () => serviceRecordErrors.notReversible());
explainConstraint('service_record_volunteer', () => volunteerErrors.unknown());
explainConstraint('service_record_team', () => teamErrors.notOpen());
explainConstraint('credited_time_once', () => serviceRecordErrors.overlap());
explainConstraint('service_record_two_people', () => serviceRecordErrors.twoPeopleNeeded());
explainConstraint('service_correction_two_people', () => serviceRecordErrors.samePerson());
explainConstraint('service_correction_own', () => serviceRecordErrors.ownRecord());
explainConstraint('service_correction_once', () => serviceRecordErrors.decidedAlready());
explainConstraint('service_correction_open', () => serviceRecordErrors.proposedAlready());
explainConstraint('service_correction_team', () => teamErrors.notOpen({}, { field: 'teamId' }));
explainConstraint('service_correction_volunteer', () => volunteerErrors.unknown());
