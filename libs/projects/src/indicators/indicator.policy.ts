export type Direction = 'up' | 'down';

export interface Goal {
  readonly baseline: number;
  readonly target: number;
  readonly direction: Direction;
}

/** Whether a value is at the target or beyond. */
export function isMet({ target, direction }: Goal, value: number): boolean {
  return direction === 'up' ? value >= target : value <= target;
}

/**
 * How far a value is on the way from baseline to target: 0 at the baseline or behind it, 1 at the target or beyond.
 * Where baseline and target are the same (nobody drowned, and it shall stay so) it is all or nothing.
 */
export function progressOf(goal: Goal, value: number): number {
  if (isMet(goal, value)) return 1;
  const way = goal.target - goal.baseline;
  return way === 0 ? 0 : Math.min(1, Math.max(0, (value - goal.baseline) / way));
}

/** `2026-11` of a month as people write it: `2026-11` or its first day. Undefined for anything else. */
export function readMonth(text: string): string | undefined {
  return /^(20\d{2}-(?:0[1-9]|1[0-2]))(?:-01)?$/.exec(text)?.[1];
}

/** The month an instant lies in, as a calendar in the zone shows it. */
export function monthOf(instant: Date, timezone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
  }).formatToParts(instant);
  const read = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return `${read('year')}-${read('month')}`;
}
