import { createTexts, type Locale, LOCALES, type TextParams, type Texts } from '@redmaple/i18n';
import { settings } from '../api/client.js';
import { createStore, useStore } from '../api/store.js';

const kept = 'redmaple.locale';

/** The language that was chosen on this phone; Chinese until somebody chooses. */
export const locale = createStore<Locale>(readLocale());
apply(locale.get());

/** Changes the language of the pages and of the server's answers. */
export function chooseLocale(chosen: Locale): void {
  try {
    localStorage.setItem(kept, chosen);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
  apply(chosen);
  locale.set(chosen);
}

function readLocale(): Locale {
  try {
    const found = localStorage.getItem(kept);
    return LOCALES.find((one) => one === found) ?? 'zh-CN';
  } catch {
    return 'zh-CN';
  }
}

function apply(chosen: Locale): void {
  settings.locale = chosen;
  if (typeof document !== 'undefined') document.documentElement.lang = chosen;
}

/** Texts whose keys the compiler knows. */
export interface Speech<Key extends string> {
  readonly texts: Texts;
  /** The text in the language of this phone; with a `count` in its plural form. */
  readonly say: (key: Key, params?: TextParams) => string;
}

type Table = Readonly<Record<string, string>>;
/** `seats_one` and `seats_other` are said as `seats`. */
type Spoken<Key> = Key extends `${infer Base}_${'one' | 'other'}` ? Base : Key;

/** Puts the texts of a part of the pages together. */
export function speech<const Chinese extends Table>(tables: {
  readonly 'zh-CN': Chinese;
  readonly en: Table;
}): Speech<Spoken<keyof Chinese & string>> {
  const texts = createTexts(tables);
  return { texts, say: (key, params) => texts.t(locale.get(), key, params) };
}

/** Draws the component again when the language changes. */
export function useLocale(): Locale {
  return useStore(locale);
}
