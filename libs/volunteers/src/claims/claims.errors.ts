import { accessErrors, defineErrors, explainConstraint } from '@redmaple/platform';
import { volunteerErrors } from '../volunteers/volunteers.errors.js';

export const claimErrors = defineErrors('claims', {
  codeNeeded: 'invalid',
  endNeeded: 'invalid',
  endBeforeStart: 'refused',
  over: 'refused',
  holdsDocumentNumber: 'invalid',
  fileUnknown: 'invalid',
  waitingAlready: 'conflict',
  tooMany: 'refused',
  renewsNothing: 'refused',
  renewTooEarly: 'refused',
  renewTooLate: 'refused',
  numberUsed: 'conflict',
  reasonNeeded: 'invalid',
  decided: 'conflict',
  sentByYou: 'refused',
});

explainConstraint('claim_waiting_once', () => claimErrors.waitingAlready());
explainConstraint('claim_order', () => claimErrors.endBeforeStart({}, { field: 'validTo' }));
explainConstraint('claim_volunteer', () => volunteerErrors.unknown({}, { field: 'volunteerId' }));
explainConstraint('claim_file_once', () => claimErrors.fileUnknown({}, { field: 'fileIds' }));
explainConstraint('claim_transition', () => claimErrors.decided());
explainConstraint('claim_own', () => accessErrors.samePerson());
explainConstraint('claim_sender', () => claimErrors.sentByYou());
