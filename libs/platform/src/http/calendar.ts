/** One appointment of a calendar file. */
export interface CalendarEvent {
  /** The same whenever the file is made: a calendar that has it already changes it instead of adding another. */
  readonly uid: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly summary: string;
  readonly location?: string | undefined;
  readonly description?: string | undefined;
  /** `tentative`: a place that somebody waits for. */
  readonly status: 'confirmed' | 'tentative' | 'cancelled';
  /** Counts the changes, so that the newest of two files is known. */
  readonly sequence: number;
}

/** Content type of what {@link writeCalendar} makes. */
export const calendarType = 'text/calendar; charset=utf-8';

const lineOctets = 75;
const reminder = '-PT2H';

/**
 * A calendar file with one appointment and a reminder two hours before (RFC 5545): lines end in CRLF and are folded at 75
 * octets between characters, texts are escaped, times are UTC, so that no time zone has to be described.
 * @param now when it is made
 */
export function writeCalendar(event: CalendarEvent, now: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Red Maple//Red Maple//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${escaped(event.uid)}`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(event.startsAt)}`,
    `DTEND:${utc(event.endsAt)}`,
    `SEQUENCE:${event.sequence}`,
    `STATUS:${event.status.toUpperCase()}`,
    `SUMMARY:${escaped(event.summary)}`,
    ...(event.location === undefined ? [] : [`LOCATION:${escaped(event.location)}`]),
    ...(event.description === undefined ? [] : [`DESCRIPTION:${escaped(event.description)}`]),
    ...(event.status === 'cancelled' ? [] : alarm(event.summary)),
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function alarm(text: string): string[] {
  return ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escaped(text)}`, `TRIGGER:${reminder}`, 'END:VALARM'];
}

/** 20260713T100000Z */
function utc(instant: Date): string {
  return instant.toISOString().replace(/[-:]|\.\d+/g, '');
}

/** TEXT of RFC 5545, 3.3.11. Other control characters have no place in it. */
function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/[\p{Cc}]/gu, ' ');
}

/** Continues a long line on the next, after a blank, never within a character. */
function folded(line: string): string {
  let written = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > lineOctets) {
      written += '\r\n ';
      octets = 1;
    }
    written += character;
    octets += size;
  }
  return written;
}
