import { dayIn, formatTime, type Locale } from '@redmaple/i18n';
import { session } from '../api/session.js';
import { serverNow } from '../api/server-time.js';
import { locale } from '../texts/speak.js';
import { whenTexts } from '../texts/when.texts.js';

/** Zone in which the county's days are counted. */
export function zone(): string {
  const now = session.get();
  return 'holder' in now ? now.holder.timezone : 'Asia/Shanghai';
}

const day = 86_400_000;

/** 今天, 明天, or 7月13日周一; the year only when it is another one. */
export function dayOf(instant: string | Date): string {
  const date = new Date(instant);
  const now = serverNow();
  const which = dayIn(date, zone());
  if (which === dayIn(new Date(now), zone())) return whenTexts.say('today');
  if (which === dayIn(new Date(now + day), zone())) return whenTexts.say('tomorrow');
  if (which === dayIn(new Date(now - day), zone())) return whenTexts.say('yesterday');
  return longDay(locale.get(), date, which.slice(0, 4) !== dayIn(new Date(now), zone()).slice(0, 4));
}

function longDay(language: Locale, date: Date, withYear: boolean): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    ...(withYear && { year: 'numeric' }),
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    timeZone: zone(),
  }).format(date);
}

/** 18:05, in the county. */
export function timeOf(instant: string | Date): string {
  return formatTime(locale.get(), new Date(instant), zone());
}

/** 今天 18:00–21:00, and 次日 when it ends on another day. */
export function spanOf(startsAt: string, endsAt: string): string {
  const [from, to] = [timeOf(startsAt), timeOf(endsAt)];
  const sameDay = dayIn(new Date(startsAt), zone()) === dayIn(new Date(endsAt), zone());
  return whenTexts.say('span', {
    day: dayOf(startsAt),
    from,
    to: sameDay ? to : whenTexts.say('nextDay', { time: to }),
  });
}

/** 今天 18:05. */
export function momentOf(instant: string): string {
  return `${dayOf(instant)} ${timeOf(instant)}`;
}

/** 2026年7月13日, in the county. */
export function dateOf(instant: string): string {
  return calendarDay(countyDay(instant));
}

/** The calendar day of an instant in the county, YYYY-MM-DD, as a field for days takes it. */
export function countyDay(instant: string | number): string {
  return dayIn(new Date(instant), zone());
}

/**
 * The instant at which the county's clock shows a time of a day, whatever the phone's own zone is.
 *
 * @param wall `2026-11-30T14:00`
 */
export function countyInstant(wall: string): string {
  const asUtc = Date.parse(`${wall}:00Z`);
  // Twice, so that the offset is the one that holds at that time and not some hours off.
  const first = asUtc - aheadOfUtc(asUtc);
  return new Date(asUtc - aheadOfUtc(first)).toISOString();
}

/** Milliseconds that the county's clock is ahead of UTC at an instant. */
function aheadOfUtc(instant: number): number {
  const shown = `${countyDay(instant)}T${formatTime('zh-CN', new Date(instant), zone())}:00Z`;
  return Date.parse(shown) - Math.floor(instant / 60_000) * 60_000;
}

/** A calendar day without a time zone, YYYY-MM-DD, in words. */
export function calendarDay(date: string): string {
  return new Intl.DateTimeFormat(locale.get() === 'en' ? 'en-GB' : locale.get(), {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));
}

/** 4:05 until an instant; nothing once it has passed. */
export function untilThen(instant: string): string | undefined {
  const seconds = Math.ceil((Date.parse(instant) - serverNow()) / 1_000);
  if (seconds <= 0) return undefined;
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
