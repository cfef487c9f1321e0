import { defineErrors } from '@redmaple/platform';

export const pluginErrors = defineErrors('plugins', {
  unknown: 'missing',
  notForCounty: 'refused',
  notRunning: 'refused',
  settingsInvalid: 'invalid',
  failed: 'unavailable',
});
