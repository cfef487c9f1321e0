const CONTROL = /\p{Cc}/u;
const CONTROL_EXCEPT_LINE_BREAKS = /[^\P{Cc}\t\n\r]/u;
const LONE_SURROGATE = /\p{Cs}/u;

/**
 * Says whether a text can be stored and shown as it is. PostgreSQL refuses NUL in text and jsonb, and a
 * lone surrogate has no UTF-8 form, so both are refused before anything is written.
 *
 * @param allowLineBreaks tabs and line breaks are allowed (a text of several lines)
 */
export function hasBadCharacter(text: string, allowLineBreaks: boolean): boolean {
  const control = allowLineBreaks ? CONTROL_EXCEPT_LINE_BREAKS : CONTROL;
  return control.test(text) || LONE_SURROGATE.test(text);
}

/** The length people count: Unicode code points, so that 𠮷 is one character and not two. */
export function codePointLength(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** Full-width digits, letters and signs as their plain forms (NFKC), without blanks around. For matching, never for keeping. */
export function plainForm(text: string): string {
  return text.normalize('NFKC').trim();
}
