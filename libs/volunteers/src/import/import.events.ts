import { defineEvent } from '@redmaple/platform';

/** An import got on, was committed or was given up. */
export const importChanged = defineEvent<{ importId: string }>('import.changed');
