import {
  formatDate,
  formatDateTime,
  formatDay,
  formatTime,
  type Locale,
  mergeTexts,
  type TextParams,
  type Texts,
} from '@redmaple/i18n';
import { useMemo, useSyncExternalStore } from 'react';
import { currentLocale, onLocaleChange } from './locale.js';
import { kitTexts } from '../kit/kit.texts.js';
import { shellTexts } from './shell.texts.js';

/** Time zone of the counties. The API stores instants; people read the county's clock. */
export const zone = 'Asia/Shanghai';

/** A text in both languages, as the API sends labels. */
export interface Label {
  readonly 'zh-CN': string;
  readonly en: string;
}

/** Words, dates and labels in the reader's language. */
export interface Words {
  readonly locale: Locale;
  readonly t: (key: string, params?: TextParams) => string;
  readonly label: (label: Label | undefined) => string;
  readonly date: (instant: string | undefined) => string;
  readonly dateTime: (instant: string | undefined) => string;
  readonly time: (instant: string | undefined) => string;
  /** A calendar day, YYYY-MM-DD. */
  readonly day: (day: string | undefined) => string;
  /** Several words, or whole sentences, after each other. */
  readonly list: (items: readonly (string | number)[], of?: 'words' | 'sentences') => string;
}

/** Words that are there in every room. */
const everywhere = mergeTexts(shellTexts, kitTexts);
const merged = new Map<Texts, Texts>();

/** The words of a room together with those of the shell and kit. */
export function useWords(room: Texts = everywhere): Words {
  const locale = useSyncExternalStore(onLocaleChange, currentLocale);
  return useMemo(() => wordsFor(room, locale), [room, locale]);
}

export function wordsFor(room: Texts, locale: Locale): Words {
  const texts = room === everywhere ? room : (merged.get(room) ?? mergeTexts(everywhere, room));
  merged.set(room, texts);
  const at = (write: (locale: Locale, instant: Date, zone: string) => string) => (instant: string | undefined) =>
    instant === undefined ? '—' : write(locale, new Date(instant), zone);
  return {
    locale,
    t: (key, params) => texts.t(locale, key, params),
    label: (label) => label?.[locale] ?? '',
    date: at(formatDate),
    dateTime: at(formatDateTime),
    time: at(formatTime),
    day: (day) => (day === undefined ? '—' : formatDay(locale, day)),
    list: (items, of = 'words') => items.join(texts.t(locale, `list.between.${of}`)),
  };
}
