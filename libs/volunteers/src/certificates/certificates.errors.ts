import { defineErrors, explainConstraint } from '@redmaple/platform';
import { volunteerErrors } from '../volunteers/volunteers.errors.js';

export const certificateErrors = defineErrors('certificates', {
  issuerMissing: 'refused',
  nothingToCertify: 'refused',
  periodWrong: 'refused',
  ownCertificate: 'refused',
  revokedAlready: 'conflict',
  requestedAlready: 'conflict',
  notReady: 'conflict',
  erased: 'refused',
});

explainConstraint('certificate_own', () => certificateErrors.ownCertificate());
explainConstraint('certificate_unchanged', () => certificateErrors.revokedAlready());
explainConstraint('certificate_request_open', () => certificateErrors.requestedAlready());
explainConstraint('certificate_volunteer', () => volunteerErrors.unknown({}, { field: 'volunteerId' }));
