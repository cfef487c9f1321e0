import { defineEvent } from '@redmaple/platform';

interface IncidentId {
  readonly incidentId: string;
}

/** Taken in and waiting for someone. */
export const incidentReceived = defineEvent<IncidentId>('incident.received');
/** Given to 110, 119, 120 or a department. */
export const incidentHandedOver = defineEvent<IncidentId>('incident.handed-over');
/** Everybody who could be asked was asked, and nobody took it. */
export const incidentUnanswered = defineEvent<IncidentId>('incident.unanswered');
export const incidentHandled = defineEvent<IncidentId & { readonly missionId: string }>('incident.handled');
export const incidentReopened = defineEvent<IncidentId>('incident.reopened');
export const incidentClosed = defineEvent<IncidentId>('incident.closed');
/** Anything in an incident's timeline that is not a mission's: boards look at it anew. */
export const incidentChanged = defineEvent<IncidentId>('incident.changed');
export const incidentCancelled = defineEvent<IncidentId>('incident.cancelled');
