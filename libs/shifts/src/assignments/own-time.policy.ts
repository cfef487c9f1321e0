/** A phone without signal may report its owner's coming and going this much later, in minutes. */
export const reportedLate = 12 * 60;
/** Clocks of phones are put right by whole seconds; so much in the future is the same instant, in milliseconds. */
const sameInstant = 5_000;

/**
 * When a volunteer says that they came or went, where the phone had no signal then: up to twelve hours ago, never in
 * the future.
 *
 * @returns undefined for a time that is not believed
 */
export function ownTime(reported: Date, now: Date): Date | undefined {
  const late = now.getTime() - reported.getTime();
  if (Number.isNaN(late) || late < -sameInstant || late > reportedLate * 60_000) return undefined;
  return late < 0 ? now : reported;
}
