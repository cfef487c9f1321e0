import { SpreadsheetError } from './spreadsheet-error.js';

export type TextEncodingName = 'utf-8' | 'utf-16le' | 'gb18030';

export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncodingName;
}

/**
 * Decodes a text file of unknown encoding. Excel in China saves CSV in GBK (read as its superset GB 18030), newer
 * versions and WPS in UTF-8 with or without a byte-order mark, and "Unicode text" in UTF-16. Chinese text in GBK is
 * practically never valid UTF-8, so a strict attempt tells them apart.
 *
 * @throws SpreadsheetError unknownEncoding
 */
export function decodeText(bytes: Buffer): DecodedText {
  const encodings: TextEncodingName[] = bytes[0] === 0xff && bytes[1] === 0xfe ? ['utf-16le'] : ['utf-8', 'gb18030'];
  for (const encoding of encodings) {
    const text = decodeStrictly(bytes, encoding);
    if (text !== undefined) return { text, encoding };
  }
  throw new SpreadsheetError('unknownEncoding');
}

function decodeStrictly(bytes: Buffer, encoding: TextEncodingName): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
