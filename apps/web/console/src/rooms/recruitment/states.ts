import type { Shape } from '../../app/api.js';
import type { Tone } from '../../kit/status-tag.js';

export type Call = Shape<'CallView'>;
export type Application = Shape<'ApplicationSummary'>;
export type ApplicationState = Application['state'];
/** A stage of the core. */
export type Stage = Shape<'StageSummary'>['stage'];

/** In the order in which an application goes through them. */
export const applicationStates: readonly ApplicationState[] = [
  'submitted',
  'waitlisted',
  'screened',
  'reviewed',
  'accepted',
  'refused',
  'withdrawn',
];
export const stages: readonly Stage[] = ['screening', 'background-review', 'acceptance'];

/** The state of an application that waits for a stage. */
export const stateBefore: Readonly<Record<Stage, ApplicationState>> = {
  screening: 'submitted',
  'background-review': 'screened',
  acceptance: 'reviewed',
};

export const applicationTone: Readonly<Record<ApplicationState, Tone>> = {
  submitted: 'busy',
  waitlisted: 'quiet',
  screened: 'busy',
  reviewed: 'warn',
  accepted: 'good',
  refused: 'bad',
  withdrawn: 'quiet',
};

/** Why the office refuses; the texts that the recruit reads are the API's. */
export const refusalReasons = [
  'incomplete',
  'documents-differ',
  'age',
  'requirements-not-met',
  'not-reachable',
  'no-place',
  'other',
] as const;

/** How a call stands: its state, and for published ones where it is between opening and deadline. */
export type CallStanding = 'draft' | 'upcoming' | 'open' | 'overdue' | 'closed' | 'archived';

export function standingOf({ state, phase }: Pick<Call, 'state' | 'phase'>): CallStanding {
  if (state !== 'published') return state;
  return phase === 'ended' ? 'overdue' : (phase ?? 'open');
}

export const callTone: Readonly<Record<CallStanding, Tone>> = {
  draft: 'quiet',
  upcoming: 'busy',
  open: 'good',
  overdue: 'warn',
  closed: 'quiet',
  archived: 'quiet',
};
