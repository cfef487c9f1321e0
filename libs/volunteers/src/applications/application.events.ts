import { defineEvent } from '@redmaple/platform';
import type { ApplicationState } from './application.policy.js';

/** What events about applications carry: ids and codes. */
export interface ApplicationHappening {
  readonly applicationId: string;
  readonly personId: string;
  readonly callId: string;
  /** Namespaced: `maple-grove.rescue`. */
  readonly teamTypeCode: string;
  /** The state it is in now. */
  readonly state: ApplicationState;
}

/** A sign-up arrived; its state says whether it holds a seat (`submitted`) or waits (`waitlisted`). */
export const applicationSubmitted = defineEvent<ApplicationHappening>('application.submitted');
/** A seat fell free for the first on the waitlist. */
export const applicationPromoted = defineEvent<ApplicationHappening>('application.promoted');
export const applicationScreened = defineEvent<ApplicationHappening>('application.screened');
export const applicationReviewed = defineEvent<ApplicationHappening>('application.reviewed');
export const applicationAccepted = defineEvent<ApplicationHappening>('application.accepted');
export const applicationRefused = defineEvent<ApplicationHappening>('application.refused');
export const applicationWithdrawn = defineEvent<ApplicationHappening>('application.withdrawn');

/** The event that tells of an arrival in a state by decision or withdrawal. */
export const eventOfState = {
  screened: applicationScreened,
  reviewed: applicationReviewed,
  accepted: applicationAccepted,
  refused: applicationRefused,
  withdrawn: applicationWithdrawn,
} as const;
