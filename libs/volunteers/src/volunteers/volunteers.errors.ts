import { defineErrors } from '@redmaple/platform';

export const volunteerErrors = defineErrors('volunteers', {
  notAVolunteer: 'missing',
  unknown: 'refused',
  statusFinal: 'conflict',
});
