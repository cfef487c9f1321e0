import { Type, type Static, type TSchema } from 'typebox';
import { CLOCK_TIME_PATTERN, isClockTime } from '../text/calendar.js';
import { codePointLength } from '../text/characters.js';
import type { FieldKind, LocalisedText } from './form-schema.js';
import { assertSafePattern } from './safe-pattern.js';

/** Longest single-line answer, in code points, when the field does not say. */
export const DEFAULT_TEXT_LENGTH = 200;
/** Longest answer of several lines, in code points, when the field does not say. */
export const DEFAULT_LONG_TEXT_LENGTH = 2000;

const OPTION = /^[a-z][A-Za-z0-9-]{0,59}$/;

/** What a person reads beside a field. Leave it out when the plugin's label table has the words. */
export interface FieldWords {
  readonly label?: LocalisedText;
  readonly hint?: LocalisedText;
}

/** One field of a form declaration. `Presence` tells whether an answer may be missing. */
export interface Field<Type extends TSchema = TSchema, Presence extends 'always' | 'maybe' = 'always' | 'maybe'> {
  readonly type: Type;
  readonly presence: Presence;
}

export type ValueOf<F> = F extends Field<infer Type> ? Static<Type> : never;

export interface TextOptions extends FieldWords {
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly multiline?: boolean;
  readonly default?: string;
}

export interface NumberOptions extends FieldWords {
  readonly min?: number;
  readonly max?: number;
  readonly default?: number;
}

/** A single line, or several with `multiline`. Lengths count code points; a pattern should carry its own ^ and $. */
export function text(options: TextOptions = {}) {
  const multiline = options.multiline ?? false;
  const maxLength = options.maxLength ?? (multiline ? DEFAULT_LONG_TEXT_LENGTH : DEFAULT_TEXT_LENGTH);
  const minLength = options.minLength ?? 0;
  assertRange('minLength', minLength, 'maxLength', maxLength);
  if (options.pattern !== undefined) assertSafePattern(options.pattern, maxLength);
  if (options.default !== undefined) assertDefaultText(options.default, { ...options, minLength, maxLength });
  const rules = {
    ...(minLength > 0 && { minLength }),
    maxLength,
    ...(options.pattern !== undefined && { pattern: options.pattern }),
  };
  return always(Type.String({ ...rules, ...extras(multiline ? 'longText' : 'text', options) }));
}

/** Several lines of free text. */
export function longText(options: Omit<TextOptions, 'multiline' | 'pattern'> = {}) {
  return text({ ...options, multiline: true });
}

/** A whole number. */
export function whole(options: NumberOptions = {}) {
  assertNumberOptions(options);
  for (const number of [options.min, options.max, options.default]) {
    if (number !== undefined && !Number.isSafeInteger(number))
      throw new Error(`whole(): ${number} is not a whole number`);
  }
  return always(Type.Integer({ ...limits(options), ...extras('whole', options) }));
}

/** Any finite number. */
export function decimal(options: NumberOptions = {}) {
  assertNumberOptions(options);
  return always(Type.Number({ ...limits(options), ...extras('decimal', options) }));
}

/** Yes or no. A required one must be answered; "no" is an answer. */
export function yesNo(options: FieldWords & { readonly default?: boolean } = {}) {
  return always(Type.Boolean(extras('yesNo', options)));
}

/** A day, YYYY-MM-DD, that exists. */
export function date(options: FieldWords = {}) {
  return always(Type.String({ format: 'date', ...extras('date', options) }));
}

/** A time of day, HH:MM; the first parameter is the answer when none is given. */
export function time(fallback?: string, options: FieldWords = {}) {
  if (fallback !== undefined && !isClockTime(fallback))
    throw new Error(`time('${fallback}'): write HH:MM between 00:00 and 23:59`);
  return always(
    Type.String({
      pattern: CLOCK_TIME_PATTERN,
      ...extras('time', { ...options, ...(fallback !== undefined && { default: fallback }) }),
    }),
  );
}

type OptionWords<Option extends string> = Readonly<Record<Option, LocalisedText>>;

