import { describe, expect, it } from '@jest/globals';
import { everyKinds, type RuleLine, toRule, toRuleLine } from './availability-rules.js';

const times = { firstDay: '2026-07-04', from: '09:00', to: '12:00' };

describe('rules of availability on the page', () => {
  it('come back as they were chosen', () => {
    for (const every of everyKinds)
      for (const day of ['mon', 'thu', 'sun'] as const) {
        const line: RuleLine = { every, day, ...times };
        expect(toRuleLine(toRule(line))).toEqual(line);
      }
    expect(toRule({ every: 'last', day: 'fri', ...times }).rule).toBe('FREQ=MONTHLY;BYDAY=-1FR');
  });

  it('that the page cannot say are kept as they are', () => {
    const rule = 'FREQ=MONTHLY;BYMONTHDAY=15';
    expect(toRule(toRuleLine({ rule, ...times })).rule).toBe(rule);
  });
});
