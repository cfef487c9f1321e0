const documentNumber = /(?:^|\D)\d{17}[\dX](?!\d)/i;

/**
 * Whether a text seems to hold the number of an identity card: the server refuses such a log, and on a hill without
 * signal that would be said hours too late.
 */
export function holdsDocumentNumber(text: string): boolean {
  return documentNumber.test(text.normalize('NFKC').replace(/(\d)[\s\-·.]+(?=[\dXx])/g, '$1'));
}
