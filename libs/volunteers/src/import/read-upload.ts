import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { importErrors, spreadsheetErrors } from '../recruitment.errors.js';
import type { UploadedSheet } from './imports.service.js';
import { SPREADSHEET_LIMITS } from './parse/index.js';

const limits = { fileSize: SPREADSHEET_LIMITS.fileBytes, files: 1, fields: 5, fieldSize: 1_000, parts: 6 };

/**
 * Takes the file and the default day of the paper consent from a multipart request, in any order.
 * @throws imports.fileNeeded, spreadsheet.tooLarge
 */
export async function readUpload(request: FastifyRequest): Promise<UploadedSheet> {
  if (!request.isMultipart?.()) throw importErrors.fileNeeded({}, { field: 'file' });
  let file: Buffer | undefined;
  let filename = '';
  let paperConsentOn: string | undefined;
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type === 'file') {
        ({ file, filename } = await contentOf(part));
      } else if (part.fieldname === 'paperConsentOn' && typeof part.value === 'string' && part.value !== '') {
        paperConsentOn = part.value;
      }
    }
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === 'FST_REQ_FILE_TOO_LARGE')
      throw spreadsheetErrors.tooLarge({ limit: limits.fileSize / 1024 / 1024 }, { field: 'file' });
    // More parts than allowed, a broken boundary, a connection cut off half-way.
    throw importErrors.fileNeeded({}, { field: 'file' });
  }
  if (file === undefined) throw importErrors.fileNeeded({}, { field: 'file' });
  return { file, filename, paperConsentOn };
}

async function contentOf(part: MultipartFile): Promise<{ file: Buffer; filename: string }> {
  return { file: await part.toBuffer(), filename: part.filename ?? '' };
}
