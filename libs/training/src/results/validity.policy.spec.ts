import fc from 'fast-check';
import { dayOf, monthsAfter } from './validity.policy.js';

describe('the validity of a qualification', () => {
  it('begins on the day of the session as the county counts it', () => {
    const lateEvening = new Date('2026-11-30T16:30:00Z');
    expect(dayOf(lateEvening, 'Asia/Shanghai')).toBe('2026-12-01');
    expect(dayOf(lateEvening, 'UTC')).toBe('2026-11-30');
  });

  it('ends on the same day of the month, or on its last day', () => {
    expect(monthsAfter('2026-11-23', 36)).toBe('2029-11-23');
    expect(monthsAfter('2027-01-31', 1)).toBe('2027-02-28');
    expect(monthsAfter('2028-02-29', 12)).toBe('2029-02-28');
    expect(monthsAfter('2026-12-31', 2)).toBe('2027-02-28');
  });

  it('never skips a month nor falls back', () => {
    const day = fc.date({ min: new Date('2026-01-01'), max: new Date('2060-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 600 }), (instant, months) => {
        const from = instant.toISOString().slice(0, 10);
        const to = monthsAfter(from, months);
        const count = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        expect(count(to) - count(from)).toBe(months);
        expect(Number(to.slice(8))).toBeLessThanOrEqual(Number(from.slice(8)));
      }),
    );
  });
});
