import { checkResidentId } from '@redmaple/forms';

/** What a text seems to hold that belongs in no report. */
export type FoundNumber = 'idNumber' | 'phone';

export interface MaskedText {
  readonly text: string;
  /** Empty when nothing was masked. */
  readonly found: readonly FoundNumber[];
}

/** What people put between the digits of a number. */
const gap = '[\\s\\-‐‑‒–—―−·.()（）]{0,2}';
const idNumber = new RegExp(`(?<!\\d)[1-9](?:${gap}\\d){16}${gap}[\\dXx](?!\\d)`, 'gu');
/** Bank cards, ID numbers of the first generation, anything else that long: never part of a report. */
const longNumber = /(?<!\d)\d{15,}[Xx]?/gu;
const mobile = new RegExp(`(?<!\\d)(?:(?:\\+|00)?86${gap})?1${gap}[3-9](?:${gap}\\d){9}(?!\\d)`, 'gu');
const landline = new RegExp(`(?<!\\d)0\\d{2,3}${gap}\\d{3,4}${gap}\\d{4}(?!\\d)`, 'gu');

/** No ID number was given out to anyone born later than this; only the check of the future is switched off by it. */
const anyDay = '9999-12-31';

/**
 * Puts stars in the place of ID numbers and telephone numbers. Reports are about places and events, never about
 * persons, so such numbers are masked before anything is saved (PIPL 51; domain.md §4, ethical limits). Numbers
 * spelt out in Chinese characters and names are not recognised.
 */
export function maskNumbers(written: string): MaskedText {
  const found = new Set<FoundNumber>();
  let text = written;
  const mask = (pattern: RegExp, kind: FoundNumber, isOne: (match: string) => boolean = () => true): void => {
    // Full-width digits have the same length as plain ones, so positions stay.
    const plain = withPlainDigits(text);
    for (const { 0: match, index } of plain.matchAll(pattern)) {
      if (!isOne(match)) continue;
      found.add(kind);
      text = text.slice(0, index) + match.replace(/[\dXx]/g, '*') + text.slice(index + match.length);
    }
  };
  mask(idNumber, 'idNumber', looksLikeId);
  mask(longNumber, 'idNumber');
  mask(mobile, 'phone');
  mask(landline, 'phone');
  return { text, found: [...found] };
}

/** A birth date that exists is enough: a mistyped check digit makes the number no less personal. */
function looksLikeId(match: string): boolean {
  const checked = checkResidentId(match.replace(/[^\dXx]/g, ''), anyDay);
  return checked.ok || checked.code === 'wrongCheckDigit';
}

function withPlainDigits(text: string): string {
  return text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)).replace(/[Ｘｘ]/g, 'X');
}
