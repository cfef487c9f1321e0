import { Controller, Get, Query } from '@nestjs/common';
import { Allow } from '../access/allow.js';
import { Clock } from '../clock/clock.js';
import { currentCounty } from '../context/context.js';
import { type AuditEntryView, AuditReader, type ChainReport } from './audit-reader.js';
import { AuditQuery, AuditTrail } from './audit-trail.js';

/** The audit trail, for those who watch the watchers. */
@Controller('audit')
export class AuditController {
  constructor(
    private readonly trail: AuditTrail,
    private readonly reader: AuditReader,
    private readonly clock: Clock,
  ) {}

  @Get('entries')
  @Allow('auditor')
  entries(@Query() query: AuditQuery): Promise<AuditEntryView[]> {
    return this.trail.page(query);
  }

  /** Recomputes the hash chain. */
  @Get('chain')
  @Allow('auditor')
  chain(): Promise<ChainReport> {
    return this.reader.verify(currentCounty(), this.clock.now());
  }
}
