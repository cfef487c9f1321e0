import { defineErrors } from '@redmaple/plugins';

export const pointErrors = defineErrors('rescue-points', { noSuchPoint: 'missing', codeTaken: 'conflict' });
