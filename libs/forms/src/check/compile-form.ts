import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { FieldDescription, FormSchema } from '../declare/form-schema.js';
import { rulesOf } from '../declare/form.js';
import { isCalendarDate, looksLikeCalendarDate } from '../text/calendar.js';
import { codePointLength, hasBadCharacter } from '../text/characters.js';
import type { FormError, FormErrorCode } from './form-error.js';

export type FormResult<Answers> =
  | { readonly ok: true; readonly value: Answers }
  | { readonly ok: false; readonly errors: readonly FormError[] };

export type FormValidator<Answers> = (answers: unknown) => FormResult<Answers>;

/** More than this many errors help nobody and make the response as large as an attacker likes. */
const MAX_ERRORS = 100;
const MAX_REPORTED_KEY = 60;

const ajv = new Ajv2020({
  allErrors: true,
  verbose: true,
  strict: true,
  strictRequired: true,
  useDefaults: true,
  coerceTypes: false,
  formats: { date: isCalendarDate },
});
ajv.addVocabulary(['x-kind', 'x-label', 'x-hint', 'x-option-labels']);

const compiled = new Map<string, { readonly rules: string; readonly validate: ValidateFunction }>();

/**
 * Turns a form into its validator. Types are strict (the text "3" is not the number 3), unknown fields are
 * refused, defaults are filled in, and every wrong field is reported. The answers passed in are not changed.
 */
export function compileForm<Answers extends object>(form: FormSchema<Answers>): FormValidator<Answers> {
  const validate = compileOnce(form);
  return (answers) => check(form, validate, answers) as FormResult<Answers>;
}

function compileOnce(form: FormSchema): ValidateFunction {
  const rules = rulesOf(form.schema);
  const known = compiled.get(form.version);
  // The version is a short hash: two forms that share one by accident or on purpose must not share a validator.
  if (known?.rules === rules) return known.validate;
  const validate = ajv.compile(JSON.parse(rules) as object);
  compiled.set(form.version, { rules, validate });
  return validate;
}

function check(form: FormSchema, validate: ValidateFunction, answers: unknown): FormResult<unknown> {
  if (!isPlainObject(answers))
    return { ok: false, errors: [{ field: '', code: 'wrongType', params: { expected: 'object' } }] };
  const value = copyAnswers(answers);
  // Texts come first, so that no pattern ever runs over a text that is too long or cannot be stored.
  const errors = form.fields.flatMap((field) => textErrors(field, value[field.key]));
  const settled = new Set(errors.map((error) => error.field));
  for (const field of settled) delete value[field.split('.')[0] as string];
  validate(value);
  const ruleErrors = (validate.errors ?? [])
    .map(toFormError)
    .filter((error) => !settled.has(error.field) && !hidden(error, settled));
  errors.push(...onlyFirstCause(ruleErrors));
  return errors.length === 0
    ? { ok: true, value }
    : { ok: false, errors: inFormOrder(form, errors).slice(0, MAX_ERRORS) };
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A copy that useDefaults may fill: own fields only, and an undefined one counts as absent, as in JSON. */
function copyAnswers(answers: Record<string, unknown>): Record<string, unknown> {
  const given = Object.entries(answers).filter(([, answer]) => answer !== undefined);
  return Object.fromEntries(
    given.map(([key, answer]) => [key, Array.isArray(answer) ? [...(answer as unknown[])] : answer]),
  );
}

function textErrors(field: FieldDescription, answer: unknown): FormError[] {
  if (Array.isArray(answer)) {
    return answer.flatMap((item, index) =>
      typeof item === 'string' && hasBadCharacter(item, false) ? [error(`${field.key}.${index}`, 'badCharacter')] : [],
    );
  }
  if (typeof answer !== 'string') return [];
  if (hasBadCharacter(answer, field.kind === 'longText')) return [error(field.key, 'badCharacter')];
  if (field.required && answer.trim() === '') return [error(field.key, 'required')];
  const limit = field.maxLength;
  // A code point is one or two UTF-16 units, so a text beyond twice the limit need not be counted.
  if (limit !== undefined && (answer.length > 2 * limit || codePointLength(answer) > limit))
    return [error(field.key, 'tooLong', { limit })];
  return [];
}

function error(field: string, code: FormErrorCode, params: FormError['params'] = {}): FormError {
  return { field, code, params };
}

/** A field taken out because its text is wrong is not missing. */
function hidden(found: FormError, settled: ReadonlySet<string>): boolean {
  return found.code === 'required' && [...settled].some((field) => field.startsWith(`${found.field}.`));
}

function toFormError(found: ErrorObject): FormError {
  const params = found.params as Record<string, unknown>;
  const field = found.instancePath.slice(1).replaceAll('/', '.');
  const limit = { limit: Number(params.limit) };
  switch (found.keyword) {
    case 'required':
      return error(String(params.missingProperty), 'required');
    case 'additionalProperties':
      return error(reportableKey(String(params.additionalProperty)), 'unknownField');
    case 'type':
      return error(field, 'wrongType', { expected: String(params.type) });
    case 'enum':
      return error(field, 'notAnOption', { options: (params.allowedValues as string[]).join(', ') });
    case 'format':
      return dateError(field, found);
    case 'minItems':
      return error(field, 'required');
    case 'uniqueItems':
      return error(field, 'repeated');
    case 'minLength':
      return error(field, 'tooShort', limit);
    case 'maxLength':
      return error(field, 'tooLong', limit);
    case 'minimum':
      return error(field, 'tooSmall', limit);
    case 'maximum':
      return error(field, 'tooLarge', limit);
    default:
      return error(field, 'pattern');
  }
}

function dateError(field: string, found: ErrorObject): FormError {
  const written = typeof found.data === 'string' ? found.data : '';
  return looksLikeCalendarDate(written)
    ? error(field, 'impossibleDate')
    : error(field, 'pattern', { expected: 'YYYY-MM-DD' });
}

/** An unknown key comes from a stranger: it is shortened, and one that cannot be stored is not repeated. */
function reportableKey(key: string): string {
  return hasBadCharacter(key, false)
    ? ''
    : Array.from(key.slice(0, 2 * MAX_REPORTED_KEY))
        .slice(0, MAX_REPORTED_KEY)
        .join('');
}

/** An answer of the wrong type breaks other rules as well; only the cause is worth saying. */
function onlyFirstCause(errors: readonly FormError[]): FormError[] {
  const wrongType = new Set(errors.filter(({ code }) => code === 'wrongType').map(({ field }) => field));
  return errors.filter(({ field, code }) => code === 'wrongType' || !wrongType.has(field));
}

function inFormOrder(form: FormSchema, errors: readonly FormError[]): FormError[] {
  const order = new Map(form.fields.map(({ key }, index) => [key, index]));
  const place = ({ field }: FormError) => order.get(field.split('.')[0] as string) ?? form.fields.length;
  return [...errors].sort((one, other) => place(one) - place(other));
}
