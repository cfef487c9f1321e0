import { Injectable } from '@nestjs/common';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { currentCounty } from '../context/context.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { PageQuery } from '../http/page.js';
import { type AuditEntryView, AuditReader } from './audit-reader.js';

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

/** The audit trail as people read it: the rows, and the names of colleagues. */
@Injectable()
export class AuditTrail {
  constructor(
    private readonly reader: AuditReader,
    private readonly work: UnitOfWork,
  ) {}

  /** The newest first. */
  async page({ limit, before, subjectId, actorId, action }: AuditQuery): Promise<AuditEntryView[]> {
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
