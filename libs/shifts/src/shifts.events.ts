import { defineEvent } from '@redmaple/platform';

/** A roster has a draft for people to correct. */
export const rosterDrafted = defineEvent<{ rosterId: string; teamId: string }>('roster.drafted');

/** The worker got on with a draft, gave it up, or people changed it. */
export const rosterChanged = defineEvent<{ rosterId: string }>('roster.changed');

/** A roster is binding: its people are confirmed and told. */
export const rosterPublished = defineEvent<{ rosterId: string; teamId: string }>('roster.published');

/** Someone took an open seat or covers for another. */
export const seatTaken = defineEvent<{ assignmentId: string; shiftId: string; volunteerId: string }>(
  'shift.seat-taken',
);

/** Someone cannot come: the seat is free again and somebody else is sought. */
export const coverWanted = defineEvent<{ coverRequestId: string; shiftId: string; assignmentId: string }>(
  'shift.cover-wanted',
);

export const shiftCancelled = defineEvent<{ shiftId: string; teamId: string }>('shift.cancelled');

/** Somebody was put on a seat, taken off, asked, checked in or out. */
export const assignmentChanged = defineEvent<{ assignmentId: string; shiftId: string }>('assignment.changed');

/** A patrol log came in from a phone. */
export const patrolLogWritten = defineEvent<{ patrolLogId: string; teamId: string }>('patrol.log-written');

/** A shift was served and its minutes are in the ledger. */
export const assignmentCompleted = defineEvent<{
  assignmentId: string;
  shiftId: string;
  volunteerId: string;
  teamId: string;
}>('assignment.completed');
