import { defineJob } from '@redmaple/platform';

/** Drafts a roster that is in the state `drafting`. */
export const draftRosterJob = defineJob<{ rosterId: string }>('shifts.draft-roster', { attempts: 4, backoff: 1_000 });
