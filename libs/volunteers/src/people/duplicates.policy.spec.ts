import fc from 'fast-check';
import { type Comparable, likenessOf } from './duplicates.policy.js';

const someone = (change: Partial<Comparable> = {}): Comparable => ({
  nameKey: '王建国',
  initials: 'wjg',
  birthDate: '1980-03-12',
  phone: 'aa',
  ...change,
});
const other = (change: Partial<Comparable>): Comparable => someone({ phone: 'bb', ...change });

describe('two people', () => {
  it.each([
    ['the same name and birth date', other({}), ['same-name', 'same-birth-date']],
    ['a homophone and the same birth date', other({ nameKey: '王健国' }), ['similar-name', 'same-birth-date']],
    [
      'a name without its last character',
      other({ nameKey: '王建', initials: 'wj' }),
      ['similar-name', 'same-birth-date'],
    ],
    ['the same name and a wrong digit', other({ birthDate: '1980-03-13' }), ['same-name', 'similar-birth-date']],
    ['the same name, day and month swapped', other({ birthDate: '1980-12-03' }), ['same-name', 'similar-birth-date']],
    ['the same name and phone', someone({ birthDate: undefined }), ['same-name', 'same-phone']],
  ])('may be one with %s', (_what, second, reasons) => {
    expect(likenessOf(someone(), second)?.reasons).toEqual(reasons);
  });

  it.each([
    ['a name alone', other({ birthDate: '1955-07-01' })],
    ['a birthday alone', other({ nameKey: '李秀英', initials: 'lxy' })],
    ['a phone and a birthday, as twins do', someone({ nameKey: '王秀英', initials: 'wxy' })],
    ['two characters of which one is the family name', other({ nameKey: '王丽', initials: 'wl' })],
    ['no name, as the erased have', someone({ nameKey: '', initials: '' })],
  ])('are two who share %s', (_what, second) => {
    expect(
      likenessOf(someone(second.nameKey === '王丽' ? { nameKey: '王芳', initials: 'wf' } : {}), second),
    ).toBeUndefined();
  });

  it('are as like the one way as the other, and nobody is more like somebody than they are themselves', () => {
    const letters = fc.constantFrom('王', '李', '建', '健', '国', 'a');
    const people = fc.record({
      nameKey: fc.array(letters, { maxLength: 4 }).map((list) => list.join('')),
      initials: fc.constantFrom('', 'wj', 'wjg'),
      birthDate: fc.option(fc.constantFrom('1980-03-12', '1980-12-03', '1980-03-21', '1981-03-12', '1944-01-01'), {
        nil: undefined,
      }),
      phone: fc.option(fc.constantFrom('aa', 'bb'), { nil: undefined }),
    });
    fc.assert(
      fc.property(people, people, (one, two) => {
        expect(likenessOf(one, two)).toEqual(likenessOf(two, one));
        const self = likenessOf(one, one)?.score ?? 0;
        if (one.nameKey !== '' && one.birthDate !== undefined)
          expect(self).toBeGreaterThanOrEqual(likenessOf(one, two)?.score ?? 0);
      }),
    );
  });
});
