import { defineErrors } from '../errors/domain-error.js';

export const filesErrors = defineErrors('files', {
  needed: 'invalid',
  tooLarge: 'invalid',
  notAPicture: 'invalid',
  broken: 'invalid',
  tooManyPixels: 'invalid',
  notAPaper: 'invalid',
  active: 'invalid',
  locked: 'invalid',
});
