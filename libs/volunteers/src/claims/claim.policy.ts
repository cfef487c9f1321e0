/** More papers of one person don't wait at the same time. */
export const maxWaiting = 8;

const documentNumber = /(?<!\d)\d{17}[\dX](?!\d)/i;

/**
 * Whether the number of a paper is the number of an identity card, as on a driving licence: that one is known already, sealed,
 * and has no place in a field that a list shows (PIPL 28). There the archive number says which paper it is.
 */
export function holdsDocumentNumber(text: string): boolean {
  return documentNumber.test(text.normalize('NFKC').replaceAll(/(?<=\d)[\s\-·.]+(?=[\dXx])/g, ''));
}
