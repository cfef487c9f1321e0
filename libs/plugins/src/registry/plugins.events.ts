import { defineEvent } from '@redmaple/platform';

/** A plugin was switched on or off in a county, by a person or by its own faults, or got other settings. */
export const pluginChanged = defineEvent('plugin.changed');
