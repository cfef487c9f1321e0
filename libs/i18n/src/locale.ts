/** The languages every screen and message has; the first is the one a missing text falls back to. */
export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = 'zh-CN';

/** An Accept-Language header longer than this is not from a browser. */
const MAX_HEADER_LENGTH = 500;

/**
 * The language to answer in, from an Accept-Language header (RFC 9110, 12.5.4). Any Chinese counts as zh-CN and
 * any English as en; the weights decide, then the order; everything else gives Chinese.
 */
export function negotiateLocale(acceptLanguage: string | undefined): Locale {
  const wishes = (acceptLanguage ?? '').slice(0, MAX_HEADER_LENGTH).split(',').map(readWish);
  const heard = wishes.filter((wish) => wish.locale !== undefined && wish.weight > 0);
  return heard.sort((one, other) => other.weight - one.weight)[0]?.locale ?? DEFAULT_LOCALE;
}

function readWish(range: string): { readonly locale: Locale | undefined; readonly weight: number } {
  const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
  const written = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  const weight = written === undefined ? 1 : /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(written) ? Number(written) : 0;
  return { locale: localeOf(tag), weight };
}

function localeOf(tag: string): Locale | undefined {
  const language = tag.split('-')[0];
  if (tag === '*') return DEFAULT_LOCALE;
  return LOCALES.find((locale) => locale.split('-')[0] === language);
}
