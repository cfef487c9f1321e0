import { apiDocument, exampleOf, resolve, type Schema } from '../../system/support/bodies.js';

/** A way to spoil a request: what is done, the bytes, and what must be true of the answer besides. */
export interface Attack {
  readonly what: string;
  readonly body: string | Buffer;
  readonly type?: string;
  /** The field that the refusal must name; the answer must then be a refusal. */
  readonly names?: string;
  /** Must be refused, whatever the field. */
  readonly refused?: true;
}

const deep = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const tenMegabytes = Buffer.concat([Buffer.from('{"a":"'), Buffer.alloc(10 * 1_048_576, 'a'), Buffer.from('"}')]);

/** Bodies too large or too deep to be read: refused before any route is asked, so a few routes of each kind show it. */
export const hugeBodies: readonly Attack[] = [
  { what: 'ten megabytes', body: tenMegabytes, refused: true },
  { what: 'a hundred thousand levels', body: deep(100_000), refused: true },
];

/** Bodies that are wrong as a whole, whatever the route. */
export function wholeBodies(valid: object): Attack[] {
  const json = JSON.stringify(valid);
  const merged = (text: string) => `${json.slice(0, -1)}${json === '{}' ? '' : ','}${text}}`;
  const refused: [string, string | Buffer][] = [
    ['an open brace', '{'],
    ['cut off', json.slice(0, -1)],
    ['a trailing comma', merged('"a":1,')],
    ['NaN', merged('"a":NaN')],
    ['an array', '[]'],
    ['an array of one', `[${json}]`],
    ['a number', '1'],
    ['a text', '"text"'],
    ['true', 'true'],
    ['a bare NUL', Buffer.from([0])],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
    ['many levels in an unknown field', merged(`"a":${deep(2_000)}`)],
    ['a prototype', merged('"__proto__":{"admin":true}')],
    ['a constructor', merged('"constructor":{"prototype":{"admin":true}}')],
  ];
  return [
    ...refused.map(([what, body]) => ({ what, body, refused: true as const })),
    { what: 'a form', body: 'a=1&b=2', type: 'application/x-www-form-urlencoded', refused: true },
    { what: 'XML', body: '<a/>', type: 'application/xml', refused: true },
    { what: 'a multipart without a boundary', body: json, type: 'multipart/form-data', refused: true },
    { what: 'plain text', body: json, type: 'text/plain' },
    ...['admin', 'role', 'countyCode', 'county_code', 'personId', 'createdAt', 'toString'].map((field) => ({
      what: `the unknown field ${field}`,
      body: merged(`"${field}":"x"`),
      names: field,
    })),
    { what: 'an unknown field with a NUL byte in its name', body: merged('"a\\u0000b":1'), refused: true },
  ];
}

const texts = ['', ' ', '\u0000', 'a\u0000b', '\ud800', 'x'.repeat(100_000), '😀'.repeat(5_000), "'; DROP TABLE x; --"];
const spoiltTexts = new Set(['\u0000', 'a\u0000b', '\ud800']);
const numbers = ['-1', '0', '1.5', '1e400', '9007199254740993', '99999999999999999999'];
const times = [
  '2026-02-30',
  '2026-02-30T00:00:00Z',
  '2026-01-01T25:00:00+08:00',
  '0000-00-00',
  '-000001-01-01T00:00:00Z',
  '+275760-09-13T00:00:00Z',
  '9999-12-31T23:59:59Z',
  'yesterday',
];
const impossible = new Set([
  '2026-02-30',
  '2026-02-30T00:00:00Z',
  '2026-01-01T25:00:00+08:00',
  '0000-00-00',
  'yesterday',
]);
const ids = [
  'not-a-uuid',
  '00000000-0000-0000-0000-000000000000',
  'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
  "' OR 1=1 --",
];

