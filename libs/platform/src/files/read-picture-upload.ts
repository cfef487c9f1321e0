import { isUUID } from 'class-validator';
import { requestErrors } from '../errors/platform-errors.js';
import { filesErrors } from './files.errors.js';

/** Largest picture, in bytes. */
export const pictureLimit = 10 * 1_048_576;
const limits = { fileSize: pictureLimit, files: 1, fields: 5, fieldSize: 1_000, parts: 6 };

type Part =
  | { readonly type: 'file'; readonly fieldname: string; toBuffer(): Promise<Buffer> }
  | { readonly type: 'field'; readonly fieldname: string; readonly value: unknown };

/** A request of the edge, as far as a form with a file is concerned. */
export interface FormRequest {
  isMultipart?(): boolean;
  parts(options: { limits: typeof limits }): AsyncIterable<Part>;
}

/** A file that somebody sent, as it came: nothing is known of it yet. */
export interface PictureUpload {
  readonly bytes: Buffer;
  /** Chosen by the sender: the same picture sent again is the same file. */
  readonly clientId: string;
}

/**
 * Takes `file` and `clientId` from a multipart request, in any order.
 * @throws files.needed, files.tooLarge, request.invalid when `clientId` is no UUID
 */
export async function readPictureUpload(request: FormRequest): Promise<PictureUpload> {
  if (!request.isMultipart?.()) throw filesErrors.needed({}, { field: 'file' });
  let bytes: Buffer | undefined;
  let clientId = '';
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type === 'file') bytes = await part.toBuffer();
      else if (part.fieldname === 'clientId' && typeof part.value === 'string') clientId = part.value;
    }
  } catch (error) {
    if ((error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE')
      throw filesErrors.tooLarge({ limit: pictureLimit / 1_048_576 }, { field: 'file' });
    // More parts than allowed, a broken boundary, a connection cut off half-way.
    throw filesErrors.needed({}, { field: 'file' });
  }
  if (bytes === undefined || bytes.length === 0) throw filesErrors.needed({}, { field: 'file' });
  if (!isUUID(clientId)) throw requestErrors.invalid({}, { fields: [{ field: 'clientId', code: 'isUuid' }] });
  return { bytes, clientId: clientId.toLowerCase() };
}
