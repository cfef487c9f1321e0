import type { Weekday } from '@redmaple/plugins';
import { addDays, instantAt, minuteOfDay, weekdayOf } from '../time/zoned-time.js';
import { dayIn } from '@redmaple/i18n';

/** Every week on that day from `from` to `to` (`HH:MM`, local); a `to` that is not after `from` lies on the next day. */
export interface WeeklyWindow {
  readonly day: Weekday;
  readonly from: string;
  readonly to: string;
}

/** Whole calendar days, both included, on which the weekly pattern does not count. */
export interface AvailabilityException {
  readonly kind: 'available' | 'unavailable';
  readonly fromDay: string;
  readonly toDay: string;
}

export interface AvailabilityPattern {
  /** Empty: any time. */
  readonly weekly: readonly WeeklyWindow[];
  readonly exceptions: readonly AvailabilityException[];
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Whether someone said that they can come for the whole of a duty. Who said nothing can come at any time; a day
 * marked unavailable outweighs everything else.
 * @param zone IANA zone in which the pattern was written
 */
export function isAvailable(
  pattern: AvailabilityPattern | undefined,
  duty: { readonly startsAt: Date; readonly endsAt: Date },
  zone: string,
): boolean {
  if (!pattern) return true;
  const wanted = { from: duty.startsAt.getTime(), to: duty.endsAt.getTime() };
  const days = (kind: AvailabilityException['kind']) =>
    pattern.exceptions.filter((one) => one.kind === kind).map((one) => spanOfDays(one, zone));
  if (days('unavailable').some((one) => one.from < wanted.to && wanted.from < one.to)) return false;
  if (pattern.weekly.length === 0) return true;
  return covers([...days('available'), ...spansOfWeek(pattern.weekly, duty, zone)], wanted);
}

function spanOfDays({ fromDay, toDay }: AvailabilityException, zone: string): Span {
  return { from: instantAt(fromDay, 0, zone).getTime(), to: instantAt(addDays(toDay, 1), 0, zone).getTime() };
}

/** The windows near the duty as instants; yesterday's may reach into its first day. */
function spansOfWeek(weekly: readonly WeeklyWindow[], duty: { startsAt: Date; endsAt: Date }, zone: string): Span[] {
  const spans: Span[] = [];
  const last = dayIn(duty.endsAt, zone);
  for (let date = addDays(dayIn(duty.startsAt, zone), -1); date <= last; date = addDays(date, 1)) {
    for (const window of weekly.filter((one) => one.day === weekdayOf(date))) {
      const from = minuteOfDay(window.from);
      const to = minuteOfDay(window.to);
      spans.push({
        from: instantAt(date, from, zone).getTime(),
        to: instantAt(date, to > from ? to : to + 1440, zone).getTime(),
      });
    }
  }
  return spans;
}

/** Whether the spans together leave no gap in `wanted`. */
function covers(spans: readonly Span[], wanted: Span): boolean {
  let reached = wanted.from;
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    if (span.from > reached) break;
    reached = Math.max(reached, span.to);
  }
  return reached >= wanted.to;
}
