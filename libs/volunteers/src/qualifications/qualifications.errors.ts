import { defineErrors, explainConstraint } from '@redmaple/platform';
import { volunteerErrors } from '../volunteers/volunteers.errors.js';

export const qualificationErrors = defineErrors('qualifications', {
  codeUnknown: 'refused',
  evidenceUsed: 'conflict',
  endBeforeStart: 'refused',
  revokedAlready: 'conflict',
  renewedAlready: 'conflict',
  renewsNothing: 'refused',
});

explainConstraint('qualification_order', () => qualificationErrors.endBeforeStart({}, { field: 'validTo' }));
explainConstraint('qualification_evidence', () => qualificationErrors.evidenceUsed({}, { field: 'evidence.id' }));
explainConstraint('qualification_volunteer', () => volunteerErrors.unknown({}, { field: 'volunteerId' }));
explainConstraint('qualification_renewed_once', () => qualificationErrors.renewedAlready());
explainConstraint('qualification_renewal', () => qualificationErrors.renewsNothing({}, { field: 'validTo' }));
