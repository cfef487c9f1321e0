import { defineErrors } from './domain-error.js';

/** Errors any request can meet, whatever the feature. */
export const requestErrors = defineErrors('request', {
  invalid: 'invalid',
  malformedJson: 'invalid',
  badCharacter: 'invalid',
  tooLarge: 'invalid',
  unsupportedType: 'invalid',
  notFound: 'missing',
  stale: 'conflict',
  keyReused: 'conflict',
  keyInvalid: 'invalid',
  conflict: 'conflict',
  outOfRange: 'invalid',
  tooMany: 'limited',
  busy: 'unavailable',
  internal: 'unavailable',
});

export const accessErrors = defineErrors('access', {
  signInNeeded: 'unauthenticated',
  signInFailed: 'unauthenticated',
  secondFactorNeeded: 'unauthenticated',
  locked: 'limited',
  denied: 'denied',
  confirmAgain: 'denied',
  csrf: 'denied',
  countyUnknown: 'missing',
  codeWrong: 'refused',
  codeTooSoon: 'limited',
  codeTooMany: 'limited',
  invitationInvalid: 'refused',
  passwordWeak: 'invalid',
  samePerson: 'refused',
  totpWrong: 'refused',
});
