import { defineErrors, explainConstraint } from '@redmaple/platform';

export const followUpErrors = defineErrors('followUps', {
  otherPerson: 'refused',
  alreadyDone: 'conflict',
  takenByOther: 'conflict',
  ratingOrNote: 'invalid',
});

explainConstraint('follow_up_other_person', () => followUpErrors.otherPerson());
explainConstraint('follow_up_done', () => followUpErrors.ratingOrNote());
