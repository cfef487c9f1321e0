import { defineEvent, defineJob } from '@redmaple/platform';

interface FollowUpIds {
  readonly followUpId: string;
  readonly incidentId: string;
}

/** The call-back is due and nobody has made it yet. */
export const followUpDue = defineEvent<FollowUpIds>('follow-up.due');
/** Somebody makes the call. */
export const followUpTaken = defineEvent<FollowUpIds>('follow-up.taken');
export const followUpDone = defineEvent<FollowUpIds>('follow-up.done');
/** The resident was not satisfied. */
export const followUpDissatisfied = defineEvent<FollowUpIds>('follow-up.dissatisfied');

/** Runs when a call-back is due. */
export const announceFollowUp = defineJob<{ followUpId: string }>('dispatch.announce-follow-up', { attempts: 10 });
