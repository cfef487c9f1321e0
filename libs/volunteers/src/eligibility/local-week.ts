import { dayIn } from '@redmaple/i18n';
import { addDays } from '../qualifications/qualification.policy.js';

const hour = 3_600_000;

/** The Monday of a day's week, or that many days after it. Days are YYYY-MM-DD. */
export function mondayOf(day: string, later = 0): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, later - weekday);
}

/** The first instant of a calendar day in a zone. Clocks change by whole quarters of an hour, so it is found among those. */
export function startOfDay(day: string, zone: string): Date {
  const noon = Date.parse(`${day}T12:00:00Z`);
  let [before, at] = [noon - 40 * hour, noon + 16 * hour];
  while (at - before > hour / 4) {
    const middle = before + Math.floor((at - before) / (hour / 2)) * (hour / 4);
    if (dayIn(new Date(middle), zone) < day) before = middle;
    else at = middle;
  }
  return new Date(at);
}
