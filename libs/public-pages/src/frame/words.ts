import type { Locale, TextParams, Texts } from '@redmaple/i18n';

/** Says a text in the page's language. */
export type Say = (key: string, params?: TextParams) => string;

/** The texts of a table in one language. */
export function sayIn(texts: Texts, locale: Locale): Say {
  return (key, params) => texts.t(locale, key, params);
}
