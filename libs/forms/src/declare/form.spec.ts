import { describe, expect, it } from '@jest/globals';
import { problemsOfForm } from '../check/problems-of-form.js';
import { compileForm } from '../check/compile-form.js';
import { choice, choices, date, decimal, longText, optional, text, time, whole, yesNo } from './fields.js';
import { form } from './form.js';
import type { AnswersOf, FormSchema } from './form-schema.js';
import { labelForm, missingLabels } from './labels.js';

/** A form as it arrives from elsewhere: anything may be in it. */
interface LooseForm {
  version: string;
  schema: Record<string, unknown> & {
    required: string[];
    properties: Record<'shore' | 'note' | 'from' | 'toString', Record<string, unknown>>;
  };
}

const north = { 'zh-CN': '北岸', en: 'North shore' };
const south = { 'zh-CN': '南岸', en: 'South shore' };

describe('declaring a form', () => {
  const patrol = form({
    shore: choice('north', 'south'),
    boatLicence: optional(text({ pattern: '^\\d{18}$' })),
    swimMetres: whole({ min: 0, max: 10_000 }),
    weight: decimal(),
    swims: yesNo(),
    from: time('22:00'),
    day: date(),
    evenings: choices('monday', 'friday'),
    note: longText(),
  });

  it('lists the fields in the order of the declaration with their kind and whether they must be answered', () => {
    expect(patrol.fields.map(({ key, kind, required }) => [key, kind, required])).toEqual([
      ['shore', 'choice', true],
      ['boatLicence', 'text', false],
      ['swimMetres', 'whole', true],
      ['weight', 'decimal', true],
      ['swims', 'yesNo', true],
      ['from', 'time', false],
      ['day', 'date', true],
      ['evenings', 'choices', true],
      ['note', 'longText', true],
    ]);
    expect(patrol.fields[0]?.options).toEqual(['north', 'south']);
    expect(patrol.fields[5]?.default).toBe('22:00');
  });

  it('is frozen through and through', () => {
    expect(() => (patrol.schema.required as string[]).push('east')).toThrow(TypeError);
    expect(() => Object.assign(patrol.schema.properties, { extra: {} })).toThrow(TypeError);
  });

  it('infers the type of the answers, so that a wrong key or value does not compile', () => {
    type Answers = AnswersOf<typeof patrol>;
    const answers: Answers = {
      shore: 'north',
      swimMetres: 200,
      weight: 61.5,
      swims: true,
      from: '21:00',
      day: '2026-07-01',
      evenings: ['friday'],
      note: '',
    };
    const licence: string | undefined = answers.boatLicence;
    // @ts-expect-error there is no third shore
    const wrongShore: Answers['shore'] = 'east';
    // @ts-expect-error the form has no such field
    const wrongKey = answers.shores;
    // @ts-expect-error a whole number is not a text
    const wrongType: string = answers.swimMetres;
    expect([licence, wrongShore, wrongKey, wrongType]).toEqual([undefined, 'east', undefined, 200]);
  });

  it('gives a typed form wherever any form is wanted', () => {
    const any: FormSchema = patrol;
    expect(problemsOfForm(any)).toEqual([]);
  });
});

