const CALENDAR_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const CLOCK_TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const HAND_WRITTEN_DATE = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?$/;

export const CLOCK_TIME_PATTERN = CLOCK_TIME.source;

/** Days of a month in the Gregorian calendar; 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  if (month < 1 || month > 12) return 0;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** True for a day that exists, written YYYY-MM-DD. */
export function isCalendarDate(text: string): boolean {
  const parts = CALENDAR_DATE.exec(text);
  return parts !== null && isDay(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

/** True when the text has the shape YYYY-MM-DD, whether that day exists or not. */
export function looksLikeCalendarDate(text: string): boolean {
  return CALENDAR_DATE.test(text);
}

/** True for HH:MM from 00:00 to 23:59. */
export function isClockTime(text: string): boolean {
  return CLOCK_TIME.test(text);
}

/**
 * Reads the ways people write a date in a spreadsheet (2026/3/5, 2026-03-05, 2026.3.5, 2026年3月5日).
 *
 * @returns YYYY-MM-DD, 'impossible' for a day that does not exist, undefined if it is not a date at all
 */
export function readDate(text: string): string | undefined {
  const parts = HAND_WRITTEN_DATE.exec(text.normalize('NFKC').replace(/\s+/g, ''));
  if (parts === null) return undefined;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return isDay(year, month, day) ? formatCalendarDate(year, month, day) : 'impossible';
}

export function formatCalendarDate(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function isDay(year: number, month: number, day: number): boolean {
  return year >= 1 && day >= 1 && day <= daysInMonth(year, month);
}
