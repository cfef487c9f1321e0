import { describe, expect, it } from '@jest/globals';
import { instantAt } from '../time/zoned-time.js';
import { type AvailabilityPattern, isAvailable } from './availability.policy.js';

const zone = 'Asia/Shanghai';
/** 2026-07-06 is a Monday. */
const duty = (day: string, from: number, to: number) => ({
  startsAt: instantAt(day, from * 60, zone),
  endsAt: instantAt(day, to * 60, zone),
});
const evenings: AvailabilityPattern = {
  weekly: [
    { day: 'mon', from: '18:00', to: '22:00' },
    { day: 'fri', from: '20:00', to: '02:00' },
    { day: 'sat', from: '02:00', to: '08:00' },
  ],
  exceptions: [],
};

describe('availability', () => {
  it('is given at any time by who said nothing', () => {
    expect(isAvailable(undefined, duty('2026-07-06', 3, 5), zone)).toBe(true);
    expect(isAvailable({ weekly: [], exceptions: [] }, duty('2026-07-06', 3, 5), zone)).toBe(true);
  });

  it('must cover the whole duty', () => {
    expect(isAvailable(evenings, duty('2026-07-06', 18, 21), zone)).toBe(true);
    expect(isAvailable(evenings, duty('2026-07-06', 18, 22), zone)).toBe(true);
    expect(isAvailable(evenings, duty('2026-07-06', 17, 21), zone)).toBe(false);
    expect(isAvailable(evenings, duty('2026-07-07', 18, 21), zone)).toBe(false);
  });

  it('passes midnight, and windows that touch count as one', () => {
    expect(isAvailable(evenings, duty('2026-07-10', 22, 26), zone)).toBe(true);
    expect(isAvailable(evenings, duty('2026-07-10', 22, 30), zone)).toBe(true);
    expect(isAvailable(evenings, duty('2026-07-11', 0, 8), zone)).toBe(true);
    expect(isAvailable(evenings, duty('2026-07-11', 0, 9), zone)).toBe(false);
  });

  it('is taken away by an unavailable day, the night before included, and given by an available one', () => {
    const away: AvailabilityPattern = {
      ...evenings,
      exceptions: [
        { kind: 'unavailable', fromDay: '2026-07-11', toDay: '2026-07-12' },
        { kind: 'available', fromDay: '2026-07-07', toDay: '2026-07-07' },
      ],
    };
    expect(isAvailable(away, duty('2026-07-10', 22, 26), zone)).toBe(false);
    expect(isAvailable(away, duty('2026-07-10', 20, 24), zone)).toBe(true);
    expect(isAvailable(away, duty('2026-07-07', 9, 12), zone)).toBe(true);
  });

  it('says no on an unavailable day even to who can come at any time', () => {
    const away: AvailabilityPattern = {
      weekly: [],
      exceptions: [{ kind: 'unavailable', fromDay: '2026-07-06', toDay: '2026-07-06' }],
    };
    expect(isAvailable(away, duty('2026-07-06', 18, 21), zone)).toBe(false);
    expect(isAvailable(away, duty('2026-07-07', 0, 3), zone)).toBe(true);
  });
});
