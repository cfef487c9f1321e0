import type { Weekday } from '@redmaple/plugins/house';
import { addDays, instantAt, minuteOfDay, weekdayOf } from '../time/zoned-time.js';
import { dayIn } from '@redmaple/i18n';
import { readDayRule, ruleHasDay } from './day-rule.js';

/** Every week on that day from `from` to `to` (`HH:MM`, local); a `to` that is not after `from` lies on the next day. */
export interface WeeklyWindow {
  readonly day: Weekday;
  readonly from: string;
  readonly to: string;
}

/** On the days of a rule from `from` to `to`, like a window of the week. */
export interface AvailabilityRule {
  /** RFC 5545: `FREQ=WEEKLY;INTERVAL=2;BYDAY=SA`. */
  readonly rule: string;
  /** From which day it counts, YYYY-MM-DD. */
  readonly firstDay: string;
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
  /** Empty, and no rules either: any time. */
  readonly weekly: readonly WeeklyWindow[];
  readonly exceptions: readonly AvailabilityException[];
  readonly rules?: readonly AvailabilityRule[];
  /** On call: until then at any time. */
  readonly onCallUntil?: Date | undefined;
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
  const rules = pattern.rules ?? [];
  if (pattern.weekly.length === 0 && rules.length === 0) return true;
  const onCall = pattern.onCallUntil ? [{ from: -Infinity, to: pattern.onCallUntil.getTime() }] : [];
  const spans = [...days('available'), ...onCall, ...spansOfWeek(pattern.weekly, rules, duty, zone)];
  return covers(spans, wanted);
}

function spanOfDays({ fromDay, toDay }: AvailabilityException, zone: string): Span {
  return { from: instantAt(fromDay, 0, zone).getTime(), to: instantAt(addDays(toDay, 1), 0, zone).getTime() };
}

/** The windows near the duty as instants; yesterday's may reach into its first day. */
function spansOfWeek(
  weekly: readonly WeeklyWindow[],
  rules: readonly AvailabilityRule[],
  duty: { startsAt: Date; endsAt: Date },
  zone: string,
): Span[] {
  const spans: Span[] = [];
  const read = rules.flatMap((one) => {
    const rule = readDayRule(one.rule);
    return rule ? [{ ...one, rule }] : [];
  });
  const last = dayIn(duty.endsAt, zone);
  for (let date = addDays(dayIn(duty.startsAt, zone), -1); date <= last; date = addDays(date, 1)) {
    const windows = [
      ...weekly.filter((one) => one.day === weekdayOf(date)),
      ...read.filter((one) => ruleHasDay(one.rule, one.firstDay, date)),
    ];
    for (const window of windows) {
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
