import { zone } from '../app/words.js';
import { serverNow } from './server-clock.js';

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** What a clock on the county's wall shows at an instant, as a `datetime-local` field takes it: `2026-11-30T14:00`. */
export function toWallTime(instant: string | number): string {
  const read = Object.fromEntries(parts.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  return `${read.year}-${read.month}-${read.day}T${read.hour}:${read.minute}`;
}

/**
 * The instant at which the county's wall clock shows a time, whatever the browser's own zone is.
 *
 * @param wall `2026-11-30T14:00`
 */
export function toInstant(wall: string): string {
  const asUtc = Date.parse(`${wall}:00Z`);
  // Twice, so that the offset is the one that holds at that time and not some hours off.
  const first = asUtc - offsetAt(asUtc);
  return new Date(asUtc - offsetAt(first)).toISOString();
}

/** Milliseconds that the county's clock is ahead of UTC at an instant. */
function offsetAt(instant: number): number {
  return Date.parse(`${toWallTime(instant)}:00Z`) - Math.floor(instant / 60_000) * 60_000;
}

/** The day of an instant in the county, YYYY-MM-DD. */
function countyDay(instant: string | number): string {
  return toWallTime(instant).slice(0, 10);
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
