import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req } from '@nestjs/common';
import { Allow } from '@redmaple/platform';
import type { FastifyRequest } from 'fastify';
import { type ImportRowsPage, ImportRowsQuery, type ImportView } from './import.dto.js';
import { ImportsService } from './imports.service.js';
import { readUpload } from './read-upload.js';

/** Imports of paper sign-ups, for the office. */
@Controller()
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

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

  /** Asks for the commit, which a job does; `imports/:id` shows how far it is. */
  @Post('imports/:id/commit')
  @HttpCode(200)
  @Allow('operator')
  commit(@Param('id', ParseUUIDPipe) id: string): Promise<ImportView> {
    return this.imports.commit(id);
  }
}
