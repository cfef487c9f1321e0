import { LOCALES, type Locale, negotiateLocale } from '@redmaple/i18n';

const place = 'redmaple-locale';
const listeners = new Set<() => void>();
let chosen: Locale | undefined;

/** The language of the screen: the one chosen here, else the browser's. */
export function currentLocale(): Locale {
  if (chosen === undefined) {
    const kept = localStorage.getItem(place);
    chosen = LOCALES.find((one) => one === kept) ?? negotiateLocale(navigator.languages.join(','));
  }
  return chosen;
}

/** Changes the language for this browser. */
export function chooseLocale(locale: Locale): void {
  chosen = locale;
  localStorage.setItem(place, locale);
  document.documentElement.lang = locale;
  for (const listener of listeners) listener();
}

export function onLocaleChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
