import { type Weekday, weekdays } from '@redmaple/plugins/house';
import { weekdayOf } from '../time/zoned-time.js';

/** One weekday of a rule; `nth` counts within the month, from its end when negative. */
interface RuleDay {
  readonly day: Weekday;
  readonly nth?: number;
}

/** A recurrence of whole days: the part of RFC 5545 (RRULE) that people need to say when they can come. */
export interface DayRule {
  readonly frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY';
  /** Every so many days, weeks or months, counted from the first day. */
  readonly interval: number;
  readonly days: readonly RuleDay[];
  /** Days of the month, from its end when negative. */
  readonly monthDays: readonly number[];
  /** Last day, YYYY-MM-DD. */
  readonly until?: string;
}

const dayMs = 86_400_000;
const partPattern = /^(FREQ|INTERVAL|BYDAY|BYMONTHDAY|UNTIL|WKST)=(.+)$/;

/** Reads `FREQ=WEEKLY;INTERVAL=2;BYDAY=SA`; undefined for what is no such rule, or no day could ever follow. */
export function readDayRule(text: string): DayRule | undefined {
  const parts = new Map<string, string>();
  for (const part of text.split(';')) {
    const [, name, value] = partPattern.exec(part) ?? [];
    if (name === undefined || value === undefined || parts.has(name)) return undefined;
    parts.set(name, value);
  }
  const frequency = parts.get('FREQ');
  if (frequency !== 'DAILY' && frequency !== 'WEEKLY' && frequency !== 'MONTHLY') return undefined;
  // Weeks begin on Monday (RFC 5545's own default).
  if (parts.has('WKST') && parts.get('WKST') !== 'MO') return undefined;
  const interval = readWhole(parts.get('INTERVAL') ?? '1', 1, 99);
  const days = readList(parts.get('BYDAY'), (one) => readDay(one, frequency));
  const monthDays = readList(parts.get('BYMONTHDAY'), (one) => readMonthDay(one, frequency));
  const until = parts.has('UNTIL') ? readUntil(parts.get('UNTIL') ?? '') : undefined;
  if (interval === undefined || !days || !monthDays || (parts.has('UNTIL') && until === undefined)) return undefined;
  return { frequency, interval, days, monthDays, ...(until !== undefined && { until }) };
}

/** Whether the rule that begins on `firstDay` has `day` (both YYYY-MM-DD). */
export function ruleHasDay(rule: DayRule, firstDay: string, day: string): boolean {
  if (day < firstDay || (rule.until !== undefined && day > rule.until)) return false;
  return periodsBetween(rule.frequency, firstDay, day) % rule.interval === 0 && fits(rule, firstDay, day);
}

function fits({ frequency, days, monthDays }: DayRule, firstDay: string, day: string): boolean {
  if (days.length === 0 && monthDays.length === 0) {
    if (frequency === 'DAILY') return true;
    return frequency === 'WEEKLY' ? weekdayOf(day) === weekdayOf(firstDay) : day.slice(8) === firstDay.slice(8);
  }
  const date = Number(day.slice(8));
  const length = daysOfMonth(day);
  const byDay =
    days.length === 0 ||
    days.some((one) => one.day === weekdayOf(day) && (one.nth === undefined || isNth(one.nth, date, length)));
  const byDate = monthDays.length === 0 || monthDays.some((one) => (one > 0 ? one : length + 1 + one) === date);
  return byDay && byDate;
}

function isNth(nth: number, date: number, length: number): boolean {
  return nth > 0 ? Math.ceil(date / 7) === nth : Math.ceil((length + 1 - date) / 7) === -nth;
}

/** Whole days, weeks (from Monday) or months between the periods of two days. */
function periodsBetween(frequency: DayRule['frequency'], from: string, to: string): number {
  if (frequency === 'MONTHLY')
    return (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
  const [first, last] = [dayNumber(from), dayNumber(to)];
  if (frequency === 'DAILY') return last - first;
  return (last - weekdays.indexOf(weekdayOf(to)) - (first - weekdays.indexOf(weekdayOf(from)))) / 7;
}

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / dayMs;
}

function daysOfMonth(day: string): number {
  return new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate();
}

function readWhole(text: string, least: number, most: number): number | undefined {
  const value = /^\d{1,2}$/.test(text) ? Number(text) : undefined;
  return value !== undefined && value >= least && value <= most ? value : undefined;
}

function readList<T>(text: string | undefined, read: (one: string) => T | undefined): T[] | undefined {
  if (text === undefined) return [];
  const found = text.split(',').map(read);
  return found.length <= 31 && found.every((one) => one !== undefined) ? (found as T[]) : undefined;
}

function readDay(text: string, frequency: DayRule['frequency']): RuleDay | undefined {
  const [, sign, nth, name] = /^(?:([+-]?)([1-5]))?(MO|TU|WE|TH|FR|SA|SU)$/.exec(text) ?? [];
  const day = weekdays.find((one) => one.slice(0, 2).toUpperCase() === name);
  if (day === undefined) return undefined;
  if (nth === undefined) return { day };
  // "The second Monday" is one of a month.
  return frequency === 'MONTHLY' ? { day, nth: Number(nth) * (sign === '-' ? -1 : 1) } : undefined;
}

function readMonthDay(text: string, frequency: DayRule['frequency']): number | undefined {
  if (frequency === 'WEEKLY') return undefined;
  const value = /^-?\d{1,2}$/.test(text) ? Number(text) : 0;
  return value !== 0 && Math.abs(value) <= 31 ? value : undefined;
}

function readUntil(text: string): string | undefined {
  const [, year, month, date] = /^(\d{4})(\d{2})(\d{2})(?:T\d{6}Z)?$/.exec(text) ?? [];
  const day = `${year}-${month}-${date}`;
  const read = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(read) && new Date(read).toISOString().slice(0, 10) === day ? day : undefined;
}
