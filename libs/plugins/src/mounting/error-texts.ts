import { createTexts, type Locale } from '@redmaple/i18n';
import { registeredTexts, registerTexts } from '@redmaple/platform';
import type { LoadedPlugin } from '../host/loaded-plugin.js';

/**
 * Lets the core find what a plugin says about its own errors (`errors.<name>` in its labels), and the texts of its messages
 * (`messages.<name>`).
 */
export function registerOwnTexts(plugin: LoadedPlugin): void {
  for (const prefix of ['errors.', 'messages.']) register(plugin, prefix);
}

function register({ id, definition: { labels } }: LoadedPlugin, prefix: string): void {
  const textsIn = (locale: Locale): Record<string, string> =>
    Object.fromEntries(
      Object.entries(labels[locale] ?? {})
        .filter(([key]) => key.startsWith(prefix) && !registeredTexts().has(locale, keyOf(id, prefix, key)))
        .map(([key, text]) => [keyOf(id, prefix, key), text]),
    );
  registerTexts(createTexts({ 'zh-CN': textsIn('zh-CN'), en: textsIn('en') }));
}

function keyOf(id: string, prefix: string, key: string): string {
  return `${prefix}${id}.${key.slice(prefix.length)}`;
}
