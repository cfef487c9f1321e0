import { contentHash } from '../text/content-hash.js';
import { deepFreeze } from '../text/deep-freeze.js';
import type { Field, ValueOf } from './fields.js';
import type { AnswersSchema, FieldDescription, FieldSchema, FormSchema } from './form-schema.js';

type Fields = Readonly<Record<string, Field>>;
type MaybeKeys<F extends Fields> = { [Key in keyof F]: F[Key]['presence'] extends 'always' ? never : Key }[keyof F];
type Flat<Shape> = { [Key in keyof Shape]: Shape[Key] };

/** The answers that a declaration of fields asks for. */
export type AnswersFor<F extends Fields> = Flat<
  { -readonly [Key in Exclude<keyof F, MaybeKeys<F>>]: ValueOf<F[Key]> } & {
    -readonly [Key in MaybeKeys<F>]?: ValueOf<F[Key]>;
  }
>;

const KEY = /^[a-z][A-Za-z0-9]{0,39}$/;
const WORDS = new Set(['x-label', 'x-hint', 'x-option-labels']);
const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/**
 * Declares a form: one declaration gives the JSON Schema, the version, the list of fields and the type of the answers.
 *
 * @throws Error with the fix in the message when a key or a rule cannot work
 */
export function form<const F extends Fields>(fields: F): FormSchema<AnswersFor<F>> {
  const properties: Record<string, FieldSchema> = {};
  const required: string[] = [];
  for (const [key, field] of Object.entries(fields)) {
    assertKey(key);
    const mustBeGiven = field.presence === 'always' && !('default' in field.type);
    properties[key] = plainFieldSchema(field, mustBeGiven);
    if (mustBeGiven) required.push(key);
  }
  return formFromSchema({ $schema: DIALECT, type: 'object', properties, required, additionalProperties: false });
}

/** Puts the version and the list of fields beside a schema and freezes the whole. */
export function formFromSchema<Answers extends object>(schema: AnswersSchema): FormSchema<Answers> {
  return deepFreeze({ schema, version: versionOf(schema), fields: describeFields(schema) });
}

/** The list of fields that a schema's properties describe, in their order. */
export function describeFields(schema: AnswersSchema): FieldDescription[] {
  return Object.entries(schema.properties).map(([key, field]) =>
    describeField(key, field, schema.required.includes(key)),
  );
}

/** The version of a schema: it follows the rules, not the words beside the fields nor their order on the screen. */
export function versionOf(schema: AnswersSchema): string {
  return contentHash(rulesOf(schema));
}

/** The rules of a schema as one text; two schemas with the same text accept the same answers. */
export function rulesOf(schema: AnswersSchema): string {
  const rules = { ...schema, required: [...schema.required].sort() };
  return JSON.stringify(rules, (key, value: unknown) => (WORDS.has(key) ? undefined : inKeyOrder(value)));
}

/** Keys in one order, because jsonb keeps none. */
export function inKeyOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Whether a key may name a field: lower camel case, and nothing every object has already. */
export function isFieldKey(key: string): boolean {
  return KEY.test(key) && !(key in Object.prototype);
}

function assertKey(key: string): void {
  if (!isFieldKey(key))
    throw new Error(
      `The field '${key}' cannot be stored: use lower camel case, at most 40 letters and digits, such as 'boatLicence'`,
    );
}

/** TypeBox marks its types with hidden keys; a form is plain JSON. */
function plainFieldSchema(field: Field, mustBeGiven: boolean): FieldSchema {
  const plain = JSON.parse(JSON.stringify(field.type)) as FieldSchema;
  return plain.type === 'array' && mustBeGiven ? { ...plain, minItems: 1 } : plain;
}

function describeField(key: string, field: FieldSchema, required: boolean): FieldDescription {
  const options = field.enum ?? field.items?.enum;
  const written = field['x-kind'] === 'text' || field['x-kind'] === 'longText';
  return {
    key,
    kind: field['x-kind'],
    required,
    ...(options && { options }),
    ...(field.minLength !== undefined && { minLength: field.minLength }),
    ...(field.maxLength !== undefined && { maxLength: field.maxLength }),
    ...(written && field.pattern !== undefined && { pattern: field.pattern }),
    ...(field.minimum !== undefined && { min: field.minimum }),
    ...(field.maximum !== undefined && { max: field.maximum }),
    ...(field.default !== undefined && { default: field.default }),
    ...(field['x-label'] && { label: field['x-label'] }),
    ...(field['x-hint'] && { hint: field['x-hint'] }),
    ...(field['x-option-labels'] && { optionLabels: field['x-option-labels'] }),
  };
}
