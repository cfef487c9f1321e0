import { form, whole } from '@redmaple/plugins';

/** What a county administrator can set. */
export const settings = form({ inspectEveryDays: whole({ min: 1, max: 365, default: 30 }) });
