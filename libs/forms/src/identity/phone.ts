import { plainForm } from '../text/characters.js';

/**
 * Phones of invented people start with 1540. The segment 154 has been assigned to no operator (Google's
 * libphonenumber leaves it out of the mobile numbers of China: `[59][0-35-9]`), so a message that is sent by
 * mistake reaches nobody. Ten million numbers are enough for load tests.
 */
export const INVENTED_PHONE_PREFIX = '1540';

export type PhoneProblem = 'wrongLength' | 'badCharacter' | 'notMobile';
export type PhoneResult =
  | { readonly ok: true; readonly normalised: string }
  | { readonly ok: false; readonly code: PhoneProblem };

const BETWEEN_DIGITS = /[\s\-‐‑‒–—―−()·.]/g;
const COUNTRY_CODE = /^(?:\+|00)?86(?=1\d{10}$)/;

/** A mainland mobile number as people write it (+86, blanks, dashes, full-width digits) as its eleven digits. */
export function normalisePhone(written: string): PhoneResult {
  const digits = plainForm(written).replace(BETWEEN_DIGITS, '').replace(COUNTRY_CODE, '');
  if (!/^\+?\d*$/.test(digits)) return { ok: false, code: 'badCharacter' };
  if (digits.length !== 11) return { ok: false, code: 'wrongLength' };
  return /^1[3-9]\d{9}$/.test(digits) ? { ok: true, normalised: digits } : { ok: false, code: 'notMobile' };
}

/** 138****8000 */
export function maskPhone(normalised: string): string {
  return `${normalised.slice(0, 3)}****${normalised.slice(-4)}`;
}

/** True for the number of an invented person. */
export function isInventedPhone(normalised: string): boolean {
  return normalised.startsWith(INVENTED_PHONE_PREFIX);
}
