import fc from 'fast-check';
import { readDayRule, ruleHasDay } from './day-rule.js';
import { addDays, weekdayOf } from '../time/zoned-time.js';

function daysOf(text: string, firstDay: string, count = 70): string[] {
  const rule = readDayRule(text);
  if (!rule) throw new Error(text);
  return Array.from({ length: count }, (_, index) => addDays(firstDay, index)).filter((day) =>
    ruleHasDay(rule, firstDay, day),
  );
}

describe('a rule of days', () => {
  it.each([
    ['FREQ=DAILY;INTERVAL=3', '2026-02-27', ['2026-02-27', '2026-03-02', '2026-03-05']],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU', '2026-07-04', ['2026-07-04', '2026-07-05', '2026-07-18']],
    // Weeks begin on Monday: the Sunday belongs to the week of the first day, the Monday after it to the next.
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU', '2026-07-04', ['2026-07-05', '2026-07-13', '2026-07-19']],
    ['FREQ=WEEKLY', '2026-07-03', ['2026-07-03', '2026-07-10', '2026-07-17']],
    ['FREQ=MONTHLY;BYDAY=1SU', '2026-07-01', ['2026-07-05', '2026-08-02', '2026-09-06']],
    ['FREQ=MONTHLY;BYDAY=-1FR', '2026-07-01', ['2026-07-31', '2026-08-28']],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', '2028-01-31', ['2028-01-31', '2028-02-29', '2028-03-31']],
    ['FREQ=MONTHLY', '2026-01-31', ['2026-01-31', '2026-03-31']],
    ['FREQ=DAILY;UNTIL=20260703', '2026-07-01', ['2026-07-01', '2026-07-02', '2026-07-03']],
  ])('%s from %s', (text, firstDay, expected) => {
    expect(daysOf(text, firstDay).slice(0, expected.length)).toEqual(expected);
  });

  it('ends with its last day', () => {
    expect(daysOf('FREQ=DAILY;UNTIL=20260703', '2026-07-01')).toHaveLength(3);
  });

  it.each([
    '',
    'WEEKLY',
    'FREQ=YEARLY',
    'FREQ=WEEKLY;FREQ=DAILY',
    'FREQ=WEEKLY;INTERVAL=0',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=WEEKLY;BYDAY=1MO',
    'FREQ=WEEKLY;BYMONTHDAY=1',
    'FREQ=MONTHLY;BYMONTHDAY=0',
    'FREQ=DAILY;UNTIL=20260231',
    'FREQ=WEEKLY;WKST=SU',
    'FREQ=DAILY;COUNT=3',
  ])('is not %j', (text) => {
    expect(readDayRule(text)).toBeUndefined();
  });

  it('by the week has the named weekdays of every so many weeks, and no other day', () => {
    const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
    fc.assert(
      fc.property(
        fc.subarray(codes, { minLength: 1 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 0, max: 400 }),
        (named, interval, offset, later) => {
          // 2026-06-29 is a Monday.
          const firstDay = addDays('2026-06-29', offset);
          const day = addDays(firstDay, later);
          const week = Math.floor((offset + later) / 7);
          const expected = week % interval === 0 && named.includes(weekdayOf(day).slice(0, 2).toUpperCase());
          return (
            daysOf(`FREQ=WEEKLY;INTERVAL=${interval};BYDAY=${named.join(',')}`, firstDay, later + 1).includes(day) ===
            expected
          );
        },
      ),
    );
  });
});
