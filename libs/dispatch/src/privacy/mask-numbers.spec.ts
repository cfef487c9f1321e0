import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maskNumbers } from './mask-numbers.js';

/** Invented numbers, see libs/forms: 1540… and 999999…. */
const phone = fc.integer({ min: 0, max: 9_999_999 }).map((rest) => `1540${String(rest).padStart(7, '0')}`);
const id = fc
  .tuple(
    fc.date({ min: new Date('1920-01-01'), max: new Date('2020-01-01'), noInvalidDate: true }),
    fc.integer({ min: 0, max: 999 }),
    fc.constantFrom(...'0123456789Xx'),
  )
  .map(
    ([day, order, check]) =>
      `999999${day.toISOString().slice(0, 10).replaceAll('-', '')}${String(order).padStart(3, '0')}${check}`,
  );
const words = fc.stringMatching(/^[一-龥a-z，。！ ]{0,20}$/u);
const between = fc.constantFrom('', ' ', '-', '　', '·');
const groups = (digits: string, sizes: number[], gap: string) => {
  let from = 0;
  return sizes.map((size) => digits.slice(from, (from += size))).join(gap);
};

describe('masking numbers in free text', () => {
  it('leaves no telephone number readable, however its digits are grouped', () => {
    fc.assert(
      fc.property(words, phone, between, words, (before, number, gap, after) => {
        const masked = maskNumbers(before + groups(number, [3, 4, 4], gap) + after);
        expect(masked.found).toEqual(['phone']);
        expect(masked.text).not.toMatch(/\d/);
        expect(masked.text.startsWith(before)).toBe(true);
        expect(masked.text.endsWith(after)).toBe(true);
      }),
    );
  });

  it('leaves no ID number readable, grouped or with a wrong check digit', () => {
    fc.assert(
      fc.property(words, id, between, words, (before, number, gap, after) => {
        const masked = maskNumbers(`${before}，${groups(number, [6, 8, 4], gap)}，${after}`);
        expect(masked.found).toEqual(['idNumber']);
        expect(masked.text).not.toMatch(/\d/);
      }),
    );
  });

  it('masks several, also in full-width digits, after a country code, and landlines', () => {
    const { text, found } = maskNumbers(
      '联系１５４００００１２３４ 或 +86 154 0000 1235，座机 0575-8700 0001，证件99999919900101123x',
    );
    expect(text).not.toMatch(/[\d０-９]/);
    expect(found).toEqual(['idNumber', 'phone']);
  });

  it('masks a number that follows a date or a door number', () => {
    expect(maskNumbers('2026-07-01 15400001234 来电').text).toBe('2026-07-01 *********** 来电');
    expect(maskNumbers('3幢201室 15400001234').text).toBe('3幢201室 ***********');
  });

  it('leaves alone what reports are full of: dates, times, doors, sums and car parks', () => {
    for (const text of [
      '2026年7月1日 19:30',
      '枫桥镇老街 118 号 2 幢 301 室',
      '约 3000 元',
      '20260701',
      'G15 1234',
      '拨打 110 或 12345',
    ]) {
      expect(maskNumbers(text)).toEqual({ text, found: [] });
    }
  });

  it('changes nothing more the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789- 路Xx') }), (text) => {
        const once = maskNumbers(text).text;
        expect(maskNumbers(once).text).toBe(once);
        expect(once).toHaveLength(text.length);
      }),
    );
  });
});
