import { zone } from '../../app/words.js';
import { serverNow } from '../../kit/server-clock.js';

const dayFormat = new Intl.DateTimeFormat('en-CA', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day of an instant in the county, YYYY-MM-DD. */
export function countyDay(instant: number): string {
  return dayFormat.format(instant);
}

/** Today in the county. */
export function countyToday(): string {
  return countyDay(serverNow());
}

/** A calendar day so many days later. */
export function addDays(day: string, count: number): string {
  const moved = new Date(`${day}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + count);
  return moved.toISOString().slice(0, 10);
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}
