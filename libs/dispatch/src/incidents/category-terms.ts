import type { FieldDescription, FormSchema } from '@redmaple/forms';
import { LOCALES } from '@redmaple/i18n';
import { translate } from '@redmaple/platform';
import type { DeclaredPart, Label } from '@redmaple/plugins/house';

/** What a plugin says of a category, kept with each incident of it. */
export interface CategoryTerms {
  readonly label: Label;
  /** Minutes from the intake until somebody is on the scene; the centre's own figure where absent. */
  readonly sceneWithinMinutes?: number;
  /** Minutes from the intake until it is settled or handed over. */
  readonly settleWithinMinutes?: number;
  /** Team types that are asked first. */
  readonly teamTypes?: readonly string[];
  /** What the intake asks, with its texts. */
  readonly form?: FormSchema;
}

/** An answer to the form of a category, in words. */
export interface CategoryFact {
  readonly key: string;
  readonly label: Label;
  readonly text: Label;
}

/** When the minutes of an incident end, in SQL: its category's, or those of the parameter `$<index>`. */
export function sceneDueSql(index: number): string {
  return `coalesce(reopened_at, received_at) + coalesce((category_terms->>'sceneWithinMinutes')::int, $${index}) * interval '1 minute'`;
}

export function termsOf(category: DeclaredPart<'incidentCategories'>): CategoryTerms {
  const { label, sceneWithinMinutes, settleWithinMinutes, teamTypes, facts } = category;
  return {
    label,
    ...(sceneWithinMinutes !== undefined && { sceneWithinMinutes }),
    ...(settleWithinMinutes !== undefined && { settleWithinMinutes }),
    ...(teamTypes && { teamTypes }),
    ...(facts && { form: facts }),
  };
}

/** The answers in the order of the form; what was not answered is left out. */
export function factsInWords({ form }: CategoryTerms, facts: Readonly<Record<string, unknown>>): CategoryFact[] {
  return (form?.fields ?? []).flatMap((field) => {
    const answer = facts[field.key];
    if (answer === undefined || answer === '') return [];
    return [{ key: field.key, label: labelOf(field), text: inWords(field, answer) }];
  });
}

function labelOf({ key, label }: FieldDescription): Label {
  return { 'zh-CN': label?.['zh-CN'] ?? key, en: label?.en ?? key };
}

function inWords(field: FieldDescription, answer: unknown): Label {
  const words = (locale: (typeof LOCALES)[number]): string => {
    const one = (value: unknown): string => field.optionLabels?.[String(value)]?.[locale] ?? String(value);
    if (Array.isArray(answer)) return answer.map(one).join(locale === 'en' ? ', ' : '、');
    if (typeof answer === 'boolean') return translate(locale, answer ? 'words.dispatch.yes' : 'words.dispatch.no');
    return one(answer);
  };
  return { 'zh-CN': words('zh-CN'), en: words('en') };
}
