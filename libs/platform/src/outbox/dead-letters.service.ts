import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { requestErrors } from '../errors/platform-errors.js';
import { type Page, type PageQuery, toPage } from '../http/page.js';
import { Outbox } from './outbox.js';

/** A job that failed on every attempt and waits for a person. */
export class DeadLetterView {
  id: string;
  /** `<owner>.<verb-noun>` */
  job: string;
  /** Kind of the last error, never its message. */
  error: string | null;
  /** When it was asked for. */
  createdAt: string;
  /** When its last attempt failed. */
  deadAt: string;
}

interface DeadRow {
  id: string;
  name: string;
  error: string | null;
  created_at: Date;
  dead_at: Date;
}

/** Jobs of the county at hand that ran out of attempts. */
@Injectable()
export class DeadLetters {
  constructor(
    private readonly work: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** Oldest first. */
  async list({ limit, after }: PageQuery): Promise<Page<DeadLetterView>> {
    const rows = await this.work.run(() =>
      this.work.query<DeadRow>(
        `SELECT id, name, error, created_at, dead_at FROM platform.outbox
         WHERE dead_at IS NOT NULL AND handled_at IS NULL AND ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT $2`,
        [after ?? null, limit + 1],
      ),
    );
    return toPage(rows.map(toView), limit);
  }

  /**
   * Sends a job once more, with all its attempts.
   * @throws request.notFound when it is not dead, or of another county
   */
  retry(id: string): Promise<void> {
    return this.work.run(async () => {
      const row = await this.work.one<{ name: string }>(
        `UPDATE platform.outbox SET dead_at = NULL, error = NULL, sent_at = NULL, not_before = NULL
         WHERE id = $1 AND dead_at IS NOT NULL AND handled_at IS NULL RETURNING name`,
        [id],
      );
      if (!row) throw requestErrors.notFound();
      await this.audit.record('job.retried', { type: 'job', id }, { job: row.name });
      this.outbox.wakeAfterCommit();
    });
  }
}

function toView(row: DeadRow): DeadLetterView {
  return {
    id: row.id,
    job: row.name,
    error: row.error,
    createdAt: row.created_at.toISOString(),
    deadAt: row.dead_at.toISOString(),
  };
}
