import { describe, expect, it } from '@jest/globals';
import { addDays, mondayOf, toInstant, toWallTime } from './county-time.js';

describe('the clock on the county’s wall', () => {
  it('shows an instant eight hours ahead, whatever the zone of the machine', () => {
    expect(toWallTime('2026-11-30T18:05:59.999Z')).toBe('2026-12-01T02:05');
    expect(toWallTime(Date.parse('2026-11-30T15:59:00Z'))).toBe('2026-11-30T23:59');
  });

  it('is read back as the same instant', () => {
    for (const wall of ['2026-01-01T00:00', '2026-06-30T23:59', '2028-02-29T12:30'])
      expect(toWallTime(toInstant(wall))).toBe(wall);
    expect(toInstant('2026-12-01T02:05')).toBe('2026-11-30T18:05:00.000Z');
  });

  it('counts days over months and years, and knows the Monday of each', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
    expect(mondayOf('2026-11-29')).toBe('2026-11-23');
    expect(mondayOf('2026-11-23')).toBe('2026-11-23');
  });
});
