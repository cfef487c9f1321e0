import type { PluginColumn, PluginOption } from '../../app/plugin-manifest.js';
import type { Label, Words } from '../../app/words.js';

/** What stands for a value that is not there, or that is not what the column says. */
export const missing = '—';

type Writer = Pick<Words, 'locale' | 't' | 'label' | 'date' | 'dateTime' | 'day'>;

/** A value as a reader sees it. Whatever a plugin answers, this is a text. */
export function valueText(column: PluginColumn, value: unknown, words: Writer): string {
  switch (column.kind) {
    case 'number':
      return numberText(value, column.unit, words);
    case 'date':
      return isDay(value) ? words.day(value) : isInstant(value) ? words.date(value) : missing;
    case 'time':
      return isInstant(value) ? words.dateTime(value) : missing;
    case 'yesNo':
      return typeof value === 'boolean' ? words.t(value ? 'form.yes' : 'form.no') : missing;
    case 'choice':
      return words.label(optionOf(column, value)?.label) || missing;
    default:
      return plainText(value);
  }
}

/** The option that a value names. */
export function optionOf(column: PluginColumn, value: unknown): PluginOption | undefined {
  return column.options?.find((one) => one.value === value);
}

/** A number, or a text that is one: large numbers come from PostgreSQL as texts. */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** An instant of ISO 8601 that exists. */
export function isInstant(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value) && !Number.isNaN(Date.parse(value));
}

export function plainText(value: unknown): string {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : missing;
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
}

/** Five digits behind the point: degrees of a map then name a place to the metre. */
function numberText(value: unknown, unit: Label | undefined, { locale, label }: Writer): string {
  const number = numberOf(value);
  if (number === undefined) return missing;
  const text = new Intl.NumberFormat(locale, { maximumFractionDigits: 5 }).format(number);
  return unit === undefined ? text : `${text} ${label(unit)}`;
}
