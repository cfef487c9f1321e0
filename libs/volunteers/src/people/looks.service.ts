import { Injectable } from '@nestjs/common';
import {
  Audit,
  Clock,
  currentContext,
  type Page,
  type PageQuery,
  requestErrors,
  toPage,
  UnitOfWork,
} from '@redmaple/platform';
import type { LookView } from './own-data.dto.js';

interface LookRow {
  readonly id: string;
  readonly kind: string;
  readonly reason: string | null;
  readonly looked_at: Date;
  readonly name: string | null;
  readonly roles: string[];
}

const hour = 3_600_000;

/** Who looked at whose data: told to the person, and one line each in the audit trail. */
@Injectable()
export class Looks {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Notes that whoever acts looks at a person's data; their own is no look. A page that reads again within the hour is
   * one look. What was revealed says of itself which field and why.
   */
  note(personId: string, kind: string, reason?: string): Promise<void> {
    return this.work.run(async () => {
      const { actor } = currentContext();
      if (actor.kind !== 'account' || actor.personId === personId) return;
      const now = this.clock.now();
      const fresh = await this.work.execute(
        `INSERT INTO volunteers.person_look (person_id, account_id, kind, reason, looked_at, hour)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
        [personId, actor.id, kind, reason ?? null, now, new Date(Math.floor(now.getTime() / hour) * hour)],
      );
      // Reveals have a line of their own in the audit trail.
      if (fresh > 0 && reason === undefined)
        await this.audit.record('person.looked-at', { type: 'person', id: personId }, { kind });
    });
  }

  /** Who looked at the data of the person who reads, the latest first. */
  mine({ limit, after }: PageQuery): Promise<Page<LookView>> {
    const { personId } = currentContext().actor;
    if (personId === undefined) throw requestErrors.notFound();
    return this.work.run(async () => {
      const rows = await this.work.query<LookRow>(
        `SELECT l.id, l.kind, l.reason, l.looked_at, nullif(a.display_name, '') AS name,
           coalesce((SELECT array_agg(DISTINCT g.role ORDER BY g.role) FROM platform.role_grant g
             WHERE g.account_id = l.account_id AND g.valid_from <= l.looked_at AND (g.valid_to IS NULL OR g.valid_to > l.looked_at)), '{}') AS roles
         FROM volunteers.person_look l LEFT JOIN platform.account a ON a.id = l.account_id
         WHERE l.person_id = $1 AND ($3::uuid IS NULL OR l.id < $3) ORDER BY l.id DESC LIMIT $2`,
        [personId, limit + 1, after ?? null],
      );
      return toPage(rows.map(toLookView), limit);
    });
  }
}

function toLookView(row: LookRow): LookView {
  return {
    id: row.id,
    at: row.looked_at.toISOString(),
    kind: row.kind,
    roles: row.roles,
    ...(row.name !== null && { name: row.name }),
    ...(row.reason !== null && { reason: row.reason }),
  };
}
