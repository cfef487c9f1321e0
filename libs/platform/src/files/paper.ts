import { cleanPicture, type PictureFault, type PictureType } from './picture.js';

export type PaperType = PictureType | 'application/pdf';

/** A photo of a paper, or the paper itself, as it may be kept. */
export interface CleanPaper {
  readonly type: PaperType;
  readonly bytes: Buffer;
}

/** Why a file is not kept as a paper. */
export type PaperFault = 'not-a-paper' | 'active' | 'locked' | Exclude<PictureFault, 'not-a-picture'>;

/** What would do something when it is opened, or carries files of its own. */
const active = /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData)\b/;

/**
 * A photo without all that is not seen, or a PDF that only shows something: it begins and ends as one, so that it is no
 * other file besides; it runs nothing, carries no files and is not locked.
 */
export function cleanPaper(bytes: Buffer): CleanPaper | PaperFault {
  if (bytes.subarray(0, 5).toString('latin1') !== '%PDF-') {
    const picture = cleanPicture(bytes);
    if (picture === 'not-a-picture') return 'not-a-paper';
    return typeof picture === 'string' ? picture : { type: picture.type, bytes: picture.bytes };
  }
  const text = bytes.toString('latin1');
  if (!/^%PDF-[12]\.\d\s/.test(text) || !/startxref\s+\d+\s+%%EOF\s*$/.test(text.slice(-1_024))) return 'broken';
  // Names may be written with hexadecimal digits to hide them.
  const plain = text.replaceAll(/#([0-9a-fA-F]{2})/g, (_whole, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
  if (/\/Encrypt\b/.test(plain)) return 'locked';
  return active.test(plain) ? 'active' : { type: 'application/pdf', bytes };
}
