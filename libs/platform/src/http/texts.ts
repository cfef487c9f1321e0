import { type Locale, mergeTexts, type Texts } from '@redmaple/i18n';
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
