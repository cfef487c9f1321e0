import { createTexts, type Locale } from '@redmaple/i18n';
import { registeredTexts, registerTexts } from '@redmaple/platform';
import type { LoadedPlugin } from '../host/loaded-plugin.js';

const prefix = 'errors.';

/** Lets problem bodies find what a plugin says about its own errors: `errors.<name>` in its labels. */
export function registerErrorTexts({ id, definition: { labels } }: LoadedPlugin): void {
  const textsIn = (locale: Locale): Record<string, string> =>
    Object.fromEntries(
      Object.entries(labels[locale] ?? {})
        .filter(([key]) => key.startsWith(prefix) && !registeredTexts().has(locale, keyOf(id, key)))
        .map(([key, text]) => [keyOf(id, key), text]),
    );
  registerTexts(createTexts({ 'zh-CN': textsIn('zh-CN'), en: textsIn('en') }));
}

function keyOf(id: string, key: string): string {
  return `${prefix}${id}.${key.slice(prefix.length)}`;
}
