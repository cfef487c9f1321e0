import { describe, expect, it } from '@jest/globals';
import { addDays, clockTime, instantAt, minuteOfDay, weekdayOf, weekStartOf } from './zoned-time.js';

const shanghai = 'Asia/Shanghai';

describe('local times of a county', () => {
  it('become instants, and minutes beyond midnight lie on the next day', () => {
    expect(instantAt('2026-07-06', 18 * 60, shanghai).toISOString()).toBe('2026-07-06T10:00:00.000Z');
    expect(instantAt('2026-07-06', 26 * 60, shanghai).toISOString()).toBe('2026-07-06T18:00:00.000Z');
    expect(instantAt('2028-02-29', 0, shanghai).toISOString()).toBe('2028-02-28T16:00:00.000Z');
  });

  it('keep the wall clock where clocks change', () => {
    expect(instantAt('2026-03-29', 12 * 60, 'Europe/Berlin').toISOString()).toBe('2026-03-29T10:00:00.000Z');
    expect(instantAt('2026-03-28', 12 * 60, 'Europe/Berlin').toISOString()).toBe('2026-03-28T11:00:00.000Z');
    expect(instantAt('2026-10-25', 12 * 60, 'Europe/Berlin').toISOString()).toBe('2026-10-25T11:00:00.000Z');
  });

  it('know the weekday and the Monday of a week, also across years and leap days', () => {
    expect(weekdayOf('2026-07-06')).toBe('mon');
    expect(weekdayOf('2028-02-29')).toBe('tue');
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
    expect(addDays('2027-02-28', 1)).toBe('2027-03-01');
    expect(weekStartOf(new Date('2026-07-05T15:59:59Z'), shanghai)).toBe('2026-06-29');
    expect(weekStartOf(new Date('2026-07-05T16:00:00Z'), shanghai)).toBe('2026-07-06');
  });

  it('are written HH:MM', () => {
    expect(minuteOfDay('18:05')).toBe(1085);
    expect(clockTime(1085)).toBe('18:05');
    expect(clockTime(1500)).toBe('01:00');
  });
});
