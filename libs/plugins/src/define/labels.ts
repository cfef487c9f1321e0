import { type FormSchema, labelForm } from '@redmaple/forms';
import { LOCALES, type Locale } from '@redmaple/i18n';

/** Texts of a plugin by language. That of an error of its own stands under `errors.<name>`. @since 1.0.0 */
export type Labels = Readonly<Record<Locale, Readonly<Record<string, string>>>>;

/**
 * Texts side by side, each as [中文, English]: `labels: bilingual({ rescue: ['应急救援队', 'Rescue team'] })`.
 * @since 1.4.0
 */
export function bilingual(texts: Readonly<Record<string, readonly [chinese: string, english: string]>>): Labels {
  const inLanguage = (index: 0 | 1): Record<string, string> =>
    Object.fromEntries(Object.entries(texts).map(([key, both]) => [key, both[index]]));
  return { 'zh-CN': inLanguage(0), en: inLanguage(1) };
}

/** One thing's name in every language. @since 1.0.0 */
export type Label = Readonly<Record<Locale, string>>;

/** The label of `key`, or the key itself where a language lacks it, so that old data stays readable. @since 1.0.0 */
export function labelOf(labels: Labels, key: string): Label {
  return { 'zh-CN': labels['zh-CN']?.[key] ?? key, en: labels.en?.[key] ?? key };
}

/** The label under the first of `keys` that a language has; the last key itself where it has none. @since 1.0.0 */
export function labelAt(labels: Labels, keys: readonly string[]): Label {
  const text = (locale: Locale): string => {
    const found = keys.find((key) => Object.hasOwn(labels[locale] ?? {}, key));
    return (found === undefined ? undefined : labels[locale]?.[found]) ?? keys.at(-1) ?? '';
  };
  return { 'zh-CN': text('zh-CN'), en: text('en') };
}

/** Where a field's text may stand, the most particular first. `owner` is a team type's code or `settings`. @since 1.0.0 */
export function fieldTextKeys(owner: string, field: string): string[] {
  return [`${owner}.${field}`, field];
}

/** Where an option's text may stand, the most particular first. @since 1.0.0 */
export function optionTextKeys(owner: string, field: string, option: string): string[] {
  return [`${owner}.${field}.${option}`, `${field}.${option}`, option];
}

/** A form with the plugin's texts beside its fields and options. @since 1.0.0 */
export function labelledForm(labels: Labels, owner: string, form: FormSchema): FormSchema {
  const table = Object.fromEntries(LOCALES.map((locale) => [locale, textsFor(labels[locale] ?? {}, owner, form)]));
  return labelForm(form, table);
}

function textsFor(texts: Readonly<Record<string, string>>, owner: string, form: FormSchema): Record<string, string> {
  const found: Record<string, string> = {};
  const take = (key: string, places: string[]): void => {
    const place = places.find((one) => Object.hasOwn(texts, one));
    if (place !== undefined) found[key] = texts[place] ?? '';
  };
  for (const { key, options = [] } of form.fields) {
    take(key, fieldTextKeys(owner, key));
    take(`${key}.hint`, [`${owner}.${key}.hint`, `${key}.hint`]);
    for (const option of options) take(`${key}.${option}`, optionTextKeys(owner, key, option));
  }
  return found;
}
