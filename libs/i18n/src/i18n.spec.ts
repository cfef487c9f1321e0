import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayIn, formatDate, formatDateTime, formatDay, formatTime } from './format.js';
import { LOCALES, negotiateLocale } from './locale.js';
import { createTexts, keysWithDifferentParams, mergeTexts, missingKeys } from './texts.js';

const texts = createTexts({
  'zh-CN': {
    signup: { title: '应征报名', full: '名额已满,您是第 {{place}} 位候补' },
    seats_other: '还有 {{count}} 个名额',
    only: '只有中文',
  },
  en: {
    signup: { title: 'Sign up', full: 'Full: you are number {{ place }} on the waiting list' },
    seats_one: '{{count}} seat left',
    seats_other: '{{count}} seats left',
  },
});

describe('texts', () => {
  it('are found by their dotted key in the language asked for', () => {
    expect([texts.t('zh-CN', 'signup.title'), texts.t('en', 'signup.title')]).toEqual(['应征报名', 'Sign up']);
  });

  it('are filled in with params', () => {
    expect(texts.t('en', 'signup.full', { place: 3 })).toBe('Full: you are number 3 on the waiting list');
    expect(texts.t('zh-CN', 'signup.full', { place: '$&' })).toBe('名额已满,您是第 $& 位候补');
  });

  it('leave a param that was not passed visible, even one that every object seems to have', () => {
    expect(texts.t('zh-CN', 'signup.full')).toContain('{{place}}');
    expect(createTexts({ 'zh-CN': { a: '{{toString}}' }, en: { a: '' } }).t('zh-CN', 'a')).toBe('{{toString}}');
  });

  it('follow the plural rules of each language', () => {
    expect([0, 1, 2].map((count) => texts.t('en', 'seats', { count }))).toEqual([
      '0 seats left',
      '1 seat left',
      '2 seats left',
    ]);
    expect([1, 2].map((count) => texts.t('zh-CN', 'seats', { count }))).toEqual(['还有 1 个名额', '还有 2 个名额']);
  });

  it('fall back to Chinese, and show a key that nobody wrote', () => {
    expect([texts.t('en', 'only'), texts.t('en', 'nowhere'), texts.t('en', 'toString')]).toEqual([
      '只有中文',
      '⟦nowhere⟧',
      '⟦toString⟧',
    ]);
  });

  it('say what is missing in which language, plural forms by the rules of that language', () => {
    expect(missingKeys(texts)).toEqual([{ locale: 'en', key: 'only' }]);
    const half = createTexts({ 'zh-CN': { seats_other: '{{count}}' }, en: { seats_other: '{{count}}', extra: 'x' } });
    expect(missingKeys(half)).toEqual([
      { locale: 'zh-CN', key: 'extra' },
      { locale: 'en', key: 'seats', form: 'one' },
    ]);
  });

  it('do not take an ordinary key that ends like a plural for one', () => {
    expect(missingKeys(createTexts({ 'zh-CN': { for_one: '一人' }, en: {} }))).toEqual([
      { locale: 'en', key: 'for_one' },
    ]);
  });

  it('notice a placeholder that is spelt differently', () => {
    expect(keysWithDifferentParams(texts)).toEqual([]);
    expect(keysWithDifferentParams(createTexts({ 'zh-CN': { a: '{{name}}' }, en: { a: '{{nmae}}' } }))).toEqual(['a']);
  });
});

describe('texts of several parts', () => {
  it('are put together, a plugin under its own name', () => {
    const plugin = createTexts({ 'zh-CN': { title: '枫林' }, en: { title: 'Maple' } }, 'maple-grove');
    const all = mergeTexts(texts, plugin);
    expect([all.t('en', 'maple-grove.title'), all.t('en', 'signup.title')]).toEqual(['Maple', 'Sign up']);
  });

  it('must not contradict each other', () => {
    expect(() => mergeTexts(texts, createTexts({ 'zh-CN': { only: '别的' }, en: {} }))).toThrow(/'only'/);
    expect(mergeTexts(texts, texts).t('zh-CN', 'only')).toBe('只有中文');
    expect(() => createTexts({ 'zh-CN': { 'a.b': '一', a: { b: '二' } }, en: {} })).toThrow(/'a.b'/);
  });
});

describe('the language of an answer', () => {
  it.each([
    [undefined, 'zh-CN'],
    ['', 'zh-CN'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['en-US,en;q=0.9', 'en'],
    ['EN-gb', 'en'],
    ['zh-TW', 'zh-CN'],
    ['zh-Hant-HK', 'zh-CN'],
    ['en;q=0.5, zh;q=0.7', 'zh-CN'],
    ['zh;q=0, en;q=0.1', 'en'],
    ['fr, de;q=0.5', 'zh-CN'],
    ['fr, en;q=0.2', 'en'],
    ['*', 'zh-CN'],
    ['english', 'zh-CN'],
    ['en;q=2, zh;q=0.1', 'zh-CN'],
    [';;;,,q=1', 'zh-CN'],
  ])('for "%s" is %s', (header, locale) => expect(negotiateLocale(header)).toBe(locale));

  it('is always one that we have', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        expect(LOCALES).toContain(negotiateLocale(header));
      }),
    );
  });
});

describe('dates and times', () => {
  const instant = new Date('2026-06-30T16:05:00Z');

  it('are those of the place, not of the machine', () => {
    expect([formatDate('zh-CN', instant, 'Asia/Shanghai'), formatDate('zh-CN', instant, 'UTC')]).toEqual([
      '2026年7月1日',
      '2026年6月30日',
    ]);
    expect([formatDate('en', instant, 'Asia/Shanghai'), formatTime('en', instant, 'Asia/Shanghai')]).toEqual([
      '1 July 2026',
      '00:05',
    ]);
    expect(dayIn(instant, 'Asia/Shanghai')).toBe('2026-07-01');
  });

  it('name the weekday beside the time', () => {
    expect(formatDateTime('zh-CN', instant, 'Asia/Shanghai')).toBe('2026年7月1日周三 00:05');
    expect(formatDateTime('en', instant, 'Asia/Shanghai')).toMatch(/^Wed,? 1 July 2026(?: at|,) 00:05$/);
  });

  it('of a calendar day need no zone', () => {
    expect([formatDay('zh-CN', '2024-02-29'), formatDay('en', '2024-02-29')]).toEqual([
      '2024年2月29日',
      '29 February 2024',
    ]);
  });

  it('cannot be told in a zone that does not exist', () => {
    expect(() => formatDate('en', instant, 'Mars/Olympus')).toThrow(RangeError);
  });

  it('give in UTC the day of the ISO form', () => {
    const sinceTheReform = fc.date({ min: new Date('1583-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(sinceTheReform, (any) => {
        expect(dayIn(any, 'UTC')).toBe(any.toISOString().slice(0, 10));
      }),
    );
  });
});
