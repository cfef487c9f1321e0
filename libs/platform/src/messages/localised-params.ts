import type { MessageParams } from './messages.js';

/** Values of a message as its reader sees them: instants (`…At`) in the county's zone. */
export function localisedParams(params: MessageParams, locale: string, timeZone: string): MessageParams {
  const format = new Intl.DateTimeFormat(locale, {
    timeZone,
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      key.endsWith('At') && typeof value === 'string' ? format.format(new Date(value)) : value,
    ]),
  );
}
