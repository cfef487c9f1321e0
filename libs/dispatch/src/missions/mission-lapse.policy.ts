import { type Blocker, isForceable } from '@redmaple/plugins/house';
import type { MissionRow } from './mission-store.js';
import { isTaken } from './mission-states.js';

/** What is not the taker's: the county's switch for a team type, and a birth date that nobody has entered. */
const notTheirs: ReadonlySet<string> = new Set(['eligibility.teamTypeUnknown', 'eligibility.birthDateUnknown']);

/** What of the core's rules speaks against somebody going on. A plugin's reasons choose who is asked, and stop nobody. */
export function lapsesOf(blockers: readonly Blocker[]): readonly Blocker[] {
  return blockers.filter((one) => one.source === 'core' && !notTheirs.has(one.code));
}

/** Nobody may go on with it until the liaison has decided. */
export function isStopped({ state, lapsedAt, keptAt }: Pick<MissionRow, 'state' | 'lapsedAt' | 'keptAt'>): boolean {
  return isTaken(state) && lapsedAt !== null && keptAt === null;
}

/** Only what can be forced may be forced here: membership; never age, consent, insurance, qualification. */
export function mayFinish(lapse: readonly Blocker[]): boolean {
  return lapse.length > 0 && lapse.every((one) => isForceable(one.code));
}

/** Whether every reason of `now` was known `before`. */
export function addsNothing(before: readonly Blocker[], now: readonly Blocker[]): boolean {
  const known = new Set(before.map(keyOf));
  return now.every((one) => known.has(keyOf(one)));
}

function keyOf({ code, params }: Blocker): string {
  return `${code}:${params?.qualification ?? ''}`;
}
