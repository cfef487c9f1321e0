import { Controller, Get, Query } from '@nestjs/common';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { Allow } from '../access/allow.js';
import { Clock } from '../clock/clock.js';
import { currentCounty } from '../context/context.js';
import { UnitOfWork } from '../database/unit-of-work.js';
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

  /** What somebody did: an account's id, or the name of a job. */
  @IsOptional()
  @IsString()
  @MaxLength(80)
  actorId?: string;

  /** How the action begins: `account.` for all that was done to accounts. */
  @IsOptional()
  @IsString()
  @MaxLength(80)
  action?: string;
}

/** The audit trail, for those who watch the watchers. */
@Controller('audit')
export class AuditController {
  constructor(
    private readonly reader: AuditReader,
    private readonly clock: Clock,
    private readonly work: UnitOfWork,
  ) {}

  @Get('entries')
  @Allow('auditor')
  async entries(@Query() query: AuditQuery): Promise<AuditEntryView[]> {
    const { limit, before, subjectId, actorId, action } = query;
    const entries = await this.reader.page(currentCounty(), {
      limit,
      ...(before !== undefined && { before }),
      ...(subjectId !== undefined && { subjectId }),
      ...(actorId !== undefined && { actorId }),
      ...(action !== undefined && { action }),
    });
    const names = await this.staffNames(entries.map((entry) => entry.actorId));
    return entries.map((entry) => {
      const actorName = names.get(entry.actorId);
      return actorName === undefined ? entry : { ...entry, actorName };
    });
  }

  /** Recomputes the hash chain. */
  @Get('chain')
  @Allow('auditor')
  chain(): Promise<ChainReport> {
    return this.reader.verify(currentCounty(), this.clock.now());
  }

  /** Rows hold ids alone; who watches should not have to guess. */
  private async staffNames(actorIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.work.run(() =>
      this.work.query<{ id: string; name: string }>(
        `SELECT id, display_name AS name FROM platform.account WHERE kind = 'staff' AND id::text = ANY($1)`,
        [[...new Set(actorIds)]],
      ),
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
