import { defineErrors, explainConstraint } from '@redmaple/platform';
import { applicationErrors } from '../recruitment.errors.js';

export const vettingErrors = defineErrors('vetting', {
  samePerson: 'refused',
  decidedBefore: 'refused',
  ownApplication: 'refused',
  waitlisted: 'conflict',
  reasonNeeded: 'invalid',
  reasonUnknown: 'invalid',
  reasonTaken: 'conflict',
  noteNeeded: 'invalid',
  fileNeeded: 'invalid',
  fileUnknown: 'invalid',
  outOfOrder: 'conflict',
  notVetted: 'conflict',
  consentNeeded: 'refused',
  outdated: 'refused',
  otherTeamType: 'refused',
  ageUnfit: 'refused',
  guardianConsentNeeded: 'refused',
  notEligible: 'refused',
  viewNameTaken: 'conflict',
  notRefused: 'conflict',
  appealed: 'conflict',
  appealTooLate: 'refused',
  appealDecided: 'conflict',
  refusedByYou: 'refused',
  answerNeeded: 'invalid',
});

explainConstraint('vetting_decision_two_people', () => vettingErrors.samePerson());
explainConstraint('vetting_decision_anew', () => vettingErrors.decidedBefore());
explainConstraint('vetting_decision_own', () => vettingErrors.ownApplication());
explainConstraint('vetting_decision_once', () => applicationErrors.stateChanged());
explainConstraint('vetting_decision_order', () => vettingErrors.outOfOrder());
explainConstraint('vetting_decision_consent', () => vettingErrors.consentNeeded());
explainConstraint('application_vetted', () => vettingErrors.notVetted());
explainConstraint('vetting_refusal_reason', () => vettingErrors.reasonNeeded({}, { field: 'reasonCode' }));
explainConstraint('vetting_reason_code', () => vettingErrors.reasonTaken({}, { field: 'code' }));
explainConstraint('vetting_view_name', () => vettingErrors.viewNameTaken({}, { field: 'name' }));
explainConstraint('vetting_appeal_refused', () => vettingErrors.notRefused());
explainConstraint('vetting_appeal_once', () => vettingErrors.appealed());
explainConstraint('vetting_appeal_another', () => vettingErrors.refusedByYou());
explainConstraint('vetting_appeal_own', () => vettingErrors.ownApplication());
explainConstraint('vetting_appeal_decided_once', () => vettingErrors.appealDecided());
