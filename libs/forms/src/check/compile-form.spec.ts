import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { choice, choices, date, decimal, longText, optional, text, time, whole, yesNo } from '../declare/fields.js';
import { form } from '../declare/form.js';
import type { FormSchema } from '../declare/form-schema.js';
import { compileForm } from './compile-form.js';
import { FORM_ERROR_CODES, formErrorTexts } from './form-error.js';

const patrol = form({
  shore: choice('north', 'south'),
  boatLicence: optional(text({ pattern: '^\\d{18}$' })),
  nickname: text({ minLength: 2, maxLength: 4 }),
  swimMetres: whole({ min: 0, max: 10_000 }),
  weight: optional(decimal({ min: 1.5 })),
  swims: yesNo(),
  from: time('22:00'),
  day: date(),
  evenings: choices('monday', 'friday'),
  note: optional(longText()),
});
const validate = compileForm(patrol);
const good = {
  shore: 'north',
  nickname: '阿强',
  swimMetres: 200,
  swims: false,
  day: '2024-02-29',
  evenings: ['friday'],
};
const codesFor = (answers: unknown) => {
  const result = validate(answers);
  return result.ok ? [] : result.errors.map(({ field, code }) => `${field}:${code}`);
};

describe('checking answers', () => {
  it('accepts right answers and fills in defaults without touching what was passed in', () => {
    const given = Object.freeze({ ...good, evenings: Object.freeze(['friday']) });
    expect(validate(given)).toEqual({ ok: true, value: { ...good, from: '22:00' } });
  });

  it('treats an undefined answer as absent, as JSON does', () => {
    expect(codesFor({ ...good, note: undefined, swims: undefined })).toEqual(['swims:required']);
  });

  it('reports every wrong field at once, in the order of the form', () => {
    expect(codesFor({ extra: 1, evenings: ['sunday'], day: '2026-02-30', swimMetres: '3', shore: 'east' })).toEqual([
      'shore:notAnOption',
      'nickname:required',
      'swimMetres:wrongType',
      'swims:required',
      'day:impossibleDate',
      'evenings.0:notAnOption',
      'extra:unknownField',
    ]);
  });

  it.each([
    [{ boatLicence: '12' }, 'boatLicence:pattern'],
    [{ nickname: '强' }, 'nickname:tooShort'],
    [{ nickname: '强强强强强' }, 'nickname:tooLong'],
    [{ nickname: '   ' }, 'nickname:required'],
    [{ nickname: '阿\n强' }, 'nickname:badCharacter'],
    [{ swimMetres: -1 }, 'swimMetres:tooSmall'],
    [{ swimMetres: 10_001 }, 'swimMetres:tooLarge'],
    [{ swimMetres: 1.5 }, 'swimMetres:wrongType'],
    [{ swimMetres: Number.NaN }, 'swimMetres:wrongType'],
    [{ weight: Number.POSITIVE_INFINITY }, 'weight:wrongType'],
    [{ swims: 'true' }, 'swims:wrongType'],
    [{ swims: null }, 'swims:wrongType'],
    [{ from: '24:00' }, 'from:pattern'],
    [{ day: '2026/3/5' }, 'day:pattern'],
    [{ day: '2023-02-29' }, 'day:impossibleDate'],
    [{ evenings: [] }, 'evenings:required'],
    [{ evenings: ['friday', 'friday'] }, 'evenings:repeated'],
    [{ evenings: 'friday' }, 'evenings:wrongType'],
    [{ evenings: ['friday', 'mon\u0000day'] }, 'evenings.1:badCharacter'],
    [{ note: '\u0000' }, 'note:badCharacter'],
    [{ note: 'x\ud800' }, 'note:badCharacter'],
    [{ note: 'x'.repeat(2001) }, 'note:tooLong'],
    [{ shore: 'so\udc00uth' }, 'shore:badCharacter'],
    [{ 'bo\u0000at': 1 }, ':unknownField'],
  ])('refuses %j with the field and the reason alone', (change, expected) => {
    expect(codesFor({ ...good, ...change })).toEqual([expected]);
  });

  it.each([undefined, null, 'text', 3, [], [good]])('refuses %j, which is not a set of answers', (answers) => {
    expect(codesFor(answers)).toEqual([':wrongType']);
  });

  it('counts code points, so that four rare characters fit where four characters fit', () => {
    expect(codesFor({ ...good, nickname: '𠮷𠮷𠮷🙂' })).toEqual([]);
    expect(codesFor({ ...good, nickname: '𠮷𠮷𠮷🙂a' })).toEqual(['nickname:tooLong']);
  });

  it('accepts several lines only where several lines are asked for', () => {
    expect(codesFor({ ...good, note: '第一行\r\n第二行\t完' })).toEqual([]);
  });

  it('sees own fields only, so that what an object inherits is no answer', () => {
    expect(codesFor(JSON.parse(`{"__proto__": {"shore": "north"}}`))).toContain('shore:required');
    expect(codesFor(JSON.parse('{"__proto__": 1}'))).toContain('__proto__:unknownField');
    expect(codesFor(Object.create(good))).toContain('shore:required');
  });

  it('keeps the report short however many unknown fields arrive, and repeats no long key', () => {
    const flood = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`k${index}`.padEnd(300, 'x'), 1]));
    const result = validate({ ...good, ...flood });
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.errors.length).toBe(100);
    expect(Math.max(...result.errors.map(({ field }) => field.length))).toBe(60);
  });

  it('never repeats an answer in an error', () => {
    const result = validate({
      ...good,
      boatLicence: 'canary-7731',
      shore: 'canary-7731',
      note: 'canary-7731\u0000',
      day: 'canary-7731',
    });
    expect(JSON.stringify(result)).not.toContain('canary-7731');
  });

  it('answers quickly even to a very long text', () => {
    const started = performance.now();
    expect(codesFor({ ...good, boatLicence: '1'.repeat(5_000_000) })).toEqual(['boatLicence:tooLong']);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('any JSON at all', () => {
  it('is either accepted as it is or refused with known codes, and never throws', () => {
    const anyAnswer = fc.oneof(
      fc.jsonValue(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('north', '2026-07-01', '08:00', ['monday']),
    );
    const anyAnswers = fc.record(
      Object.fromEntries(
        ['shore', 'nickname', 'swimMetres', 'weight', 'swims', 'from', 'day', 'evenings', 'note', 'x'].map((key) => [
          key,
          anyAnswer,
        ]),
      ),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(anyAnswers, fc.jsonValue()), (answers) => {
        const result = validate(answers);
        if (result.ok) expect(result.value).toEqual({ from: '22:00', ...(answers as object) });
        else for (const { code } of result.errors) expect(FORM_ERROR_CODES).toContain(code);
      }),
    );
  });

  it('is judged alike by a form and by its copy that went through JSON', () => {
    const copy = compileForm(JSON.parse(JSON.stringify(patrol)) as FormSchema);
    fc.assert(fc.property(fc.jsonValue(), (answers) => expect(copy(answers)).toEqual(validate(answers))));
  });
});

it('two forms that claim the same version do not share their rules', () => {
  const strict = form({ age: whole({ min: 18 }) });
  const forged: FormSchema = { ...form({ age: whole() }), version: strict.version };
  expect(compileForm(strict)({ age: 3 }).ok).toBe(false);
  expect(compileForm(forged)({ age: 3 }).ok).toBe(true);
  expect(compileForm(strict)({ age: 3 }).ok).toBe(false);
});

it('every reason has words in both languages', () => {
  for (const words of Object.values(formErrorTexts))
    expect(Object.keys(words)).toEqual(FORM_ERROR_CODES.map((code) => `form.${code}`));
});
