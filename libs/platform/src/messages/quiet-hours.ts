/** Nobody's phone rings between these hours, local time (only urgent messages pass). */
export const quietHours = { from: 22, to: 7, sendBefore: { hour: 21, minute: 55 } } as const;

/**
 * When a message due at `due` may go out: unchanged by day; if it falls into 22:00–07:00 it goes at 21:55 before,
 * so that nobody misses what starts early. If 21:55 is past by `now`, at 07:00 after.
 */
export function outsideQuietHours(due: Date, timezone: string, now: Date): Date {
  const local = localParts(due, timezone);
  if (local.hour < quietHours.from && local.hour >= quietHours.to) return due;
  const before = new Date(due);
  const { hour, minute } = quietHours.sendBefore;
  const minutesBack = (local.hour * 60 + local.minute - (hour * 60 + minute) + 1440) % 1440;
  before.setTime(due.getTime() - minutesBack * 60_000 - local.second * 1000 - due.getMilliseconds());
  if (before.getTime() > now.getTime()) return before;
  const minutesOn = (quietHours.to * 60 - (local.hour * 60 + local.minute) + 1440) % 1440;
  return new Date(due.getTime() + minutesOn * 60_000 - local.second * 1000 - due.getMilliseconds());
}

function localParts(instant: Date, timezone: string): { hour: number; minute: number; second: number } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant);
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return { hour: read('hour'), minute: read('minute'), second: read('second') };
}
