import { defineErrors, explainConstraint } from '@redmaple/platform';

export const correctionErrors = defineErrors('corrections', {
  openAlready: 'conflict',
  decided: 'conflict',
  answerNeeded: 'invalid',
  documentTaken: 'conflict',
  phoneTaken: 'conflict',
});

explainConstraint('account_phone', () => correctionErrors.phoneTaken());
