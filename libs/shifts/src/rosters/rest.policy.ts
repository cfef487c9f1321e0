import { dutyLimits } from '@redmaple/plugins/house';

/** Rest between two duties, in minutes: the engine's own number, for duties that it cannot know of yet. */
export const restMinutes = dutyLimits.restMinutes;

/** A stretch of duty, in milliseconds since 1970. */
export interface DutySpan {
  readonly startsAt: number;
  readonly endsAt: number;
  /** Written down already, so that the eligibility engine has judged it. */
  readonly judged?: boolean;
}

/** Whether a duty runs at the same time as another, or too shortly before or after it. */
export function clashOf(
  duties: readonly DutySpan[],
  duty: DutySpan,
  rest = restMinutes,
): 'overlap' | 'rest' | undefined {
  const overlaps = duties.some((one) => one.startsAt < duty.endsAt && duty.startsAt < one.endsAt);
  if (overlaps) return 'overlap';
  const pause = rest * 60_000;
  const tooClose = duties.some((one) => one.startsAt < duty.endsAt + pause && duty.startsAt < one.endsAt + pause);
  return tooClose ? 'rest' : undefined;
}
