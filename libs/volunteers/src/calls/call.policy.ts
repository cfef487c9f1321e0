import type { CallState } from './call.entity.js';

/** Where a call stands for a visitor: `ended` also once the deadline has passed. */
export type CallPhase = 'upcoming' | 'open' | 'ended';

export interface CallTimes {
  readonly state: CallState;
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** Where a published or formerly published call stands; undefined for drafts, which nobody outside sees. */
export function phaseOf({ state, opensAt, closesAt }: CallTimes, now: Date): CallPhase | undefined {
  if (state === 'draft') return undefined;
  if (state !== 'published' || closesAt <= now) return 'ended';
  return opensAt > now ? 'upcoming' : 'open';
}
