import { defineErrors } from '@redmaple/platform';

export const draftErrors = defineErrors('drafts', {
  // One answer for an unknown phone, a wrong code, a draft whose time is over and too many tries: a stranger learns nothing.
  notOpened: 'refused',
  tooMany: 'refused',
  tooLong: 'invalid',
});
