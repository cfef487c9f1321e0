/** Nobody's phone rings between these hours, local time (only urgent messages pass). */
export const quietHours = { from: 22, to: 7, sendBefore: { hour: 21, minute: 55 } } as const;

/** A date and a time of day on the wall of a county. */
interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

/** Whether `instant` lies in 22:00–07:00 where `timezone` (IANA) is. */
export function isQuiet(instant: Date, timezone: string): boolean {
  const { hour } = localTime(instant, timezone);
  return hour >= quietHours.from || hour < quietHours.to;
}

/**
 * When a message due at `due` may go out: unchanged by day; if it falls into 22:00–07:00 it goes at 21:55 before, so
 * that nobody misses what starts early. If 21:55 is past by `now` but the night has not begun, it goes now; otherwise
 * at 07:00 after.
 */
export function outsideQuietHours(due: Date, timezone: string, now: Date): Date {
  if (!isQuiet(due, timezone)) return due;
  const local = localTime(due, timezone);
  const evening = local.hour >= quietHours.from ? 0 : -1;
  const before = instantOf({ ...local, ...quietHours.sendBefore, day: local.day + evening }, timezone);
  if (before.getTime() > now.getTime()) return before;
  const night = instantOf({ ...local, hour: quietHours.from, minute: 0, day: local.day + evening }, timezone);
  if (now < night && !isQuiet(now, timezone)) return now;
  return instantOf({ ...local, hour: quietHours.to, minute: 0, day: local.day + evening + 1 }, timezone);
}

/** Somebody's own hours of silence, in minutes after local midnight; `from` after `to` passes midnight. */
export interface OwnHours {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** Whether `instant` lies in somebody's own hours of silence. */
export function isOwnQuiet(instant: Date, timezone: string, { fromMinute, toMinute }: OwnHours): boolean {
  const { hour, minute } = localTime(instant, timezone);
  const now = hour * 60 + minute;
  return fromMinute <= toMinute ? now >= fromMinute && now < toMinute : now >= fromMinute || now < toMinute;
}

/**
 * The first moment from `instant` on that lies neither in the night nor in somebody's own hours of silence; where those
 * leave no minute of the day, the end of the night.
 */
export function endOfAllQuiet(instant: Date, timezone: string, own: OwnHours | undefined): Date {
  let at = endOfQuietHours(instant, timezone);
  if (!own) return at;
  for (let round = 0; round < 3 && isOwnQuiet(at, timezone, own); round++) {
    const local = localTime(at, timezone);
    const nextDay = local.hour * 60 + local.minute >= own.toMinute ? 1 : 0;
    const ends = { hour: Math.floor(own.toMinute / 60), minute: own.toMinute % 60 };
    at = endOfQuietHours(instantOf({ ...local, ...ends, day: local.day + nextDay }, timezone), timezone);
  }
  return isOwnQuiet(at, timezone, own) ? endOfQuietHours(instant, timezone) : at;
}

/** The first moment after the quiet hours in which `instant` lies; `instant` itself by day. */
export function endOfQuietHours(instant: Date, timezone: string): Date {
  if (!isQuiet(instant, timezone)) return instant;
  const local = localTime(instant, timezone);
  const morning = local.hour >= quietHours.from ? 1 : 0;
  return instantOf({ ...local, hour: quietHours.to, minute: 0, day: local.day + morning }, timezone);
}

/**
 * The instant at which the wall shows a time. Nights in which clocks are put forward or back are an hour shorter or
 * longer, so the zone's offset is looked up at the answer, not at the question.
 */
function instantOf(local: LocalTime, timezone: string): Date {
  const wanted = asIfUtc(local);
  let instant = wanted;
  for (let round = 0; round < 3; round++) instant += wanted - asIfUtc(localTime(new Date(instant), timezone));
  return new Date(instant);
}

function asIfUtc({ year, month, day, hour, minute }: LocalTime): number {
  return Date.UTC(year, month - 1, day, hour, minute);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function localTime(instant: Date, timezone: string): LocalTime {
  let format = formats.get(timezone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: timezone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(timezone, format);
  }
  const parts = format.formatToParts(instant);
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return { year: read('year'), month: read('month'), day: read('day'), hour: read('hour'), minute: read('minute') };
}
