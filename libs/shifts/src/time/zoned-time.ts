import { dayIn } from '@redmaple/i18n';
import { type Weekday, weekdays } from '@redmaple/plugins/house';

const minute = 60_000;
const day = 24 * 60 * minute;

/** Calendar day `count` days after `date` (YYYY-MM-DD). */
export function addDays(date: string, count: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + count * day).toISOString().slice(0, 10);
}

/** Weekday of a calendar day. */
export function weekdayOf(date: string): Weekday {
  const index = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  return weekdays[index] as Weekday;
}

/** Monday of the week in which an instant lies, in a zone. */
export function weekStartOf(instant: Date, zone: string): string {
  const date = dayIn(instant, zone);
  return addDays(date, -weekdays.indexOf(weekdayOf(date)));
}

/**
 * The instant of a local wall-clock time. Minutes beyond 1439 lie on the following days; a time that a change of
 * clocks skips is read with the offset before the change.
 * @param date YYYY-MM-DD
 * @param minutes after midnight
 * @param zone IANA name such as Asia/Shanghai
 */
export function instantAt(date: string, minutes: number, zone: string): Date {
  const wall = Date.parse(`${date}T00:00:00Z`) + minutes * minute;
  const first = wall - offsetAt(wall, zone);
  return new Date(wall - offsetAt(first, zone));
}

/** How far the zone's clocks are ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, zone: string): number {
  const parts = Object.fromEntries(
    partsOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day: date = 1, hour = 0, minute: minutes = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, date, hour, minutes, second) - Math.floor(instant / 1000) * 1000;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function partsOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  });
  formatters.set(zone, made);
  return made;
}

/** Minutes after midnight of `HH:MM`. */
export function minuteOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** `HH:MM` of minutes after midnight; beyond a day it wraps. */
export function clockTime(minutes: number): string {
  const wrapped = ((minutes % 1440) + 1440) % 1440;
  return `${String(Math.floor(wrapped / 60)).padStart(2, '0')}:${String(wrapped % 60).padStart(2, '0')}`;
}
