/** What the county's clocks stand ahead of UTC; China has kept one time without summer hours since 1991. */
const ahead = '+08:00';
const aheadInMilliseconds = 8 * 3_600_000;

/** The county's wall time of an instant as date-and-time fields write it: `2026-11-30T14:00`. */
export function toWallTime(instant: string): string {
  return new Date(new Date(instant).getTime() + aheadInMilliseconds).toISOString().slice(0, 16);
}

/** The instant of a wall time in the county, whatever the zone of the browser. */
export function fromWallTime(wall: string): string {
  return new Date(`${wall}:00${ahead}`).toISOString();
}

/** The county's calendar day of an instant, YYYY-MM-DD. */
export function dayOf(instant: string): string {
  return toWallTime(instant).slice(0, 10);
}

/** The instant at which a calendar day begins in the county. */
export function startOfDay(day: string): string {
  return fromWallTime(`${day}T00:00`);
}

/** A calendar day so many days later. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Monday of the week that a calendar day lies in. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}
