import { defineErrors } from '../errors/domain-error.js';

export const exportErrors = defineErrors('exports', {
  unknownList: 'invalid',
  oneAtATime: 'conflict',
  dayFull: 'limited',
  tooManyRows: 'refused',
  notReady: 'conflict',
  interrupted: 'unavailable',
});
