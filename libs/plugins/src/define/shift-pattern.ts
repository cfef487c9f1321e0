import { deepFreeze } from './deep-freeze.js';

/** The days of a week, Monday first. @since 1.0.0 */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** One of {@link weekdays}. @since 1.0.0 */
export type Weekday = (typeof weekdays)[number];

/** A seat that asks for more than the team type does. @since 1.4.0 */
export interface SeatPattern {
  /** Codes of the plugin's own catalogue, or another plugin's by their full name. */
  readonly qualifications: readonly string[];
}

/** A duty that recurs on some days of the week, in the county's local time. @since 1.0.0 */
export interface ShiftSlot {
  readonly days: readonly Weekday[];
  /** Minutes after midnight at which it begins. */
  readonly startMinute: number;
  /** Length in minutes; it may run past midnight. It belongs to the day on which it begins. */
  readonly minutes: number;
  /** How many people it takes. */
  readonly crew: number;
  /** The first of its seats, where they ask for more; the others ask for what the team type does. @since 1.4.0 */
  readonly seats?: readonly SeatPattern[];
}

/**
 * When a team type is on duty, as data: the shifts lib turns it into templates, the conformance suite checks it.
 * `covers` is the promise, `slots` is what keeps it.
 * @since 1.0.0
 */
export interface ShiftPattern {
  readonly covers: 'day-and-night' | 'slots';
  readonly slots: readonly ShiftSlot[];
}

const minutesOfDay = 24 * 60;

/** Day and night, every day, in shifts of `hours` (a divisor of 24) with `crew` people each. @since 1.0.0 */
export function roundTheClock(options: { hours: number; crew: number; seats?: readonly SeatPattern[] }): ShiftPattern {
  const minutes = options.hours * 60;
  const count = minutes > 0 && minutes <= minutesOfDay ? Math.floor(minutesOfDay / minutes) : 0;
  const slots = Array.from({ length: count }, (_, index) => ({
    days: weekdays,
    startMinute: index * minutes,
    minutes,
    crew: options.crew,
    ...(options.seats && { seats: options.seats }),
  }));
  return deepFreeze({ covers: 'day-and-night', slots });
}

/** One shift from `from` to `to` (`HH:MM`) on every day, or on `days` only. @since 1.0.0 */
export function evenings({
  days = weekdays,
  ...shift
}: Omit<WeeklyShift, 'days'> & Partial<WeeklyShift>): ShiftPattern {
  return weekly([{ ...shift, days }]);
}

/** A shift of {@link weekly}. @since 1.4.0 */
export interface WeeklyShift {
  readonly days: readonly Weekday[];
  /** `HH:MM` */
  readonly from: string;
  /** `HH:MM`; one that is not after `from` lies on the next day. */
  readonly to: string;
  readonly crew: number;
  readonly seats?: readonly SeatPattern[];
}

/** Shifts that recur every week; a `to` that is not after `from` lies on the next day. @since 1.0.0 */
export function weekly(shifts: readonly WeeklyShift[]): ShiftPattern {
  const slots = shifts.map(({ days, from, to, crew, seats }) => {
    const startMinute = minuteOf(from);
    const length = minuteOf(to) - startMinute;
    const minutes = length > 0 ? length : length + minutesOfDay;
    return { days: [...days], startMinute, minutes, crew, ...(seats && { seats }) };
  });
  return deepFreeze({ covers: 'slots', slots });
}

/** Minutes after midnight of `HH:MM`; NaN when it is not a time, which validation reports. */
function minuteOf(time: string): number {
  const found = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(time);
  return found ? Number(found[1]) * 60 + Number(found[2]) : Number.NaN;
}

/**
 * The first minute of the week (0 = Monday 00:00) at which nobody is on duty, or undefined when the pattern
 * covers the whole week.
 * @since 1.0.0
 */
export function firstUncoveredMinute(pattern: ShiftPattern): number | undefined {
  const week = minutesOfDay * weekdays.length;
  const covered = new Uint8Array(week);
  for (const slot of pattern.slots) {
    for (const day of slot.days) {
      const start = weekdays.indexOf(day) * minutesOfDay + slot.startMinute;
      for (let minute = 0; minute < slot.minutes; minute += 1) covered[(start + minute) % week] = 1;
    }
  }
  const found = covered.indexOf(0);
  return found === -1 ? undefined : found;
}
