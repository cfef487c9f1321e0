import { describe, expect, it } from '@jest/globals';
import { holdsDocumentNumber, isObservable } from './patrol-log.policy.js';

describe('a text', () => {
  it.each([
    '他的身份证是 999999199001011234',
    '99999919900101123X',
    '99999919900101123x。',
    '９９９９９９１９９００１０１１２３４',
    '999999 19900101 1234',
    '999999-1990-0101-123X',
  ])('with the number of an identity card is noticed: %s', (text) => {
    expect(holdsDocumentNumber(text)).toBe(true);
  });

  it.each(['一切正常', '水位 12.5 米，电话 15400000001', '2026-07-13 18:00 巡查 3 次', '1234567890123456789'])(
    'with other numbers is taken: %s',
    (text) => {
      expect(holdsDocumentNumber(text)).toBe(false);
    },
  );
});

describe('a time', () => {
  const now = new Date('2026-07-13T12:00:00Z');
  it.each([
    ['2026-07-13T12:00:00Z', true],
    ['2026-07-13T12:00:04Z', true],
    ['2026-07-13T12:00:06Z', false],
    ['2026-06-13T12:00:00Z', true],
    ['2026-06-13T11:59:59Z', false],
    ['x', false],
  ])('%s may have been observed: %s', (time, expected) => {
    expect(isObservable(new Date(time), now)).toBe(expected);
  });
});
