import type { ShiftPattern, Weekday } from '@redmaple/plugins/house';
import { weekdays } from '@redmaple/plugins/house';
import { addDays, instantAt } from '../time/zoned-time.js';

/** What one seat requires beyond the team type: qualification codes of the catalogue. */
export interface SeatNeed {
  readonly qualifications: readonly string[];
}

/** The recurring part of a template. */
export interface Recurrence {
  readonly days: readonly Weekday[];
  /** Minutes after local midnight. */
  readonly startMinute: number;
  /** Length; it may run past midnight. */
  readonly minutes: number;
}

export interface Occurrence {
  /** The day on which it begins: a night shift belongs to that day (domain.md §6). */
  readonly dutyDate: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/**
 * The dated occurrences of a week, in order.
 * @param weekStart Monday, YYYY-MM-DD
 * @param zone the county's IANA zone
 */
export function occurrencesOfWeek(
  { days, startMinute, minutes }: Recurrence,
  weekStart: string,
  zone: string,
): Occurrence[] {
  return weekdays.flatMap((day, index) => {
    if (!days.includes(day)) return [];
    const dutyDate = addDays(weekStart, index);
    const startsAt = instantAt(dutyDate, startMinute, zone);
    return [{ dutyDate, startsAt, endsAt: instantAt(dutyDate, startMinute + minutes, zone) }];
  });
}

/** A team type's own pattern as recurrences, one per slot; a seat requires what the pattern says of it beyond the type. */
export function recurrencesOf(pattern: ShiftPattern): (Recurrence & { readonly seats: readonly SeatNeed[] })[] {
  return pattern.slots.map(({ days, startMinute, minutes, crew, seats }) => ({
    days: weekdays.filter((day) => days.includes(day)),
    startMinute,
    minutes,
    seats: Array.from({ length: crew }, (_, index) => ({ qualifications: seats?.[index]?.qualifications ?? [] })),
  }));
}
