import { isCalendarDate } from '../text/calendar.js';

/** Full age (民法典 17): younger people take part with a guardian's consent. */
export const FULL_AGE = 18;
/** Night for minors: from 22:00 to 06:00 local time (regulations on minors in volunteer service). */
const NIGHT_STARTS_HOUR = 22;
const NIGHT_ENDS_HOUR = 6;
const QUARTER_HOUR = 15 * 60 * 1000;
/** However the clocks change, no sixteen hours and a little pass without a night. */
const LONGEST_DAYTIME = 18 * 60 * 60 * 1000;

/**
 * Full years of age on a day. A year is complete on the birthday itself. Who is born on 29 February completes it on
 * 1 March of common years: the Civil Code (article 202) lets a period whose last day does not exist end with the end
 * of that month, and for a limit that protects minors the later day is the safe one.
 *
 * @param birthDate YYYY-MM-DD
 * @param onDate YYYY-MM-DD where the duty is
 * @throws RangeError when a date does not exist or the birth lies after the day
 */
export function ageOn(birthDate: string, onDate: string): number {
  for (const day of [birthDate, onDate])
    if (!isCalendarDate(day)) throw new RangeError('A date must exist and be written YYYY-MM-DD');
  if (birthDate > onDate) throw new RangeError('The birth date lies after the day');
  const years = Number(onDate.slice(0, 4)) - Number(birthDate.slice(0, 4));
  // As texts, 02-29 sorts after 02-28 and before 03-01, which is just the rule.
  return onDate.slice(5) >= birthDate.slice(5) ? years : years - 1;
}

/**
 * Whether somebody is under full age on a day; on the eighteenth birthday nobody is any more.
 *
 * @param birthDate YYYY-MM-DD
 * @param onDate YYYY-MM-DD
 * @throws RangeError as {@link ageOn} does
 */
export function isMinorOn(birthDate: string, onDate: string): boolean {
  return ageOn(birthDate, onDate) < FULL_AGE;
}

/**
 * Whether any minute from `from` up to but not including `to` is night (22:00 to 06:00) in a time zone.
 *
 * @param zone IANA name such as Asia/Shanghai
 * @throws RangeError when `to` is before `from` or the zone is unknown
 */
export function isNight(from: Date, to: Date, zone: string): boolean {
  const end = to.getTime();
  if (!(from.getTime() <= end)) throw new RangeError('The end lies before the start');
  const hourOf = hourIn(zone);
  if (from.getTime() === end) return false;
  if (end - from.getTime() > LONGEST_DAYTIME) return true;
  if (isNightHour(hourOf(from))) return true;
  // Every zone is a whole number of quarter-hours from UTC, so a night can only begin at one of these instants.
  const firstQuarter = Math.floor(from.getTime() / QUARTER_HOUR) * QUARTER_HOUR + QUARTER_HOUR;
  for (let instant = firstQuarter; instant < end; instant += QUARTER_HOUR) {
    if (isNightHour(hourOf(new Date(instant)))) return true;
  }
  return false;
}

function isNightHour(hour: number): boolean {
  return hour >= NIGHT_STARTS_HOUR || hour < NIGHT_ENDS_HOUR;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function hourIn(zone: string): (instant: Date) => number {
  const clock =
    clocks.get(zone) ?? new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: zone });
  clocks.set(zone, clock);
  return (instant) => Number(clock.format(instant));
}
