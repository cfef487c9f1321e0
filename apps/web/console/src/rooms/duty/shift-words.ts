import type { Shape } from '../../app/api.js';
import type { Words } from '../../app/words.js';
import type { Tone } from '../../kit/status-tag.js';

export type Roster = Shape<'RosterView'>;
export type Shift = Roster['shifts'][number];
export type Seat = Shift['seats'][number];
export type Assignment = NonNullable<Seat['assignment']>;

/** How a seat is to be taken, by who holds it. An open seat wants somebody. */
export const assignmentTones: Readonly<Record<string, Tone>> = {
  drafted: 'busy',
  offered: 'warn',
  confirmed: 'good',
  'checked-in': 'good',
  completed: 'good',
  'no-show': 'bad',
  excused: 'quiet',
  replaced: 'quiet',
};

export const rosterTones: Readonly<Record<Roster['state'], Tone>> = {
  drafting: 'busy',
  drafted: 'warn',
  published: 'good',
  failed: 'bad',
};

/** `19:00–21:00` on the county's clock. */
export function clockSpan({ time }: Words, shift: Pick<Shift, 'startsAt' | 'endsAt'>): string {
  return `${time(shift.startsAt)}–${time(shift.endsAt)}`;
}

/** Weekday and date of a calendar day, short enough for a column. */
export function shortDay(locale: string, day: string): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    month: 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));
}

/** Seats without anybody in shifts that take place. */
export function openSeats(shifts: readonly Shift[]): { readonly shift: Shift; readonly seat: Seat }[] {
  return shifts
    .filter((shift) => shift.state !== 'cancelled')
    .flatMap((shift) => shift.seats.filter((seat) => !seat.assignment).map((seat) => ({ shift, seat })));
}
