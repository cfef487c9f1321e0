import { defineErrors } from '@redmaple/platform';

export const mergeErrors = defineErrors('merges', {
  samePerson: 'invalid',
  mergedAlready: 'conflict',
  erased: 'conflict',
  /** Only the other one is a volunteer: that one stays. */
  keepVolunteer: 'refused',
  /** Who has taken in others stays. */
  keepMerged: 'refused',
  staff: 'refused',
  /** Who goes leads a team or is its deputy, and who stays is not active: the team hands over first. */
  leads: 'refused',
  closing: 'conflict',
  clash: 'conflict',
  undoneAlready: 'conflict',
  tooLate: 'conflict',
  undoClash: 'conflict',
});
