import type { FieldDescription, FormSchema } from '@redmaple/forms';
import { compileForm } from '@redmaple/forms/validate';
import type { Locale } from '@redmaple/i18n';
import { type FieldProblem, requestErrors, translate } from '@redmaple/platform';
import type { Label } from '../define/labels.js';

export type Answers = Readonly<Record<string, unknown>>;

/** An answer to the form of something declared, in words. */
export interface AnswerInWords {
  readonly key: string;
  readonly label: Label;
  readonly text: Label;
}

/**
 * Answers that fit the form of something declared; without a form there is nothing to answer.
 * @param at the property of the request that holds them, for the names of fields: `facts`
 * @throws request.invalid naming every answer that does not fit
 */
export function checkedAnswers(form: FormSchema | undefined, answers: Answers, at: string): Answers {
  const { value, fields } = judgedAnswers(form, answers, at);
  if (fields.length > 0) throw requestErrors.invalid({}, { fields });
  return value;
}

/**
 * Answers as the form takes them, and what does not fit, each by the name of its field; without a form every answer is unknown.
 * @param at the property of the request that holds them
 */
export function judgedAnswers(
  form: FormSchema | undefined,
  answers: Answers,
  at: string,
): { readonly value: Answers; readonly fields: FieldProblem[] } {
  if (!form) {
    const unknown = Object.keys(answers).slice(0, 1);
    return { value: {}, fields: unknown.map((key) => ({ field: `${at}.${key}`, code: 'unknownField' })) };
  }
  const checked = compileForm(form)(answers);
  if (checked.ok) return { value: { ...checked.value }, fields: [] };
  const fields = checked.errors.map(({ field, code, params }) => ({
    field: field === '' ? at : `${at}.${field}`,
    code,
    params,
  }));
  return { value: {}, fields };
}

/** The answers in the order of the form, which has its texts; what was not answered is left out. */
export function answersInWords(form: FormSchema | undefined, answers: Answers): AnswerInWords[] {
  return (form?.fields ?? []).flatMap((field) => {
    const answer = answers[field.key];
    if (answer === undefined || answer === '') return [];
    return [{ key: field.key, label: nameOf(field), text: inWords(field, answer) }];
  });
}

function nameOf({ key, label }: FieldDescription): Label {
  return { 'zh-CN': label?.['zh-CN'] ?? key, en: label?.en ?? key };
}

function inWords(field: FieldDescription, answer: unknown): Label {
  const words = (locale: Locale): string => {
    const one = (value: unknown): string => field.optionLabels?.[String(value)]?.[locale] ?? String(value);
    if (Array.isArray(answer)) return answer.map(one).join(locale === 'en' ? ', ' : '、');
    if (typeof answer === 'boolean') return translate(locale, answer ? 'words.plugins.yes' : 'words.plugins.no');
    return one(answer);
  };
  return { 'zh-CN': words('zh-CN'), en: words('en') };
}
