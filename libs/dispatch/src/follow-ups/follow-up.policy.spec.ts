import { describe, expect, it } from '@jest/globals';
import { dayIn, formatTime } from '@redmaple/i18n';
import fc from 'fast-check';
import { nextDayAt } from './follow-up.policy.js';

const zones = ['Asia/Shanghai', 'Asia/Urumqi', 'Asia/Kathmandu', 'UTC', 'Europe/London', 'America/New_York'];

describe('when a call-back is due', () => {
  it('is at ten in the morning of the next day, county time', () => {
    expect(nextDayAt(new Date('2026-07-01T02:00:00Z'), 'Asia/Shanghai', 10).toISOString()).toBe(
      '2026-07-02T02:00:00.000Z',
    );
    // 00:30 on 2 July in 诸暨.
    expect(nextDayAt(new Date('2026-07-01T16:30:00Z'), 'Asia/Shanghai', 10).toISOString()).toBe(
      '2026-07-03T02:00:00.000Z',
    );
  });

  it('is always the following calendar day at that hour, whatever the zone does with its clocks', () => {
    const instants = fc.date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (instant, zone) => {
        const due = nextDayAt(instant, zone, 10);
        expect(formatTime('en', due, zone)).toBe('10:00');
        const [today, then] = [dayIn(instant, zone), dayIn(due, zone)].map((day) => Date.parse(`${day}T00:00:00Z`));
        expect((then ?? 0) - (today ?? 0)).toBe(24 * 3_600_000);
        expect(due > instant).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
