import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type CalendarEvent, writeCalendar } from './calendar.js';

const now = new Date('2026-07-06T10:00:00.123Z');
const event: CalendarEvent = {
  uid: 'one@redmaple',
  startsAt: new Date('2026-07-13T10:00:00Z'),
  endsAt: new Date('2026-07-13T13:00:00Z'),
  summary: '傍晚巡查',
  status: 'confirmed',
  sequence: 3,
};
const write = (change: Partial<CalendarEvent> = {}) => writeCalendar({ ...event, ...change }, now);
/** As a reader of RFC 5545 puts the lines together again. */
const unfold = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');
const valueOf = (text: string, name: string) =>
  unfold(text)
    .find((line) => line.startsWith(`${name}:`))
    ?.slice(name.length + 1);
const unescape = (text: string) =>
  text.replace(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign));

describe('a calendar file', () => {
  it('is what RFC 5545 asks for, line by line', () => {
    expect(write({ location: '三号坝', description: '河道巡防队' })).toBe(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Red Maple//Red Maple//ZH',
        'CALSCALE:GREGORIAN',
        'METHOD:PUBLISH',
        'BEGIN:VEVENT',
        'UID:one@redmaple',
        'DTSTAMP:20260706T100000Z',
        'DTSTART:20260713T100000Z',
        'DTEND:20260713T130000Z',
        'SEQUENCE:3',
        'STATUS:CONFIRMED',
        'SUMMARY:傍晚巡查',
        'LOCATION:三号坝',
        'DESCRIPTION:河道巡防队',
        'BEGIN:VALARM',
        'ACTION:DISPLAY',
        'DESCRIPTION:傍晚巡查',
        'TRIGGER:-PT2H',
        'END:VALARM',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    );
  });

  it('reminds nobody of what was called off', () => {
    const text = write({ status: 'cancelled' });
    expect(text).toContain('STATUS:CANCELLED\r\n');
    expect(text).not.toContain('VALARM');
  });

  it('escapes what has a meaning there', () => {
    expect(valueOf(write({ summary: '一; 二, 三\\四\r\n五\n六' }), 'SUMMARY')).toBe('一\\; 二\\, 三\\\\四\\n五\\n六');
  });

  it('lets nobody write lines of their own', () => {
    const text = write({ summary: 'x\r\nEND:VEVENT\r\nATTACH:http://evil', location: 'y\nBEGIN:VEVENT' });
    expect(unfold(text).filter((line) => /^(END:VEVENT|BEGIN:VEVENT|ATTACH)/.test(line))).toEqual([
      'BEGIN:VEVENT',
      'END:VEVENT',
    ]);
  });

  it('folds at 75 octets between characters, and reads as it was written, whatever was written', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 300 }).filter((one) => !/\p{Cc}/u.test(one));
    fc.assert(
      fc.property(text, (summary) => {
        const file = write({ summary, location: summary });
        for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(Buffer.from(file).toString()).toBe(file);
        expect(unescape(valueOf(file, 'SUMMARY') ?? '')).toBe(summary);
        expect(unescape(valueOf(file, 'LOCATION') ?? '')).toBe(summary);
      }),
    );
  });
});
