import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isCheckInOpen, servedMinutes } from './assignment.policy.js';

const shift = { startsAt: new Date('2026-07-06T10:00:00Z'), endsAt: new Date('2026-07-06T13:00:00Z') };
const at = (time: string) => new Date(`2026-07-06T${time}Z`);

describe('served minutes', () => {
  it('credit the time within the shift alone', () => {
    expect(servedMinutes(shift, at('09:30:00'), at('13:40:00'))).toEqual({
      planned: 180,
      actual: 250,
      credited: 180,
      during: { from: shift.startsAt, to: shift.endsAt },
    });
    expect(servedMinutes(shift, at('10:20:30'), at('12:00:00'))).toEqual({
      planned: 180,
      actual: 99,
      credited: 99,
      during: { from: at('10:20:30'), to: at('12:00:00') },
    });
    expect(servedMinutes(shift, at('09:10:00'), at('09:50:00'))).toEqual({ planned: 180, actual: 40, credited: 0 });
  });

  it('never credit more than was planned or given', () => {
    const instant = fc.date({ min: at('00:00:00'), max: new Date('2026-07-08T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, instant, (one, two) => {
        const [from, to] = one < two ? [one, two] : [two, one];
        const { planned, actual, credited } = servedMinutes(shift, from, to);
        return credited >= 0 && credited <= planned && credited <= actual && Number.isInteger(credited);
      }),
    );
  });
});

describe('check-in', () => {
  it('is open from an hour before the shift to its end, and for who leads two days longer', () => {
    expect(isCheckInOpen(shift, at('08:59:59'), false)).toBe(false);
    expect(isCheckInOpen(shift, at('09:00:00'), false)).toBe(true);
    expect(isCheckInOpen(shift, at('13:00:00'), false)).toBe(false);
    expect(isCheckInOpen(shift, at('13:00:00'), true)).toBe(true);
    expect(isCheckInOpen(shift, new Date('2026-07-08T13:00:00Z'), true)).toBe(false);
  });
});
