import { defineErrors, explainConstraint } from '@redmaple/platform';

export const eligibilityErrors = defineErrors('eligibility', {
  notForceable: 'refused',
  ownException: 'denied',
  expiryWrong: 'invalid',
  seatUnknown: 'refused',
  teamNeeded: 'invalid',
  timesWrong: 'invalid',
});

explainConstraint('eligibility_exception_forceable', () => eligibilityErrors.notForceable({}, { field: 'code' }));
explainConstraint('eligibility_exception_own', () => eligibilityErrors.ownException());
explainConstraint('eligibility_exception_ends', () => eligibilityErrors.expiryWrong({}, { field: 'expiresAt' }));
