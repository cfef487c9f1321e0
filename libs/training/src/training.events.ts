import { defineEvent } from '@redmaple/platform';

interface AboutSession {
  readonly sessionId: string;
}
interface AboutEnrolment extends AboutSession {
  readonly enrolmentId: string;
  readonly volunteerId: string;
}

export const sessionScheduled = defineEvent<AboutSession>('training.session-scheduled');
export const sessionMoved = defineEvent<AboutSession>('training.session-moved');
export const sessionCancelled = defineEvent<AboutSession>('training.session-cancelled');
export const volunteerEnrolled = defineEvent<AboutEnrolment>('training.volunteer-enrolled');
export const volunteerWaitlisted = defineEvent<AboutEnrolment>('training.volunteer-waitlisted');
/** Someone moved up from the waitlist. */
export const volunteerPromoted = defineEvent<AboutEnrolment>('training.volunteer-promoted');
export const enrolmentCancelled = defineEvent<AboutEnrolment>('training.enrolment-cancelled');
export const volunteerAttended = defineEvent<AboutEnrolment>('training.volunteer-attended');
export const volunteerMissed = defineEvent<AboutEnrolment>('training.volunteer-missed');
export const volunteerPassed = defineEvent<AboutEnrolment>('training.volunteer-passed');
export const volunteerFailed = defineEvent<AboutEnrolment>('training.volunteer-failed');
