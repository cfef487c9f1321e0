import { Controller, Get, Query } from '@nestjs/common';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { Allow } from '../access/allow.js';
import { Clock } from '../clock/clock.js';
import { currentCounty } from '../context/context.js';
import { PageQuery } from '../http/page.js';
import { type AuditEntryView, AuditReader, type ChainReport } from './audit-reader.js';

export class AuditQuery extends PageQuery {
  @IsOptional()
  @IsUUID()
  before?: string;

  /** Rows about one thing. */
  @IsOptional()
  @IsString()
  @MaxLength(80)
  subjectId?: string;
}

/** The audit trail, for those who watch the watchers. */
@Controller('audit')
export class AuditController {
  constructor(
    private readonly reader: AuditReader,
    private readonly clock: Clock,
  ) {}

  @Get('entries')
  @Allow('auditor')
  entries(@Query() query: AuditQuery): Promise<AuditEntryView[]> {
    return this.reader.page(currentCounty(), {
      limit: query.limit,
      ...(query.before !== undefined && { before: query.before }),
      ...(query.subjectId !== undefined && { subjectId: query.subjectId }),
    });
  }

  /** Recomputes the hash chain. */
  @Get('chain')
  @Allow('auditor')
  chain(): Promise<ChainReport> {
    return this.reader.verify(currentCounty(), this.clock.now());
  }
}
