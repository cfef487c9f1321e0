import fc from 'fast-check';
import { plannedReminders, reminderThresholds } from './reminder.policy.js';

const minute = 60_000;
const shanghai = 'Asia/Shanghai';
const at = (text: string) => new Date(`${text}+08:00`);
const planned = (startsAt: Date, now: Date) =>
  plannedReminders(startsAt, shanghai, now).map((one) => `${one.threshold} ${one.at.toISOString()}`);

/** Hour of the day, as a fraction, on a clock in the zone. */
function localHour(instant: Date, timezone: string): number {
  const text = instant.toLocaleTimeString('en-GB', { timeZone: timezone, hourCycle: 'h23' });
  const [hour = 0, minutes = 0, second = 0] = text.split(':').map(Number);
  return hour + minutes / 60 + (second + instant.getMilliseconds() / 1000) / 3600;
}

describe('reminders of a session', () => {
  it('go out seven days, one day and two hours before', () => {
    expect(planned(at('2026-12-05T14:00'), at('2026-11-20T09:00'))).toEqual([
      `7d ${at('2026-11-28T14:00').toISOString()}`,
      `1d ${at('2026-12-04T14:00').toISOString()}`,
      `2h ${at('2026-12-05T12:00').toISOString()}`,
    ]);
  });

  it('that are past when someone enrols are left out, not sent at once', () => {
    expect(planned(at('2026-12-05T14:00'), at('2026-12-04T14:00'))).toEqual([
      `2h ${at('2026-12-05T12:00').toISOString()}`,
    ]);
    expect(planned(at('2026-12-05T14:00'), at('2026-12-05T12:30'))).toEqual([]);
  });

  it('due at night go out at 21:55 before', () => {
    expect(planned(at('2026-12-05T08:30'), at('2026-12-04T12:00'))).toEqual([
      `2h ${at('2026-12-04T21:55').toISOString()}`,
    ]);
    expect(planned(at('2026-12-05T23:00'), at('2026-12-04T12:00'))).toEqual([
      `1d ${at('2026-12-04T21:55').toISOString()}`,
      `2h ${at('2026-12-05T21:00').toISOString()}`,
    ]);
  });

  it('whose 21:55 is past are left out: they may have gone out to someone who cancelled and comes back', () => {
    expect(planned(at('2026-12-05T08:30'), at('2026-12-04T22:10'))).toEqual([]);
  });

  it('never ring at night, never come after the start or before now, and keep their order', () => {
    const zones = fc.constantFrom(shanghai, 'Asia/Urumqi', 'UTC', 'Asia/Kathmandu');
    const start = fc.date({ min: new Date('2026-01-01'), max: new Date('2035-12-31'), noInvalidDate: true });
    const ahead = fc.integer({ min: 0, max: 20 * 24 * 60 * minute });
    fc.assert(
      fc.property(zones, start, ahead, (zone, startsAt, before) => {
        const now = new Date(startsAt.getTime() - before);
        const reminders = plannedReminders(startsAt, zone, now);
        for (const { threshold, at: time } of reminders) {
          const hour = localHour(time, zone);
          expect(hour).toBeGreaterThanOrEqual(7);
          expect(hour).toBeLessThan(22);
          expect(time.getTime()).toBeGreaterThan(now.getTime());
          const early = startsAt.getTime() - reminderThresholds[threshold] - time.getTime();
          // Never later than promised, and at most a night earlier: 06:59:59.999 becomes 21:55.
          expect(early).toBeGreaterThanOrEqual(0);
          expect(early).toBeLessThanOrEqual((9 * 60 + 5) * minute);
        }
        const times = reminders.map((one) => one.at.getTime());
        expect(times).toEqual([...times].sort((one, other) => one - other));
        expect(new Set(times).size).toBe(times.length);
      }),
      { numRuns: 2_000 },
    );
  });

  it('stay the same however often they are planned: only what is past drops out', () => {
    const start = fc.date({ min: new Date('2026-01-01'), max: new Date('2035-12-31'), noInvalidDate: true });
    const pause = fc.integer({ min: 0, max: 10 * 24 * 60 * minute });
    fc.assert(
      fc.property(start, pause, pause, (startsAt, first, second) => {
        const early = new Date(startsAt.getTime() - first - second);
        const late = new Date(startsAt.getTime() - second);
        const all = plannedReminders(startsAt, shanghai, early).map((one) => JSON.stringify(one));
        for (const one of plannedReminders(startsAt, shanghai, late)) expect(all).toContain(JSON.stringify(one));
      }),
      { numRuns: 1_000 },
    );
  });
});
