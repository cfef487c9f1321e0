import { defineErrors } from '@redmaple/platform';

export const consentErrors = defineErrors('consents', {
  outdated: 'conflict',
  guardianNeeded: 'refused',
  notMinor: 'refused',
});