/** One of the options: `choice('north', 'south')`, or with their words `choice({ north: { 'zh-CN': '北岸', en: 'North' }, … })`. */
export function choice<const Option extends string>(
  ...options: readonly [Option, ...Option[]]
): Field<ReturnType<typeof oneOf<Option>>, 'always'>;
export function choice<const Option extends string>(
  options: OptionWords<Option>,
  words?: FieldWords & { readonly default?: NoInfer<Option> },
): Field<ReturnType<typeof oneOf<Option>>, 'always'>;
export function choice(...declared: readonly unknown[]): Field<ReturnType<typeof oneOf<string>>, 'always'> {
  const { options, words, labels } = readOptions('choice', declared);
  if (words.default !== undefined && !options.includes(words.default)) {
    throw new Error(`choice(): the default '${words.default}' is not one of ${options.join(', ')}`);
  }
  return always(oneOf(options, { ...extras('choice', words), ...labels }));
}

/** Any of the options, each at most once; a required field needs one at least. */
export function choices<const Option extends string>(
  ...options: readonly [Option, ...Option[]]
): Field<ReturnType<typeof someOf<Option>>, 'always'>;
export function choices<const Option extends string>(
  options: OptionWords<Option>,
  words?: FieldWords,
): Field<ReturnType<typeof someOf<Option>>, 'always'>;
export function choices(...declared: readonly unknown[]): Field<ReturnType<typeof someOf<string>>, 'always'> {
  const { options, words, labels } = readOptions('choices', declared);
  return always(someOf(options, { ...extras('choices', words), ...labels }));
}

/** The answer may be left out. */
export function optional<Type extends TSchema>(field: Field<Type>): Field<Type, 'maybe'> {
  return Object.freeze({ type: field.type, presence: 'maybe' });
}

function always<Type extends TSchema>(type: Type): Field<Type, 'always'> {
  return Object.freeze({ type, presence: 'always' });
}

function oneOf<Option extends string>(options: readonly Option[], more: object) {
  return Type.Unsafe<Option>({ type: 'string', enum: options, ...more });
}

function someOf<Option extends string>(options: readonly Option[], more: object) {
  return Type.Unsafe<Option[]>({ type: 'array', items: { type: 'string', enum: options }, uniqueItems: true, ...more });
}

function extras(kind: FieldKind, options: FieldWords & { readonly default?: unknown }) {
  return {
    'x-kind': kind,
    ...(options.default !== undefined && { default: options.default }),
    ...(options.label && { 'x-label': options.label }),
    ...(options.hint && { 'x-hint': options.hint }),
  };
}

function limits({ min, max }: NumberOptions) {
  return { ...(min !== undefined && { minimum: min }), ...(max !== undefined && { maximum: max }) };
}

function readOptions(helper: string, declared: readonly unknown[]) {
  const [first, second] = declared;
  const spoken = typeof first === 'object' && first !== null;
  const options = spoken ? Object.keys(first) : declared.map(String);
  if (options.length === 0) throw new Error(`${helper}(): name at least one option`);
  const unfit = options.find((option) => !OPTION.test(option));
  if (unfit !== undefined)
    throw new Error(
      `${helper}(): '${unfit}' cannot be an option: use a word such as 'north-shore' and put the words people read in its label`,
    );
  if (new Set(options).size < options.length)
    throw new Error(`${helper}(): an option is named twice in ${options.join(', ')}`);
  const words = (spoken ? (second ?? {}) : {}) as FieldWords & { readonly default?: string };
  return { options, words, labels: spoken ? { 'x-option-labels': first } : {} };
}

function assertNumberOptions(options: NumberOptions): void {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = options;
  assertRange('min', min, 'max', max);
  if (options.default !== undefined && !(options.default >= min && options.default <= max)) {
    throw new Error(`The default ${options.default} is outside ${min} to ${max}`);
  }
}

function assertRange(lowName: string, low: number, highName: string, high: number): void {
  if (!(low <= high)) throw new Error(`${lowName} ${low} is above ${highName} ${high}: swap them`);
}

function assertDefaultText(value: string, rules: { minLength: number; maxLength: number; pattern?: string }): void {
  const length = codePointLength(value);
  const fits = length >= rules.minLength && length <= rules.maxLength;
  if (!fits || (rules.pattern !== undefined && !new RegExp(rules.pattern, 'u').test(value))) {
    throw new Error('text(): the default breaks the rules of its own field');
  }
}
