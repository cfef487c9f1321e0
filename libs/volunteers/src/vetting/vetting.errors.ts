import { defineErrors, explainConstraint } from '@redmaple/platform';
import { applicationErrors } from '../recruitment.errors.js';

export const vettingErrors = defineErrors('vetting', {
  samePerson: 'refused',
  ownApplication: 'refused',
  waitlisted: 'conflict',
  reasonNeeded: 'invalid',
  outdated: 'refused',
  otherTeamType: 'refused',
  ageUnfit: 'refused',
  guardianConsentNeeded: 'refused',
  notEligible: 'refused',
});

explainConstraint('vetting_decision_two_people', () => vettingErrors.samePerson());
explainConstraint('vetting_decision_own', () => vettingErrors.ownApplication());
explainConstraint('vetting_decision_once', () => applicationErrors.stateChanged());
explainConstraint('vetting_refusal_reason', () => vettingErrors.reasonNeeded({}, { field: 'reasonCode' }));
