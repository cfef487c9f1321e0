import { defineErrors, explainConstraint } from '@redmaple/platform';
import { teamErrors } from '../teams/teams.errors.js';
import { volunteerErrors } from '../volunteers/volunteers.errors.js';

export const serviceRecordErrors = defineErrors('serviceRecords', {
  invalid: 'invalid',
  reversedAlready: 'conflict',
  notReversible: 'refused',
});

explainConstraint('service_record_reversed_once', () => serviceRecordErrors.reversedAlready());
explainConstraint('service_record_reversal', () => serviceRecordErrors.notReversible());
explainConstraint('service_record_volunteer', () => volunteerErrors.unknown());
explainConstraint('service_record_team', () => teamErrors.notOpen());
