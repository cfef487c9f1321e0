import type { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import type { StoredFile } from './files.service.js';
import type { PaperType } from './paper.js';

/** A file with its bytes on their way. */
export interface OpenFile {
  readonly file: StoredFile;
  readonly bytes: Readable;
}

const endings: Readonly<Record<PaperType, string>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
};

/**
 * A stored file as an answer: to be kept, never to be run or shown as a page of ours. Its name says what it is, not whose.
 * The route adds `X-Content-Type-Options: nosniff` and `Cache-Control: private, no-store`.
 */
export function asDownload({ file, bytes }: OpenFile, word: string): StreamableFile {
  return new StreamableFile(bytes, {
    type: file.type,
    disposition: `attachment; filename="${word}-${file.id.slice(0, 8)}.${endings[file.type]}"`,
    length: file.size,
  });
}
