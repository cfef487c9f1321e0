import fc from 'fast-check';
import { endOfQuietHours, isQuiet, outsideQuietHours } from './quiet-hours.js';

const shanghai = 'Asia/Shanghai';
/** Zones with clocks put forward and back, half and quarter hours, and dates on the other side. */
const zones = [
  'Asia/Shanghai',
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Asia/Tehran',
  'America/St_Johns',
];
const minute = 60_000;

const anyZone = fc.constantFrom(...zones);
const anyInstant = fc.date({
  min: new Date('2020-01-01T00:00:00Z'),
  max: new Date('2040-01-01T00:00:00Z'),
  noInvalidDate: true,
});

function wall(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    instant,
  );
}

describe('quiet hours', () => {
  it('let a message by day go when it is due', () => {
    const noon = new Date('2026-07-01T12:00:00+08:00');
    expect(outsideQuietHours(noon, shanghai, new Date('2026-06-01T00:00:00Z'))).toEqual(noon);
    const seven = new Date('2026-07-01T07:00:00+08:00');
    expect(outsideQuietHours(seven, shanghai, new Date('2026-06-01T00:00:00Z'))).toEqual(seven);
    const tenSharp = new Date('2026-07-01T22:00:00+08:00');
    expect(outsideQuietHours(tenSharp, shanghai, new Date('2026-06-01T00:00:00Z'))).not.toEqual(tenSharp);
  });

  it.each([
    ['late in the evening', '2026-07-01T22:00:00+08:00', '2026-07-01T21:55:00+08:00'],
    ['early in the morning', '2026-07-02T05:30:30+08:00', '2026-07-01T21:55:00+08:00'],
    ['on the first of a month', '2026-03-01T06:59:59+08:00', '2026-02-28T21:55:00+08:00'],
  ])('move a message due %s to 21:55 before', (_when, due, goes) => {
    expect(outsideQuietHours(new Date(due), shanghai, new Date('2026-01-01T00:00:00Z'))).toEqual(new Date(goes));
  });

  it('let it go at once between 21:55 and 22:00, and in the morning when the night has begun', () => {
    const due = new Date('2026-07-02T04:30:00+08:00');
    const justBefore = new Date('2026-07-01T21:58:00+08:00');
    expect(outsideQuietHours(due, shanghai, justBefore)).toEqual(justBefore);
    expect(outsideQuietHours(due, shanghai, new Date('2026-07-01T22:00:00+08:00'))).toEqual(
      new Date('2026-07-02T07:00:00+08:00'),
    );
    expect(outsideQuietHours(due, shanghai, due)).toEqual(new Date('2026-07-02T07:00:00+08:00'));
  });

  it('are counted on the wall, in nights with an hour more or less too', () => {
    const longNight = new Date('2026-10-25T06:00:00+01:00');
    expect(outsideQuietHours(longNight, 'Europe/Berlin', new Date('2026-10-01T00:00:00Z'))).toEqual(
      new Date('2026-10-24T21:55:00+02:00'),
    );
    const shortNight = new Date('2026-03-29T01:30:00+01:00');
    expect(endOfQuietHours(shortNight, 'Europe/Berlin')).toEqual(new Date('2026-03-29T07:00:00+02:00'));
  });

  it('let nothing go out in the night, in any zone, whenever it is due and planned', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, fc.integer({ min: 0, max: 40 * 24 * 60 }), (zone, due, ahead) => {
        const now = new Date(due.getTime() - ahead * minute);
        const goes = outsideQuietHours(due, zone, now);
        expect(isQuiet(goes, zone)).toBe(false);
        // Never before it is planned, never more than a night away, and moved only when it has to be.
        expect(goes.getTime()).toBeGreaterThanOrEqual(Math.min(now.getTime(), due.getTime()));
        expect(Math.abs(goes.getTime() - due.getTime())).toBeLessThanOrEqual(10.2 * 60 * minute);
        if (!isQuiet(due, zone)) expect(goes).toEqual(due);
        else expect(goes > due || goes <= now || wall(goes, zone) === '21:55').toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('end at seven, in any zone', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, (zone, instant) => {
        const end = endOfQuietHours(instant, zone);
        expect(isQuiet(end, zone)).toBe(false);
        if (isQuiet(instant, zone)) expect(wall(end, zone)).toBe('07:00');
        else expect(end).toEqual(instant);
      }),
      { numRuns: 1_000 },
    );
  });
});
