import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { currentContext } from '../context/context.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { PendingResetView } from './access.dto.js';

type Row = Omit<PendingResetView, 'requestedAt' | 'expiresAt'> & { requestedAt: Date; expiresAt: Date };

/** Second factors that one person asked to reset and another has yet to approve. */
@Injectable()
export class PendingResets {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Oldest first. */
  async list(): Promise<PendingResetView[]> {
    const rows = await this.work.run(() =>
      this.work.query<Row>(
        `SELECT i.id, i.account_id AS "accountId", a.display_name AS "displayName", i.created_at AS "requestedAt",
           i.expires_at AS "expiresAt", coalesce(r.display_name, '') AS "requestedBy",
           i.requested_by <> $2 AND i.account_id::text <> $2 AS approvable
         FROM platform.invitation i JOIN platform.account a ON a.id = i.account_id
         LEFT JOIN platform.account r ON r.id::text = i.requested_by
         WHERE i.purpose = 'second-factor' AND i.token_hash IS NULL AND i.approved_by IS NULL AND i.used_at IS NULL
           AND i.expires_at > $1
         ORDER BY i.id`,
        [this.clock.now(), currentContext().actor.id],
      ),
    );
    return rows.map(({ requestedAt, expiresAt, ...rest }) => ({
      ...rest,
      requestedAt: requestedAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    }));
  }
}
