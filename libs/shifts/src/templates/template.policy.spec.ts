import { describe, expect, it } from '@jest/globals';
import { evenings, roundTheClock } from '@redmaple/plugins/house';
import { occurrencesOfWeek, recurrencesOf } from './template.policy.js';

const zone = 'Asia/Shanghai';

describe('the occurrences of a week', () => {
  it('belong to the day on which they begin, also when they end on the next', () => {
    const [monday, sunday] = occurrencesOfWeek(
      { days: ['sun', 'mon'], startMinute: 22 * 60, minutes: 480 },
      '2026-07-06',
      zone,
    );
    expect(monday).toEqual({
      dutyDate: '2026-07-06',
      startsAt: new Date('2026-07-06T14:00:00Z'),
      endsAt: new Date('2026-07-06T22:00:00Z'),
    });
    expect(sunday?.dutyDate).toBe('2026-07-12');
    expect(sunday?.endsAt.toISOString()).toBe('2026-07-12T22:00:00.000Z');
  });

  it('exist on 29 February', () => {
    const days = occurrencesOfWeek({ days: ['tue'], startMinute: 0, minutes: 60 }, '2028-02-28', zone);
    expect(days.map((one) => one.dutyDate)).toEqual(['2028-02-29']);
  });
});

describe('a team type’s pattern', () => {
  it('gives one recurrence per slot with a seat per head of the crew', () => {
    const [evening] = recurrencesOf(evenings({ from: '18:00', to: '21:00', crew: 2 }));
    expect(evening).toMatchObject({ startMinute: 1080, minutes: 180 });
    expect(evening?.days).toHaveLength(7);
    expect(evening?.seats).toEqual([{ qualifications: [] }, { qualifications: [] }]);
    expect(recurrencesOf(roundTheClock({ hours: 8, crew: 2 })).map((one) => one.startMinute)).toEqual([0, 480, 960]);
  });
});
