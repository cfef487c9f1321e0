/** Rest between two duties, in minutes: eight hours, a hard rule of the product for the safety of who serves. */
export const restMinutes = 8 * 60;

/** A stretch of duty, in milliseconds since 1970. */
export interface DutySpan {
  readonly startsAt: number;
  readonly endsAt: number;
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
