import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isCalendarDate } from '../text/calendar.js';
import { ageOn, isMinorOn, isNight } from './age.js';
import {
  checkIdentityDocument,
  checkResidentId,
  IDENTITY_DOCUMENT_TYPES,
  identityDocumentLabels,
  identityDocumentTypeOf,
  INVENTED_ID_PREFIX,
  isInventedId,
  maskDocumentNumber,
  residentIdCheckCharacter,
} from './identity-document.js';
import { maskPersonName, normalisePersonName } from './person-name.js';
import { INVENTED_PHONE_PREFIX, isInventedPhone, maskPhone, normalisePhone } from './phone.js';

const TODAY = '2026-07-01';
const numberOf = (prefix: string, birth: string, sequence: string) => {
  const body = `${prefix}${birth}${sequence}`;
  return body + residentIdCheckCharacter(body);
};

describe('the resident ID number (GB 11643-1999)', () => {
  it('accepts the worked examples of the standard', () => {
    expect(checkResidentId('11010519491231002X', TODAY)).toEqual({
      ok: true,
      normalised: '11010519491231002X',
      birthDate: '1949-12-31',
      sex: 'female',
    });
    expect(checkResidentId('440524188001010014', TODAY)).toEqual({ ok: false, code: 'impossibleDate' });
    expect(residentIdCheckCharacter('44052418800101001')).toBe('4');
  });

  it('accepts a small x, full-width characters and blanks, and stores one form', () => {
    for (const written of ['11010519491231002x', ' 110105 19491231 002x ', '１１０１０５１９４９１２３１００２ｘ']) {
      expect(checkResidentId(written, TODAY)).toMatchObject({ ok: true, normalised: '11010519491231002X' });
    }
  });

  it('accepts a birth on 29 February of a leap year and refuses it in other years', () => {
    expect(checkResidentId(numberOf('999999', '20000229', '001'), TODAY)).toMatchObject({
      ok: true,
      birthDate: '2000-02-29',
      sex: 'male',
    });
    expect(checkResidentId(numberOf('999999', '20010229', '001'), TODAY)).toEqual({
      ok: false,
      code: 'impossibleDate',
    });
  });

  it('accepts somebody born today', () => {
    expect(checkResidentId(numberOf('999999', '20260701', '001'), TODAY)).toMatchObject({ ok: true });
  });

  it('accepts a retired address code, which people keep for life', () => {
    expect(checkResidentId(numberOf('330625', '19700101', '018'), TODAY)).toMatchObject({ ok: true });
  });

  it.each([
    ['1101051949123100', 'wrongLength'],
    ['', 'wrongLength'],
    ['110105194912310021', 'wrongCheckDigit'],
    ['1101051949123100AX', 'badCharacter'],
    ['11010519491231X02X', 'badCharacter'],
    ['11010519491231\u00002X', 'badCharacter'],
    [numberOf('999999', '19900230', '001'), 'impossibleDate'],
    [numberOf('999999', '19901301', '001'), 'impossibleDate'],
    [numberOf('999999', '20260702', '001'), 'futureDate'],
  ])('refuses %s: %s', (written, code) => {
    expect(checkResidentId(written, TODAY)).toEqual({ ok: false, code });
  });

  const day = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2026-07-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const number = fc.tuple(fc.integer({ min: 100000, max: 999999 }), day, fc.integer({ min: 0, max: 999 }));

  it('accepts every number built by the rule and reads its date and sex', () => {
    fc.assert(
      fc.property(number, ([address, birth, sequence]) => {
        const written = numberOf(String(address), birth.replaceAll('-', ''), String(sequence).padStart(3, '0'));
        expect(checkResidentId(written.toLowerCase(), TODAY)).toEqual({
          ok: true,
          normalised: written,
          birthDate: birth,
          sex: sequence % 2 === 1 ? 'male' : 'female',
        });
      }),
    );
  });

  it('notices every single mistyped digit and every two neighbours swapped', () => {
    fc.assert(
      fc.property(number, fc.nat(16), fc.integer({ min: 1, max: 9 }), ([address, birth, sequence], place, shift) => {
        const right = numberOf(String(address), birth.replaceAll('-', ''), String(sequence).padStart(3, '0'));
        const digits = [...right];
        digits[place] = String((Number(digits[place]) + shift) % 10);
        expect(checkResidentId(digits.join(''), TODAY).ok).toBe(false);
        const swapped = [...right];
        [swapped[place], swapped[place + 1]] = [swapped[place + 1] as string, swapped[place] as string];
        if (swapped.join('') !== right) expect(checkResidentId(swapped.join(''), TODAY).ok).toBe(false);
      }),
    );
  });

  it('never throws, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (written) => {
        expect(typeof checkResidentId(written, TODAY).ok).toBe('boolean');
      }),
    );
  });
});

