import type { Session } from '../../app/session.js';
import type { Application, ApplicationState, Stage } from './states.js';

/** The stage of the core at which this reader decides about an application; undefined where it waits elsewhere. */
export function stageFor({ stage }: Pick<Application, 'stage'>, can: Session['can']): Stage | undefined {
  if (stage === 'screening' && can('operator', 'county-admin')) return 'screening';
  if (stage === 'background-review' && can('liaison')) return 'background-review';
  if (stage === 'acceptance' && can('operator', 'county-admin')) return 'acceptance';
  return undefined;
}

/** Whether this reader may refuse somebody who waits for a seat, or was reviewed. */
export function mayRefuse(
  { state, stage }: { readonly state: ApplicationState; readonly stage?: string },
  can: Session['can'],
): boolean {
  return (state === 'waitlisted' || stage === 'acceptance') && can('operator', 'county-admin');
}
