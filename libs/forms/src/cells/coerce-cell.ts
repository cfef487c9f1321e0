import type { FormError, FormErrorCode } from '../check/form-error.js';
import type { FieldDescription, FormSchema, LocalisedText } from '../declare/form-schema.js';
import { isClockTime, readDate } from '../text/calendar.js';
import { plainForm } from '../text/characters.js';

export type CellResult =
  | { readonly ok: true /** undefined for an empty cell */; readonly value: unknown }
  | { readonly ok: false; readonly code: FormErrorCode; readonly params: FormError['params'] };

const YES = ['是', '有', '会', '能', '可', '可以', '愿意', '对', '√', '✓', '✔', 'y', 'yes', 'true', '1'];
const NO = [
  '否',
  '无',
  '没有',
  '不会',
  '不能',
  '不可',
  '不可以',
  '不愿意',
  '不',
  '错',
  '×',
  '✗',
  '✘',
  'x',
  'n',
  'no',
  'false',
  '0',
];
const BETWEEN_OPTIONS = /[、,;/|\n]+/;

/**
 * Reads what somebody wrote into a spreadsheet cell as the typed answer of a field: 是 and 否, the labels of
 * options in either language, full-width digits, the usual ways to write a date. It only reads; whether the
 * answer keeps the field's rules (limits, patterns, lengths) is for the form's validator to say.
 */
export function coerceCell(field: FieldDescription, text: string): CellResult {
  const plain = plainForm(text);
  if (plain === '') return { ok: true, value: undefined };
  switch (field.kind) {
    case 'text':
    case 'longText':
      return { ok: true, value: text.trim() };
    case 'whole':
      return numberIn(plain, /^[+-]?\d{1,3}(?:,\d{3})+$|^[+-]?\d+(?:\.0+)?$/, 'integer');
    case 'decimal':
      return numberIn(plain, /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/, 'number');
    case 'yesNo':
      return yesOrNo(plain);
    case 'date':
      return dayIn(plain);
    case 'time':
      return timeIn(plain);
    case 'choice':
      return optionIn(field, plain);
    case 'choices':
      return optionsIn(field, plain);
  }
}

/**
 * Reads the cells of one spreadsheet row as the answers of a form. A column belongs to a field when its heading is
 * the field's key or its label in any language; blanks, case and full-width forms do not matter.
 */
export function answersFromCells(
  form: FormSchema,
  cells: Readonly<Record<string, string>>,
): { readonly answers: Readonly<Record<string, unknown>>; readonly errors: readonly FormError[] } {
  const byHeading = new Map(Object.entries(cells).map(([heading, text]) => [comparable(heading), text]));
  const answers: Record<string, unknown> = {};
  const errors: FormError[] = [];
  for (const field of form.fields) {
    const heading = headingsOf(field).find((candidate) => byHeading.has(candidate));
    if (heading === undefined) continue;
    const cell = coerceCell(field, byHeading.get(heading) as string);
    if (!cell.ok) errors.push({ field: field.key, code: cell.code, params: cell.params });
    else if (cell.value !== undefined) answers[field.key] = cell.value;
  }
  return { answers, errors };
}

function headingsOf(field: FieldDescription): string[] {
  return [field.key, ...wordsOf(field.label)].map(comparable);
}

function wordsOf(text: LocalisedText | undefined): string[] {
  return text ? Object.values(text as unknown as Record<string, string>) : [];
}

function comparable(words: string): string {
  return plainForm(words).replace(/\s+/g, '').toLowerCase();
}

function refuse(code: FormErrorCode, params: FormError['params'] = {}): CellResult {
  return { ok: false, code, params };
}

function numberIn(plain: string, shape: RegExp, expected: string): CellResult {
  const value = Number(plain.replaceAll(',', ''));
  return shape.test(plain) && Number.isFinite(value) ? { ok: true, value } : refuse('wrongType', { expected });
}

function yesOrNo(plain: string): CellResult {
  const word = plain.toLowerCase();
  if (YES.includes(word)) return { ok: true, value: true };
  return NO.includes(word) ? { ok: true, value: false } : refuse('wrongType', { expected: 'boolean' });
}

function dayIn(plain: string): CellResult {
  const day = readDate(plain);
  if (day === undefined) return refuse('pattern', { expected: 'YYYY-MM-DD' });
  return day === 'impossible' ? refuse('impossibleDate') : { ok: true, value: day };
}

function timeIn(plain: string): CellResult {
  const padded = /^\d:/.test(plain) ? `0${plain}` : plain;
  return isClockTime(padded) ? { ok: true, value: padded } : refuse('pattern', { expected: 'HH:MM' });
}

function findOption(field: FieldDescription, word: string): string | undefined {
  const wanted = comparable(word);
  return field.options?.find((option) =>
    [option, ...wordsOf(field.optionLabels?.[option])].some((name) => comparable(name) === wanted),
  );
}

function optionIn(field: FieldDescription, plain: string): CellResult {
  const option = findOption(field, plain);
  return option === undefined ? refuse('notAnOption', { options: namesOf(field) }) : { ok: true, value: option };
}

function optionsIn(field: FieldDescription, plain: string): CellResult {
  const words = plain.split(BETWEEN_OPTIONS).filter((word) => word.trim() !== '');
  const options = words.map((word) => findOption(field, word));
  return options.includes(undefined)
    ? refuse('notAnOption', { options: namesOf(field) })
    : { ok: true, value: [...new Set(options)] };
}

/** The words to put into the message: those the person would write into the cell. */
function namesOf(field: FieldDescription): string {
  return (field.options ?? []).map((option) => field.optionLabels?.[option]?.['zh-CN'] ?? option).join('、');
}
