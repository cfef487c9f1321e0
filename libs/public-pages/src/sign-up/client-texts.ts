import type { Say } from '../frame/words.js';

const own = [
  'required',
  'sixDigits',
  'codeFirst',
  'codeSent',
  'codeSending',
  'codeWait',
  'sendAgain',
  'noNetwork',
  'sending',
  'waiting',
  'waitingBusy',
  'offline',
  'draft',
  'cleared',
  'change',
  'changeOf',
  'notFilled',
  'toStatus',
] as const;

/** Codes of what the program can find wrong by itself. */
export const checkedCodes = [
  'wrongLength',
  'badCharacter',
  'notMobile',
  'wrongCheckDigit',
  'impossibleDate',
  'futureDate',
] as const;

/** Words the program needs; they travel in the page, so that it has no texts of its own. */
export function clientTexts(
  say: Say,
  fieldMessages: Readonly<Record<string, string>>,
  helpPhone: string | undefined,
): Record<string, string> {
  return {
    tooYoung: tooYoungText(say, helpPhone),
    ...Object.fromEntries(own.map((key) => [key, say(key)])),
    ...Object.fromEntries(checkedCodes.map((code) => [code, fieldMessages[code] ?? code])),
  };
}

/** Said to whom no team that was chosen takes yet: with the centre's phone, because there may be something else to do. */
export function tooYoungText(say: Say, phone: string | undefined): string {
  return phone === undefined ? say('tooYoung') : say('tooYoungCall', { phone });
}
