/** A log may wait on a phone this long, in days. */
export const keptOnPhoneDays = 30;
/** Photos of one log. */
export const maxPhotos = 6;
/** Clocks of phones are put right by whole seconds, in milliseconds. */
const sameInstant = 5_000;

const documentNumber = /(?<!\d)\d{17}[\dX](?!\d)/i;

/**
 * Whether a text seems to hold the number of an identity card: eighteen digits in a row, also in full-width digits and
 * with blanks or dashes in between. Numbers of people have no place in a text that a whole team reads (PIPL 28).
 */
export function holdsDocumentNumber(text: string): boolean {
  return documentNumber.test(text.normalize('NFKC').replaceAll(/(?<=\d)[\s\-·.]+(?=[\dXx])/g, ''));
}

/** Whether a phone can have seen something then. */
export function isObservable(observedAt: Date, now: Date): boolean {
  const late = now.getTime() - observedAt.getTime();
  return late >= -sameInstant && late <= keptOnPhoneDays * 24 * 3_600_000;
}
