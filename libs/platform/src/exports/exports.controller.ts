import { Readable } from 'node:stream';
import { Body, Controller, Get, Header, Param, ParseUUIDPipe, Post, StreamableFile } from '@nestjs/common';
import { Allow, type CoreRole, WithFreshFactor } from '../access/allow.js';
import { AskExport, ExportView } from './exports.dto.js';
import { Exports } from './exports.service.js';

/** Whoever has a list on the console. */
const exporters = [
  'operator',
  'county-admin',
  'liaison',
  'team-leader',
  'trainer',
  'project-officer',
  'security-admin',
  'auditor',
] as const satisfies readonly CoreRole[];

/** Lists as files for spreadsheet programs. Which lists somebody may take along each list says itself. */
@Controller('exports')
export class ExportsController {
  constructor(private readonly exports: Exports) {}

  /** Asks for a list as a file: ready with the answer when it is short, made by the worker when it is long. */
  @Post()
  @Allow(...exporters)
  @WithFreshFactor()
  ask(@Body() wish: AskExport): Promise<ExportView> {
    return this.exports.ask(wish);
  }

  /** Those I asked for, the latest first. */
  @Get()
  @Allow(...exporters)
  mine(): Promise<ExportView[]> {
    return this.exports.mine();
  }

  @Get(':id')
  @Allow(...exporters)
  get(@Param('id', ParseUUIDPipe) id: string): Promise<ExportView> {
    return this.exports.get(id);
  }

  /** The file, for a day and for who asked. */
  @Get(':id/file')
  @Allow(...exporters)
  @Header('X-Content-Type-Options', 'nosniff')
  @Header('Cache-Control', 'private, no-store')
  async file(@Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    const { name, type, bytes, pieces } = await this.exports.fetch(id);
    return new StreamableFile(Readable.from(pieces, { objectMode: false }), {
      type,
      length: bytes,
      disposition: `attachment; filename="${name}"`,
    });
  }

  /** Which field of the national record each column is meant for; an .xlsx file has it in its second sheet. */
  @Get(':id/mapping')
  @Allow(...exporters)
  @Header('X-Content-Type-Options', 'nosniff')
  @Header('Cache-Control', 'private, no-store')
  async mapping(@Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    const { name, type, text } = await this.exports.mapping(id);
    return new StreamableFile(Buffer.from(text), { type, disposition: `attachment; filename="${name}"` });
  }
}
