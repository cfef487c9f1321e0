import { addDays } from '../../kit/county-time.js';
import type { Seat, Shift } from './shift-words.js';

/** What recurs through a week at one place and time of day: a row of the grid. */
export interface WeekRow {
  readonly key: string;
  readonly title: string;
  readonly siteId?: string;
  /** One of its shifts, for the time of day. */
  readonly sample: Shift;
  /** By day, Monday first; several where a template was doubled. */
  readonly days: readonly (readonly Shift[])[];
}

/** The seven days from a Monday on. */
export function daysOf(weekStart: string): readonly string[] {
  return Array.from({ length: 7 }, (_, index) => addDays(weekStart, index));
}

/**
 * Groups a week's shifts to rows, earliest first.
 * @param clock the time of day of a shift in the county
 */
export function weekRows(
  weekStart: string,
  shifts: readonly Shift[],
  clock: (shift: Shift) => string,
): readonly WeekRow[] {
  const rows = new Map<string, { sample: Shift; of: Shift[] }>();
  for (const shift of shifts) {
    const key = [clock(shift), shift.title, shift.siteId ?? ''].join('|');
    const row = rows.get(key) ?? { sample: shift, of: [] };
    row.of.push(shift);
    rows.set(key, row);
  }
  const days = daysOf(weekStart);
  return [...rows]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, { sample, of }]) => ({
      key,
      title: sample.title,
      sample,
      ...(sample.siteId !== undefined && { siteId: sample.siteId }),
      days: days.map((day) => of.filter((shift) => shift.dutyDate === day)),
    }));
}

/** Finds a seat with its shift. */
export function seatIn(shifts: readonly Shift[], seatId: string): { shift: Shift; seat: Seat } | undefined {
  for (const shift of shifts) {
    const seat = shift.seats.find((one) => one.id === seatId);
    if (seat) return { shift, seat };
  }
  return undefined;
}
