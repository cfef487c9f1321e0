import {
  FIELD_KINDS,
  type AnswersSchema,
  type FieldDescription,
  type FieldSchema,
  type FormSchema,
} from '../declare/form-schema.js';
import { describeFields, inKeyOrder, isFieldKey, versionOf } from '../declare/form.js';
import { assertSafePattern } from '../declare/safe-pattern.js';
import { CLOCK_TIME_PATTERN } from '../text/calendar.js';

const SCHEMA_KEYS = new Set(['$schema', 'type', 'properties', 'required', 'additionalProperties']);
const FIELD_KEYS = new Set([
  'type',
  'x-kind',
  'enum',
  'items',
  'minItems',
  'uniqueItems',
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'minimum',
  'maximum',
  'default',
  'x-label',
  'x-hint',
  'x-option-labels',
]);
const TYPE_OF_KIND = {
  text: 'string',
  longText: 'string',
  choice: 'string',
  choices: 'array',
  whole: 'integer',
  decimal: 'number',
  yesNo: 'boolean',
  date: 'string',
  time: 'string',
} as const;

/**
 * What is wrong with something that claims to be a form, such as the form of a plugin from elsewhere; empty
 * when it can be used. A keyword outside the subset is a problem, because no screen would show it.
 */
export function problemsOfForm(candidate: unknown): string[] {
  if (
    !isRecord(candidate) ||
    !isRecord(candidate.schema) ||
    !isRecord(candidate.schema.properties) ||
    !Array.isArray(candidate.fields)
  ) {
    return ['This is not a form: build it with form({ … })'];
  }
  const { schema } = candidate as unknown as FormSchema;
  const problems = [
    ...problemsOfSchema(schema),
    ...Object.entries(schema.properties).flatMap(([key, field]) => problemsOfField(key, field)),
  ];
  if (problems.length > 0) return problems;
  return matchesItself(candidate as unknown as FormSchema)
    ? []
    : ['The version or the list of fields does not match the schema: build the form with form({ … })'];
}

function problemsOfSchema(schema: AnswersSchema): string[] {
  const unknown = Object.keys(schema).filter((key) => !SCHEMA_KEYS.has(key));
  const problems = unknown.map((key) => `The schema has the keyword '${key}', which forms do not know: remove it`);
  if (schema.type !== 'object') problems.push("The schema's type must be 'object'");
  if ((schema.additionalProperties as unknown) !== false) problems.push('additionalProperties must be false');
  const required: unknown = schema.required;
  if (
    !Array.isArray(required) ||
    required.some((key) => typeof key !== 'string' || !Object.hasOwn(schema.properties, key))
  ) {
    problems.push('required must list fields of the form');
  }
  return problems;
}

function problemsOfField(key: string, field: FieldSchema): string[] {
  if (!isFieldKey(key))
    return [`The field '${key}' cannot be stored: use lower camel case, at most 40 letters and digits`];
  if (!isRecord(field)) return [`The field '${key}' is not a schema`];
  const problems = Object.keys(field)
    .filter((keyword) => !FIELD_KEYS.has(keyword))
    .map((keyword) => `The field '${key}' has the keyword '${keyword}', which forms do not know: remove it`);
  const kind = field['x-kind'];
  if (!FIELD_KINDS.includes(kind))
    return [...problems, `The field '${key}' needs x-kind, one of ${FIELD_KINDS.join(', ')}`];
  if (field.type !== TYPE_OF_KIND[kind])
    problems.push(`The field '${key}' is a ${kind}, so its type must be '${TYPE_OF_KIND[kind]}'`);
  return [...problems, ...problemsOfKind(key, field)];
}

function problemsOfKind(key: string, field: FieldSchema): string[] {
  switch (field['x-kind']) {
    case 'choice':
      return isOptions(field.enum) ? [] : [`The field '${key}' needs enum, a list of options`];
    case 'choices':
      return isOptions(field.items?.enum) ? [] : [`The field '${key}' needs items.enum, a list of options`];
    case 'date':
      return field.format === 'date' ? [] : [`The field '${key}' is a date, so its format must be 'date'`];
    case 'time':
      return field.pattern === CLOCK_TIME_PATTERN ? [] : [`The field '${key}' is a time: build it with time()`];
    case 'text':
    case 'longText':
      return problemsOfText(key, field);
    default:
      return [];
  }
}

function problemsOfText(key: string, field: FieldSchema): string[] {
  if (!Number.isInteger(field.maxLength))
    return [`The field '${key}' needs maxLength: an answer without end cannot be stored`];
  if (field.pattern === undefined) return [];
  try {
    assertSafePattern(field.pattern, field.maxLength as number);
    return [];
  } catch (error) {
    return [`The field '${key}': ${(error as Error).message}`];
  }
}

function matchesItself(form: FormSchema): boolean {
  return form.version === versionOf(form.schema) && comparable(form.fields) === comparable(describeFields(form.schema));
}

function comparable(fields: readonly FieldDescription[]): string {
  const byKey = Object.fromEntries(fields.map((field) => [field.key, field]));
  return JSON.stringify(byKey, (_, value: unknown) => inKeyOrder(value));
}

function isOptions(options: unknown): boolean {
  return Array.isArray(options) && options.length > 0 && options.every((option) => typeof option === 'string');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
