import { Readable } from 'node:stream';
import {
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  StreamableFile,
} from '@nestjs/common';
import { Allow } from '@redmaple/platform';
import type { FastifyRequest } from 'fastify';
import { ImportCorrectionsQuery, type ImportRowsPage, ImportRowsQuery, type ImportView } from './import.dto.js';
import { ImportFiles } from './import-files.service.js';
import { ImportsService } from './imports.service.js';
import { readUpload } from './read-upload.js';

/** Imports of paper sign-ups, for the office. */
@Controller()
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly files: ImportFiles,
  ) {}

  /** Multipart: `file` (.xlsx or .csv, at most 10 MB) and optionally `paperConsentOn` (YYYY-MM-DD). */
  @Post('calls/:id/imports')
  @Allow('operator')
  async upload(@Param('id', ParseUUIDPipe) callId: string, @Req() request: FastifyRequest): Promise<ImportView> {
    return this.imports.preview(callId, await readUpload(request));
  }

  @Get('calls/:id/imports')
  @Allow('operator', 'county-admin')
  list(@Param('id', ParseUUIDPipe) callId: string): Promise<ImportView[]> {
    return this.imports.listOf(callId);
  }

  /** An empty .xlsx sheet for the call's paper sign-ups: its questions as columns, with what may be chosen and an example. */
  @Get('calls/:id/import-template')
  @Allow('operator', 'county-admin')
  @Header('X-Content-Type-Options', 'nosniff')
  @Header('Cache-Control', 'private, no-store')
  async template(@Param('id', ParseUUIDPipe) callId: string): Promise<StreamableFile> {
    return toFile(await this.files.template(callId), 'sign-ups.xlsx');
  }

  @Get('imports/:id')
  @Allow('operator', 'county-admin')
  get(@Param('id', ParseUUIDPipe) id: string): Promise<ImportView> {
    return this.imports.get(id);
  }

  /** The rows of a preview, with masked values and their mistakes. */
  @Get('imports/:id/rows')
  @Allow('operator', 'county-admin')
  rows(@Param('id', ParseUUIDPipe) id: string, @Query() query: ImportRowsQuery): Promise<ImportRowsPage> {
    return this.imports.rows(id, query);
  }

  /** The rows of a preview as they were given, unmasked, with a column of what is wrong; corrected it can be uploaded again. */
  @Get('imports/:id/corrections')
  @Allow('operator')
  @Header('X-Content-Type-Options', 'nosniff')
  @Header('Cache-Control', 'private, no-store')
  async corrections(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { rows }: ImportCorrectionsQuery,
  ): Promise<StreamableFile> {
    return toFile(await this.files.corrections(id, rows), 'corrections.xlsx');
  }

  /** Asks for the commit, which a job does; `imports/:id` shows how far it is. */
  @Post('imports/:id/commit')
  @HttpCode(200)
  @Allow('operator')
  commit(@Param('id', ParseUUIDPipe) id: string): Promise<ImportView> {
    return this.imports.commit(id);
  }
}

function toFile(file: AsyncGenerator<Buffer>, name: string): StreamableFile {
  return new StreamableFile(Readable.from(file, { objectMode: false }), {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    disposition: `attachment; filename="${name}"`,
  });
}