describe('other papers', () => {
  it('are accepted leniently and say nothing about the person', () => {
    expect(checkIdentityDocument('passport', ' e1234 5678 ', TODAY)).toEqual({ ok: true, normalised: 'E12345678' });
    expect(
      checkIdentityDocument('hk-macau-residence', numberOf('810000', '19900101', '001'), TODAY),
    ).not.toHaveProperty('birthDate');
  });

  it.each([
    ['E12', 'wrongLength'],
    ['E'.repeat(21), 'wrongLength'],
    ['E123-4567', 'badCharacter'],
    ['护照一二三四', 'badCharacter'],
  ])('refuse %s: %s', (written, code) => {
    expect(checkIdentityDocument('passport', written, TODAY)).toEqual({ ok: false, code });
  });

  it('hold a resident ID to its own rules', () => {
    expect(checkIdentityDocument('resident-id', 'E12345678', TODAY)).toEqual({ ok: false, code: 'badCharacter' });
  });

  it('are recognised by the words people write', () => {
    for (const type of IDENTITY_DOCUMENT_TYPES) {
      expect(identityDocumentTypeOf(identityDocumentLabels['zh-CN'][type])).toBe(type);
      expect(identityDocumentTypeOf(identityDocumentLabels.en[type].toUpperCase())).toBe(type);
      expect(identityDocumentTypeOf(type)).toBe(type);
    }
    expect([identityDocumentTypeOf(' 身份证 '), identityDocumentTypeOf('学生证')]).toEqual(['resident-id', undefined]);
  });

  it('are masked to the first and the last character', () => {
    expect([maskDocumentNumber('11010519491231002X'), maskDocumentNumber('E1')]).toEqual(['1****************X', 'E1']);
  });

  it('of invented people are told by their prefix', () => {
    expect([isInventedId(numberOf(INVENTED_ID_PREFIX, '19900101', '001')), isInventedId('11010519491231002X')]).toEqual(
      [true, false],
    );
  });
});

describe('a phone number', () => {
  it.each([
    '+86 138 0013 8000',
    '0086-138-0013-8000',
    '8613800138000',
    '１３８００１３８０００',
    '138–0013–8000',
    '(138) 0013.8000',
  ])('written as %s is the same number', (written) => {
    expect(normalisePhone(written)).toEqual({ ok: true, normalised: '13800138000' });
  });

  it.each([
    ['1380013800', 'wrongLength'],
    ['12800138000', 'notMobile'],
    ['1380013800o', 'badCharacter'],
    ['+852 9123 4567', 'wrongLength'],
    ['0575-87012345', 'wrongLength'],
    ['1380013\u00008000', 'badCharacter'],
  ])('written as %s is refused: %s', (written, code) => {
    expect(normalisePhone(written)).toEqual({ ok: false, code });
  });

  it('is masked in the middle', () => expect(maskPhone('13800138000')).toBe('138****8000'));

  it('of an invented person is a valid number of a segment nobody was given', () => {
    const invented = normalisePhone(`${INVENTED_PHONE_PREFIX}0000001`);
    expect(invented).toEqual({ ok: true, normalised: '15400000001' });
    expect([isInventedPhone('15400000001'), isInventedPhone('13800138000')]).toEqual([true, false]);
  });

  it('once normalised stays as it is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String),
        fc.constantFrom('', '+86', '0086 ', '86-'),
        (digits, before) => {
          expect(normalisePhone(before + digits)).toEqual({ ok: true, normalised: digits });
        },
      ),
    );
  });
});