/** Everything that can be wrong with one field. */
export function fieldAttacks(valid: Readonly<Record<string, unknown>>, field: string, declared: Schema): Attack[] {
  const schema = resolve(apiDocument, declared);
  const replaced = (text: string) =>
    `{${[
      ...Object.entries(valid)
        .filter(([name]) => name !== field)
        .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`),
      `${JSON.stringify(field)}:${text}`,
    ].join()}}`;
  const attack = (what: string, text: string, more: Partial<Attack> = {}): Attack => ({
    what: `${field} = ${what.slice(0, 40)}`,
    body: replaced(text),
    ...more,
  });
  const kinds = kindsOf(schema);
  const wrongKinds = Object.entries({
    string: '"text"',
    number: '7',
    boolean: 'true',
    object: '{"$ne":1}',
    array: '[1]',
    null: 'null',
  })
    .filter(([kind]) => !kinds.has(kind) && kind !== 'null')
    .map(([kind, text]) => attack(`a ${kind}`, text, { names: field }));
  return [
    ...wrongKinds,
    ...innerAttacks(schema, field).map(({ what, body, names, refused }) =>
      attack(`inside: ${what}`, schema.items ? `[${String(body)}]` : String(body), {
        ...(names !== undefined && { names: field }),
        ...(refused && { refused }),
      }),
    ),
    attack('null', 'null'),
    ...(kinds.has('string')
      ? texts.map((text) =>
          attack(JSON.stringify(text), JSON.stringify(text), spoiltTexts.has(text) ? { refused: true } : {}),
        )
      : []),
    ...(kinds.has('number') ? numbers.map((text) => attack(text, text)) : []),
    ...(schema.format === 'date' || schema.format === 'date-time' || /on$|day$|at$/i.test(field)
      ? times.map((text) =>
          attack(
            text,
            JSON.stringify(text),
            schema.format?.startsWith('date') && impossible.has(text) ? { names: field } : {},
          ),
        )
      : []),
    ...(schema.format === 'uuid'
      ? ids.map((text) => attack(text, JSON.stringify(text), /[a-z]-a|OR/.test(text) ? { names: field } : {}))
      : []),
    ...(kinds.has('array')
      ? ['[]', '[null]', '[[[[]]]]', '[{}]', JSON.stringify(Array.from({ length: 20_000 }, () => 1))].map((text) =>
          attack(text, text),
        )
      : []),
    ...(kinds.has('object')
      ? [
          '{}',
          '{"__proto__":1}',
          '{"constructor":{"prototype":{}}}',
          '{"a\\u0000":"b"}',
          '{"a":"\\ud800"}',
          `{${Array.from({ length: 5_000 }, (_, index) => `"k${index}":1`).join()}}`,
        ].map((text) => attack(text, text))
      : []),
  ];
}

/** What can be wrong with the fields of an object in a field, or of the objects in a list. */
function innerAttacks(schema: Schema, field: string): Attack[] {
  const inner = schema.items ? resolve(apiDocument, schema.items) : schema;
  if (!inner.properties) return [];
  const valid = exampleOf(inner, field, true) as Record<string, unknown>;
  return Object.entries(inner.properties).flatMap(([name, one]) => fieldAttacks(valid, name, one));
}

/** The kinds of JSON that a schema takes. */
function kindsOf(schema: Schema): Set<string> {
  const parts = schema.anyOf?.map((one) => resolve(apiDocument, one)) ?? [schema];
  const kinds = parts.map((one) => (one.type === 'integer' ? 'number' : one.type));
  if (kinds.some((kind) => kind === undefined))
    return new Set(['string', 'number', 'boolean', 'object', 'array', 'null']);
  return new Set(kinds as string[]);
}

/** Ids in a path that are none. */
export const pathAttacks = [
  'not-a-uuid',
  '%00',
  '%ED%A0%80',
  '%ZZ',
  '..%2f..%2fetc',
  '1%27--',
  'x'.repeat(3_000),
  '%E2%80%AE',
  '__proto__',
  'constructor',
  '00000000-0000-0000-0000-000000000000',
];

/** Query strings about one parameter. */
export function queryAttacks(name: string): string[] {
  return [
    `${name}=1&${name}=2`,
    `${name}[a]=1`,
    `${name}=%00`,
    `${name}=%ED%A0%80`,
    `${name}=${'x'.repeat(5_000)}`,
    `${name}=`,
    `${name}=-1`,
    `${name}=1e9`,
    `${name}=2026-02-30`,
    `${name}=%27%20OR%201=1--`,
    `${name}=%ZZ`,
    `${name}[__proto__]=1`,
  ];
}
