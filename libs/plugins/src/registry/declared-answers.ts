import type { FieldDescription, FormSchema } from '@redmaple/forms';
import { compileForm } from '@redmaple/forms/validate';
import type { Locale } from '@redmaple/i18n';
import { requestErrors, translate } from '@redmaple/platform';
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
  if (!form) {
    const [first] = Object.keys(answers);
    if (first === undefined) return {};
    throw requestErrors.invalid({}, { fields: [{ field: `${at}.${first}`, code: 'unknownField' }] });
  }
  const checked = compileForm(form)(answers);
  if (checked.ok) return { ...checked.value };
  const fields = checked.errors.map(({ field, code, params }) => ({ field: `${at}.${field}`, code, params }));
  throw requestErrors.invalid({}, { fields });
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
