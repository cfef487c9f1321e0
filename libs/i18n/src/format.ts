import type { Locale } from './locale.js';

type Style = 'date' | 'time' | 'dateTime';

const STYLES: Readonly<Record<Style, Intl.DateTimeFormatOptions>> = {
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  dateTime: {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  },
};

/**
 * The day of an instant in a time zone, such as 2026年7月1日.
 *
 * @param zone IANA name such as Asia/Shanghai
 * @throws RangeError when the zone is unknown
 */
export function formatDate(locale: Locale, instant: Date, zone: string): string {
  return formatter(locale, 'date', zone).format(instant);
}

/** The time of day of an instant in a time zone, 00:00 to 23:59. See {@link formatDate}. */
export function formatTime(locale: Locale, instant: Date, zone: string): string {
  return formatter(locale, 'time', zone).format(instant);
}

/** Day, weekday and time of an instant in a time zone. See {@link formatDate}. */
export function formatDateTime(locale: Locale, instant: Date, zone: string): string {
  return formatter(locale, 'dateTime', zone).format(instant);
}

/**
 * A calendar day, which has no time zone, as {@link formatDate} writes it.
 *
 * @param day YYYY-MM-DD
 */
export function formatDay(locale: Locale, day: string): string {
  return formatDate(locale, new Date(`${day}T00:00:00Z`), 'UTC');
}

/**
 * The calendar day of an instant in a time zone.
 *
 * @returns YYYY-MM-DD
 */
export function dayIn(instant: Date, zone: string): string {
  const parts = dayFormatter(zone).formatToParts(instant);
  const part = (type: 'year' | 'month' | 'day') => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

// Building a formatter costs some fifty times as much as using it.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: Locale, style: Style, zone: string): Intl.DateTimeFormat {
  return kept(
    `${locale} ${style} ${zone}`,
    () => new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { ...STYLES[style], timeZone: zone }),
  );
}

function dayFormatter(zone: string): Intl.DateTimeFormat {
  return kept(
    `day ${zone}`,
    () => new Intl.DateTimeFormat('en-GB', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: zone }),
  );
}

function kept(key: string, make: () => Intl.DateTimeFormat): Intl.DateTimeFormat {
  const known = formatters.get(key);
  if (known) return known;
  const made = make();
  formatters.set(key, made);
  return made;
}
