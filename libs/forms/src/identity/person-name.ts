import { codePointLength, hasBadCharacter } from '../text/characters.js';

/** Longest name, in code points. Uyghur and Tibetan names with middle dots pass thirty. */
export const MAX_NAME_LENGTH = 40;

export type NameProblem = 'empty' | 'tooLong' | 'badCharacter';
export type NameResult =
  | { readonly ok: true; readonly name: string }
  | { readonly ok: false; readonly code: NameProblem };

const MIDDLE_DOTS = /[•‧∙⋅・･]/gu;
// Set beside two Chinese characters, a blank only spreads a short name over the width of the column.
const BLANK_BETWEEN_HAN = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu;
const INVISIBLE = /[\u200b\u2060\ufeff]/g;
const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const VISIBLE = /[^\p{C}\p{Z}\ufe0e\ufe0f]/u;

/**
 * A name in the form it is stored and compared: NFC, no blanks around, single blanks inside, one kind of middle dot.
 * Rare characters (extension B) and emoji are kept as they are. Refused are control characters, line breaks, lone
 * surrogates and marks that turn the direction of the text, which could make one name look like another.
 */
export function normalisePersonName(written: string): NameResult {
  const trimmed = written.replace(INVISIBLE, '').trim();
  if (hasBadCharacter(trimmed, false) || DIRECTION_MARKS.test(trimmed)) return { ok: false, code: 'badCharacter' };
  const name = trimmed
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(MIDDLE_DOTS, '·')
    .replace(/ ?· ?/g, '·')
    .replace(BLANK_BETWEEN_HAN, '');
  if (!VISIBLE.test(name)) return { ok: false, code: 'empty' };
  return codePointLength(name) > MAX_NAME_LENGTH ? { ok: false, code: 'tooLong' } : { ok: true, name };
}

/** A stored name of which only the first character, in Chinese the family name, is to be read: 陈** */
export function maskPersonName(normalised: string): string {
  const [first = '', ...rest] = normalised;
  return first + '*'.repeat(Math.min(rest.length, 2));
}