describe('the version of a form', () => {
  const plain = form({ shore: choice('north', 'south'), age: whole({ min: 14 }) });

  it('stays the same when only words or the order on screen change', () => {
    const spoken = form({
      age: whole({ min: 14, label: { 'zh-CN': '年龄', en: 'Age' } }),
      shore: choice({ north, south }),
    });
    expect(spoken.version).toBe(plain.version);
  });

  it('changes with a rule, an option or the need to answer', () => {
    const others = [
      form({ shore: choice('north', 'south'), age: whole({ min: 15 }) }),
      form({ shore: choice('north', 'south', 'east'), age: whole({ min: 14 }) }),
      form({ shore: choice('north', 'south'), age: optional(whole({ min: 14 })) }),
    ];
    expect(new Set([plain, ...others].map(({ version }) => version)).size).toBe(4);
  });

  it('survives a store that does not keep the order of keys', () => {
    const shuffled = JSON.parse(JSON.stringify(plain), (_, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    ) as FormSchema;
    expect(problemsOfForm(shuffled)).toEqual([]);
    expect(labelForm(shuffled, {}).fields.map(({ key }) => key)).toEqual(['shore', 'age']);
  });
});

describe('a declaration that cannot work', () => {
  it.each([
    ['a key with a blank', () => form({ 'boat licence': text() }), /lower camel case/],
    ['a key that every object has', () => form({ constructor: text() }), /lower camel case/],
    ['a time that does not exist', () => time('24:00'), /HH:MM/],
    ['limits the wrong way round', () => whole({ min: 5, max: 1 }), /swap/],
    ['half a whole number', () => whole({ min: 0.5 }), /not a whole number/],
    ['an option named twice', () => choice('north', 'north'), /named twice/],
    ['an option with blanks', () => choice('north shore'), /label/],
    ['no option', () => choice({}), /at least one/],
    ['a default that is not an option', () => choice({ north }, { default: 'south' as 'north' }), /not one of/],
    ['a default outside the limits', () => decimal({ max: 1, default: 2 }), /outside/],
    ['a default against the pattern', () => text({ pattern: '^a$', default: 'b' }), /breaks the rules/],
    ['a broken pattern', () => text({ pattern: '(' }), /not a regular expression/],
    ['a pattern over a very long text', () => text({ pattern: '^a$', maxLength: 5000 }), /maxLength/],
  ])('is refused with the fix in the message: %s', (_, declare, message) => {
    expect(declare).toThrow(message);
  });

  it.each([
    '^(a+)+$',
    '^(a|aa)*$',
    '^(?:a?b?){2,}$',
    '^((ab)+c)*$',
    '^(\\w\\s?){1,40}$',
    '^(a)\\1$',
    '^(?<n>a)\\k<n>$',
  ])('is refused when its pattern can take for ever: %s', (pattern) => {
    expect(() => text({ pattern })).toThrow(/pattern/);
  });

  it.each([
    '^\\d{18}$',
    '^[A-Z]{1,2}[0-9]+$',
    '^(\\d{3}-){2}\\d{4}$',
    '^(?:浙|沪)[A-Z]·?\\w{5,6}$',
    '^[()+*]+$',
    '^(north|south)?$',
  ])('is accepted when its pattern is harmless: %s', (pattern) => {
    expect(() => text({ pattern })).not.toThrow();
  });
});

describe('the words of a form', () => {
  const patrol = form({
    shore: choice('north', 'south'),
    swims: yesNo({ label: { 'zh-CN': '会游泳', en: 'Can swim' } }),
  });

  it('come from a label table, and those in the declaration stay', () => {
    const labels = {
      'zh-CN': {
        'patrol.shore': '河岸',
        'patrol.shore.north': '北岸',
        'patrol.shore.south': '南岸',
        'patrol.swims': '不该用',
      },
      en: {
        'patrol.shore': 'Shore',
        'patrol.shore.north': 'North shore',
        'patrol.shore.south': 'South shore',
        'patrol.swims': 'not used',
      },
    };
    const spoken = labelForm(patrol, labels, 'patrol.');
    expect(missingLabels(spoken)).toEqual([]);
    expect(spoken.fields[0]?.optionLabels).toEqual({ north, south });
    expect(spoken.fields[1]?.label?.['zh-CN']).toBe('会游泳');
    expect(spoken.version).toBe(patrol.version);
  });

  it('are reported when they are missing in one of the languages', () => {
    const half = labelForm(patrol, { 'zh-CN': { shore: '河岸', 'shore.north': '北岸' }, en: { shore: 'Shore' } });
    expect(missingLabels(half)).toEqual(['shore.north', 'shore.south']);
  });
});

describe('a form that comes from elsewhere', () => {
  const sound = () =>
    JSON.parse(
      JSON.stringify(form({ shore: choice('north'), note: text({ pattern: '^a$' }), from: time() })),
    ) as LooseForm;

  it.each([
    ['nothing', () => undefined, /build it with form/],
    [
      'a keyword no screen shows',
      () => {
        const f = sound();
        f.schema.properties.note.contentEncoding = 'base64';
        return f;
      },
      /contentEncoding/,
    ],
    [
      'a schema-wide keyword',
      () => {
        const f = sound();
        f.schema.allOf = [];
        return f;
      },
      /allOf/,
    ],
    [
      'additional answers',
      () => {
        const f = sound();
        f.schema.additionalProperties = true;
        return f;
      },
      /additionalProperties/,
    ],
    [
      'a field that must be given and does not exist',
      () => {
        const f = sound();
        f.schema.required.push('ghost');
        return f;
      },
      /required/,
    ],
    [
      'a kind that does not exist',
      () => {
        const f = sound();
        f.schema.properties.note['x-kind'] = 'file';
        return f;
      },
      /x-kind/,
    ],
    [
      'a type that does not go with the kind',
      () => {
        const f = sound();
        f.schema.properties.note.type = 'number';
        return f;
      },
      /must be 'string'/,
    ],
    [
      'a text without end',
      () => {
        const f = sound();
        delete f.schema.properties.note.maxLength;
        return f;
      },
      /maxLength/,
    ],
    [
      'a pattern that takes for ever',
      () => {
        const f = sound();
        f.schema.properties.note.pattern = '(a+)+';
        return f;
      },
      /many ways/,
    ],
    [
      'a choice without options',
      () => {
        const f = sound();
        delete f.schema.properties.shore.enum;
        return f;
      },
      /enum/,
    ],
    [
      'a time of another shape',
      () => {
        const f = sound();
        f.schema.properties.from.pattern = '^x$';
        return f;
      },
      /time\(\)/,
    ],
    [
      'a version that is not its own',
      () => {
        const f = sound();
        f.version = '0';
        return f;
      },
      /version/,
    ],
    [
      'a key that every object has',
      () => {
        const f = sound();
        f.schema.properties.toString = f.schema.properties.note;
        return f;
      },
      /toString/,
    ],
  ])('is refused with the reason: %s', (_, make, message) => {
    expect(problemsOfForm(make()).join('\n')).toMatch(message);
  });

  it('is accepted after a journey through JSON', () => {
    const copy = sound();
    expect(problemsOfForm(copy)).toEqual([]);
    expect(compileForm(copy as unknown as FormSchema)({ shore: 'north', note: 'a', from: '08:00' }).ok).toBe(true);
  });
});
