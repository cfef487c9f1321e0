import { defineErrors, explainConstraint } from '@redmaple/platform';
import { volunteerErrors } from '../volunteers/volunteers.errors.js';

export const insuranceErrors = defineErrors('insurance', {
  enteredAlready: 'conflict',
  endBeforeStart: 'refused',
  revokedAlready: 'conflict',
});

explainConstraint('insurance_order', () => insuranceErrors.endBeforeStart({}, { field: 'validTo' }));
explainConstraint('insurance_volunteer', () => volunteerErrors.unknown({}, { field: 'volunteerIds' }));
