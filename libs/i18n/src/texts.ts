import { DEFAULT_LOCALE, LOCALES, type Locale } from './locale.js';

/** Texts by key; groups may be nested and become dotted keys. */
export interface TextTable {
  readonly [key: string]: string | TextTable;
}

export type TextTables = Readonly<Record<Locale, TextTable>>;
export type TextParams = Readonly<Record<string, string | number>>;

/** All texts of a part of the product, in every language. */
export interface Texts {
  readonly byLocale: Readonly<Record<Locale, ReadonlyMap<string, string>>>;
  /**
   * The text of a key with its `{{params}}` filled in. With a `count` the plural form of the language is taken
   * (`seats_one`, `seats_other`). A key missing in the language is answered in Chinese; one that is missing
   * there too comes back as `⟦key⟧`, so that nobody overlooks it. The text is not escaped: what prints it does that.
   */
  t(locale: Locale, key: string, params?: TextParams): string;
  has(locale: Locale, key: string): boolean;
}

const PLACEHOLDER = /\{\{\s*(\w+)\s*\}\}/g;
const PLURAL_SUFFIX = /_(?:zero|one|two|few|many|other)$/;

/**
 * Reads the tables of texts.
 *
 * @param namespace goes before every key with a dot, as with the texts of a plugin
 * @throws Error when a dotted key and a nested one meet
 */
export function createTexts(tables: TextTables, namespace?: string): Texts {
  const prefix = namespace === undefined ? '' : `${namespace}.`;
  return textsOf((locale) => flatten(tables[locale], prefix));
}

/**
 * Puts several texts together.
 *
 * @throws Error when two of them say different things under one key
 */
export function mergeTexts(...parts: readonly Texts[]): Texts {
  return textsOf((locale) => {
    const merged = new Map<string, string>();
    for (const part of parts) for (const [key, text] of part.byLocale[locale]) add(merged, key, text);
    return merged;
  });
}

/** A key that one language has and another lacks. */
export interface MissingKey {
  readonly locale: Locale;
  /** Without the plural suffix; `form` says which one is missing. */
  readonly key: string;
  /** The plural form that the language needs and does not have. */
  readonly form?: string;
}

/** Keys that are absent in one of the languages, plural forms included, each language by its own rules. */
export function missingKeys(texts: Texts): MissingKey[] {
  const plurals = new Set<string>();
  const singles = new Set<string>();
  for (const locale of LOCALES) {
    for (const key of texts.byLocale[locale].keys()) {
      if (PLURAL_SUFFIX.test(key) && texts.byLocale[locale].has(key.replace(PLURAL_SUFFIX, '_other')))
        plurals.add(key.replace(PLURAL_SUFFIX, ''));
      else singles.add(key);
    }
  }
  return LOCALES.flatMap((locale) => [
    ...[...singles].filter((key) => !texts.has(locale, key)).map((key) => ({ locale, key })),
    ...[...plurals].flatMap((key) =>
      pluralForms(locale)
        .filter((form) => !texts.has(locale, `${key}_${form}`))
        .map((form) => ({ locale, key, form })),
    ),
  ]);
}

/** Keys whose texts do not take the same params in every language; usually a misspelt placeholder. */
export function keysWithDifferentParams(texts: Texts): string[] {
  const [first, ...others] = LOCALES.map((locale) => texts.byLocale[locale]);
  if (first === undefined) return [];
  return [...first]
    .filter(([key, text]) =>
      others.some((other) => other.has(key) && paramsOf(other.get(key) ?? '') !== paramsOf(text)),
    )
    .map(([key]) => key);
}

function textsOf(tableOf: (locale: Locale) => ReadonlyMap<string, string>): Texts {
  const byLocale: Record<Locale, ReadonlyMap<string, string>> = { 'zh-CN': tableOf('zh-CN'), en: tableOf('en') };
  const has = (locale: Locale, key: string) => byLocale[locale].has(key);
  const t = (locale: Locale, key: string, params: TextParams = {}) => {
    const found =
      find(byLocale[locale], locale, key, params) ?? find(byLocale[DEFAULT_LOCALE], DEFAULT_LOCALE, key, params);
    return found === undefined ? `⟦${key}⟧` : interpolate(found, params);
  };
  return Object.freeze({ byLocale: Object.freeze(byLocale), t, has });
}

function find(table: ReadonlyMap<string, string>, locale: Locale, key: string, params: TextParams): string | undefined {
  if (typeof params.count !== 'number') return table.get(key);
  return table.get(`${key}_${pluralOf(locale, params.count)}`) ?? table.get(`${key}_other`) ?? table.get(key);
}

/** A param that was not passed stays visible as its placeholder. */
function interpolate(text: string, params: TextParams): string {
  return text.replace(PLACEHOLDER, (placeholder, name: string) =>
    // Not `Object.hasOwn`, which volunteers' older phones do not know.
    Object.keys(params).includes(name) ? String(params[name]) : placeholder,
  );
}

function paramsOf(text: string): string {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name]) => name))].sort().join();
}

/** Safari knows the rules from version 13 on. */
function pluralOf(locale: Locale, count: number): string {
  if (typeof Intl.PluralRules === 'undefined') return locale === 'en' && count === 1 ? 'one' : 'other';
  return rulesFor(locale).select(count);
}

const pluralRules = new Map<Locale, Intl.PluralRules>();

function rulesFor(locale: Locale): Intl.PluralRules {
  const rules = pluralRules.get(locale) ?? new Intl.PluralRules(locale);
  pluralRules.set(locale, rules);
  return rules;
}

function pluralForms(locale: Locale): string[] {
  return rulesFor(locale).resolvedOptions().pluralCategories;
}

function flatten(table: TextTable, prefix: string, into = new Map<string, string>()): Map<string, string> {
  for (const [key, text] of Object.entries(table)) {
    if (typeof text === 'string') add(into, prefix + key, text);
    else flatten(text, `${prefix}${key}.`, into);
  }
  return into;
}

function add(into: Map<string, string>, key: string, text: string): void {
  const known = into.get(key);
  if (known !== undefined && known !== text)
    throw new Error(`The text '${key}' is given twice with different words: rename one of them`);
  into.set(key, text);
}
