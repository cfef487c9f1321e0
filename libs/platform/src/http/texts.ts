import { formatDay, type Locale, mergeTexts, type Texts } from '@redmaple/i18n';
import { platformTexts } from '../platform.texts.js';

let texts: Texts = platformTexts;

/** Adds a lib's texts. Called once per lib when its module is loaded. */
export function registerTexts(more: Texts): void {
  texts = mergeTexts(texts, more);
}

/** All texts registered so far, for the test that both languages are complete. */
export function registeredTexts(): Texts {
  return texts;
}

/** The text of a key in a language, with `{{name}}` filled in. */
export function translate(locale: Locale, key: string, params: Readonly<Record<string, string | number>> = {}): string {
  return texts.t(locale, key, params);
}

const calendarDay = /^\d{4}-\d{2}-\d{2}$/;

/** As {@link translate}, for reasons: programs read a day in them as YYYY-MM-DD, people as they write days. */
export function translateReason(
  locale: Locale,
  key: string,
  params: Readonly<Record<string, string | number>> = {},
): string {
  const worded: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params))
    worded[name] = typeof value === 'string' && calendarDay.test(value) ? formatDay(locale, value) : value;
  return translate(locale, key, worded);
}