describe('a name', () => {
  it.each([
    ['  张　三 ', '张三'],
    ['欧阳 若初', '欧阳若初'],
    ['阿迪力•吐尔逊', '阿迪力·吐尔逊'],
    ['阿迪力 ・ 吐尔逊', '阿迪力·吐尔逊'],
    ['Anna   Marie  Smith', 'Anna Marie Smith'],
    ['𠮷野家', '𠮷野家'],
    ['王👨‍👩‍👧', '王👨‍👩‍👧'],
    ['Jose\u0301', 'José'],
    ['\ufeff李四\u200b', '李四'],
    ['一', '一'],
    ['长'.repeat(40), '长'.repeat(40)],
    ['𠀀'.repeat(40), '𠀀'.repeat(40)],
  ])('written as "%s" is kept as "%s"', (written, name) => {
    expect(normalisePersonName(written)).toEqual({ ok: true, name });
  });

  it.each([
    ['', 'empty'],
    ['　 ', 'empty'],
    ['\u200b', 'empty'],
    ['\u200d\ufe0f', 'empty'],
    ['长'.repeat(41), 'tooLong'],
    ['张\u0000三', 'badCharacter'],
    ['张\n三', 'badCharacter'],
    ['张\ud840', 'badCharacter'],
    ['张\u202e三', 'badCharacter'],
    ['张\u0007', 'badCharacter'],
  ])('written as %j is refused: %s', (written, code) => {
    expect(normalisePersonName(written)).toEqual({ ok: false, code });
  });

  it('once normalised stays as it is, and is one to forty code points', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (written) => {
        const result = normalisePersonName(written);
        if (!result.ok) return;
        expect(normalisePersonName(result.name)).toEqual(result);
        expect([...result.name].length).toBeGreaterThan(0);
        expect([...result.name].length).toBeLessThanOrEqual(40);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a masked name', () => {
  it('shows the first character alone, and not how long the name is', () => {
    expect(['陈', '陈文', '陈大文', '𠮷枫·古丽', 'Smith'].map(maskPersonName)).toEqual([
      '陈',
      '陈*',
      '陈**',
      '𠮷**',
      'S**',
    ]);
  });
});

describe('age', () => {
  it('is complete on the birthday', () => {
    expect([ageOn('2008-07-02', '2026-07-01'), ageOn('2008-07-01', '2026-07-01')]).toEqual([17, 18]);
  });

  it('of somebody born on 29 February is complete on 1 March of a common year and on 29 February of a leap year', () => {
    expect([ageOn('2008-02-29', '2026-02-28'), ageOn('2008-02-29', '2026-03-01')]).toEqual([17, 18]);
    expect([ageOn('2008-02-29', '2028-02-28'), ageOn('2008-02-29', '2028-02-29')]).toEqual([19, 20]);
  });

  it('is full on the eighteenth birthday, and on 1 March for somebody born on 29 February', () => {
    expect([isMinorOn('2008-07-02', '2026-07-01'), isMinorOn('2008-07-01', '2026-07-01')]).toEqual([true, false]);
    expect([isMinorOn('2008-02-29', '2026-02-28'), isMinorOn('2008-02-29', '2026-03-01')]).toEqual([true, false]);
  });

  it('grows by one a year and never shrinks', () => {
    const day = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, day, (one, two, three) => {
        const [birth, earlier, later] = [one, two, three].sort() as [string, string, string];
        expect(isCalendarDate(birth)).toBe(true);
        expect(ageOn(birth, birth)).toBe(0);
        expect(ageOn(birth, later)).toBeGreaterThanOrEqual(ageOn(birth, earlier));
      }),
    );
  });

  it('cannot be told for days that do not exist or lie before the birth', () => {
    expect(() => ageOn('2001-02-29', '2026-01-01')).toThrow(RangeError);
    expect(() => ageOn('2026-01-02', '2026-01-01')).toThrow(RangeError);
  });
});

describe('night', () => {
  const at = (text: string) => new Date(`${text}:00+08:00`);
  const night = (from: string, to: string) => isNight(at(from), at(to), 'Asia/Shanghai');

  it.each([
    ['2026-07-01T18:00', '2026-07-01T22:00', false],
    ['2026-07-01T18:00', '2026-07-01T22:01', true],
    ['2026-07-01T21:59', '2026-07-01T22:01', true],
    ['2026-07-01T05:59', '2026-07-01T08:00', true],
    ['2026-07-01T06:00', '2026-07-01T22:00', false],
    ['2026-07-01T23:00', '2026-07-02T05:00', true],
    ['2026-07-01T10:00', '2026-07-02T09:00', true],
    ['2026-07-01T23:00', '2026-07-01T23:00', false],
  ])('touches %s to %s: %s', (from, to, expected) => {
    expect(night(from, to)).toBe(expected);
  });

  it('is the night of the place, also where clocks stand on odd quarters or change', () => {
    expect(isNight(new Date('2026-07-01T16:00:00Z'), new Date('2026-07-01T16:16:00Z'), 'Asia/Kathmandu')).toBe(true);
    expect(isNight(new Date('2026-07-01T15:00:00Z'), new Date('2026-07-01T16:15:00Z'), 'Asia/Kathmandu')).toBe(false);
    expect(isNight(new Date('2026-10-25T05:00:00Z'), new Date('2026-10-25T21:00:00Z'), 'Europe/Berlin')).toBe(false);
  });

  it('is found whenever one of its minutes lies inside', () => {
    const minute = fc.integer({ min: 0, max: 2 * 24 * 60 });
    fc.assert(
      fc.property(minute, minute, (one, two) => {
        const [from, to] = [Math.min(one, two), Math.max(one, two)];
        const start = at('2026-07-01T00:00').getTime();
        let expected = false;
        for (let current = from; current < to; current += 1) {
          const hour = Math.floor(current / 60) % 24;
          if (hour >= 22 || hour < 6) expected = true;
        }
        expect(isNight(new Date(start + from * 60_000), new Date(start + to * 60_000), 'Asia/Shanghai')).toBe(expected);
      }),
    );
  });

  it('cannot be told when the end lies before the start or the zone is unknown', () => {
    expect(() => night('2026-07-01T10:00', '2026-07-01T09:00')).toThrow(RangeError);
    expect(() => isNight(at('2026-07-01T10:00'), at('2026-07-01T11:00'), 'Mars/Olympus')).toThrow(RangeError);
  });
});
