import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, coversDays, endOfValidity, stateOn } from './qualification.policy.js';

const origin = '2026-01-01';
const offset = fc.integer({ min: 0, max: 60 });
const periods = fc.array(
  fc.tuple(offset, fc.option(offset, { nil: undefined })).map(([from, length]) => ({
    validFrom: addDays(origin, from),
    validTo: length === undefined ? undefined : addDays(origin, from + length),
  })),
  { maxLength: 5 },
);

describe('the validity of certificates', () => {
  it('covers a stretch exactly when every day of it lies in some period', () => {
    fc.assert(
      fc.property(periods, offset, fc.integer({ min: 0, max: 10 }), (all, start, length) => {
        const first = addDays(origin, start);
        const last = addDays(first, length);
        const days = Array.from({ length: length + 1 }, (_, index) => addDays(first, index));
        const everyDay = days.every((day) =>
          all.some((one) => one.validFrom <= day && (one.validTo === undefined || day <= one.validTo)),
        );
        expect(coversDays(all, first, last)).toBe(everyDay);
      }),
      { numRuns: 2_000 },
    );
  });

  it('has no gap where a renewal starts the day after the old end', () => {
    const renewed = [
      { validFrom: '2026-01-01', validTo: '2026-02-28' },
      { validFrom: '2026-03-01', validTo: '2026-12-31' },
    ];
    expect(coversDays(renewed, '2026-02-28', '2026-03-01')).toBe(true);
    expect(coversDays([{ validFrom: '2026-01-01', validTo: '2026-02-28' }], '2026-02-28', '2026-03-01')).toBe(false);
  });

  it.each([
    ['2026-03-01', 12, '2027-02-28'],
    ['2027-03-01', 12, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-27'],
    ['2026-01-31', 1, '2026-02-27'],
    ['2026-12-31', 36, '2029-12-30'],
  ])('from %s for %i months ends on %s', (from, months, end) => {
    expect(endOfValidity(from, months)).toBe(end);
  });

  it('is read from the calendar day, first and last included', () => {
    const one = { validFrom: '2026-03-01', validTo: '2026-03-31', revoked: false };
    expect(['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map((day) => stateOn(day, one))).toEqual([
      'future',
      'valid',
      'valid',
      'expired',
    ]);
    expect(stateOn('2026-03-15', { ...one, revoked: true })).toBe('revoked');
    expect(stateOn('2099-01-01', { ...one, validTo: undefined })).toBe('valid');
  });
});
