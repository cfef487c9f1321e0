import { form, whole } from '@redmaple/plugins';

/** What a county administrator can set. */
export const settings = form({
  alarmCentimetres: whole({ min: 50, max: 2_000, default: 300 }),
  keepDays: whole({ min: 30, max: 3_650, default: 365 }),
});
