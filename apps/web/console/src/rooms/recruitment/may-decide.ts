import type { Session } from '../../app/session.js';
import type { ApplicationState, Stage } from './states.js';

/** The stage at which this reader decides about an application in a state; undefined where it is somebody else's turn. */
export function stageFor(state: ApplicationState, can: Session['can']): Stage | undefined {
  if (state === 'submitted' && can('operator', 'county-admin')) return 'screening';
  if (state === 'screened' && can('liaison')) return 'background-review';
  if (state === 'reviewed' && can('operator', 'county-admin')) return 'acceptance';
  return undefined;
}

/** Whether this reader may refuse somebody who waits for a seat, or was reviewed. */
export function mayRefuse(state: ApplicationState, can: Session['can']): boolean {
  return (state === 'waitlisted' || state === 'reviewed') && can('operator', 'county-admin');
}
