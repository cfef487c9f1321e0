/** Where an incident stands. `reopened` waits for a taker as `open` does, after a dissatisfied follow-up. */
export const incidentStates = [
  'open',
  'assigned',
  'on-scene',
  'handled',
  'handed-over',
  'closed',
  'cancelled',
  'reopened',
] as const;
export type IncidentState = (typeof incidentStates)[number];

/**
 * Every step there is. The database holds the same list (`dispatch.may_move`) and refuses any other; a test compares
 * the two.
 */
export const incidentMoves: Readonly<Record<'new' | IncidentState, readonly IncidentState[]>> = {
  new: ['open', 'handed-over'],
  open: ['assigned', 'cancelled', 'handed-over'],
  assigned: ['on-scene', 'open', 'reopened', 'cancelled', 'handed-over'],
  'on-scene': ['handled', 'open', 'reopened', 'cancelled', 'handed-over'],
  handled: ['closed', 'reopened'],
  'handed-over': [],
  closed: [],
  cancelled: [],
  reopened: ['assigned', 'cancelled', 'handed-over'],
};

/** Someone is still looked for. */
export function waitsForSomeone(state: IncidentState): boolean {
  return state === 'open' || state === 'reopened';
}

/** What a dispatch board shows: somebody is looked for, under way or there. */
export const openStates = ['open', 'reopened', 'assigned', 'on-scene'] as const satisfies readonly IncidentState[];

/** Somebody should get there, and nobody is there yet. */
export function isAwaited(state: IncidentState): boolean {
  return waitsForSomeone(state) || state === 'assigned';
}

/** Nothing more will happen. */
export function isOver(state: IncidentState): boolean {
  return incidentMoves[state].length === 0;
}

/** How the request came in. */
export const incidentSources = ['hotline', 'card', 'hazard', 'station', 'walk-in'] as const;
export type IncidentSource = (typeof incidentSources)[number];

/** Where emergencies go, whatever else: police, fire, ambulance. */
export const emergencyServices = ['110', '119', '120'] as const;
export type EmergencyService = (typeof emergencyServices)[number];
