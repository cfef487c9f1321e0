import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { liveChannel } from '../live/live-notice.js';

export interface OutboxLine {
  readonly id: string;
  readonly county_code: string;
  readonly kind: 'event' | 'job';
  readonly name: string;
  readonly payload: object;
  readonly not_before: Date | null;
  readonly created_at: Date;
}

/** The relay's and the reconciler's view of the outbox, across counties. */
@Injectable()
export class OutboxStore {
  constructor(private readonly work: UnitOfWork) {}

  /**
   * Hands up to `limit` unsent lines to `send` and ticks them as sent when it returns. Lines stay locked meanwhile,
   * so several relays share the work. Returns how many lines there were.
   */
  async relay(
    limit: number,
    now: Date,
    send: (lines: readonly OutboxLine[]) => Promise<{ expandedEvents: readonly string[] }>,
  ): Promise<number> {
    return this.work.asSystemPurpose('relay', async () => {
      const lines = await this.work.query<OutboxLine>(
        `SELECT id, county_code, kind, name, payload, not_before, created_at FROM platform.outbox
         WHERE sent_at IS NULL ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED`,
        [limit],
      );
      if (lines.length === 0) return 0;
      const { expandedEvents } = await send(lines);
      await this.work.execute(
        `UPDATE platform.outbox SET sent_at = $2, handled_at = CASE WHEN id = ANY($3) THEN $2::timestamptz END WHERE id = ANY($1)`,
        [lines.map((line) => line.id), now, expandedEvents],
      );
      return lines.length;
    });
  }

  /** Writes one job line per subscriber of an event. Runs inside the relay's transaction. */
  async addSubscriberJobs(event: OutboxLine, jobNames: readonly string[]): Promise<void> {
    await this.work.execute(
      `INSERT INTO platform.outbox (county_code, kind, name, payload, source_id)
       SELECT $1, 'job', n, $2, $3 FROM unnest($4::text[]) AS n ON CONFLICT (source_id, name) DO NOTHING`,
      [event.county_code, JSON.stringify(event.payload), event.id, jobNames],
    );
  }

  /** Tells the API processes what happened, with the relay's commit: what is rolled back is told when it is sent again. */
  async tellLive(notices: readonly string[]): Promise<void> {
    if (notices.length === 0) return;
    await this.work.query('SELECT pg_notify($1, notice) FROM unnest($2::text[]) AS notice', [liveChannel, notices]);
  }

  async markHandled(ids: readonly string[]): Promise<void> {
    await this.work.asSystemPurpose('relay', () =>
      this.work.execute(
        'UPDATE platform.outbox SET handled_at = clock_timestamp() WHERE id = ANY($1) AND handled_at IS NULL',
        [ids],
      ),
    );
  }

  /** Out of attempts: stays visible until a person retries it. */
  async markDead(id: string, error: string): Promise<void> {
    await this.work.asSystemPurpose('relay', () =>
      this.work.execute(
        'UPDATE platform.outbox SET dead_at = clock_timestamp(), error = $2 WHERE id = $1 AND handled_at IS NULL',
        [id, error.slice(0, 200)],
      ),
    );
  }

  /**
   * Lines sent, due for over `graceSeconds`, and neither handled nor dead are sent again: the queue may have lost
   * them. A job still in the queue has the same id, so adding it again changes nothing.
   */
  async resend(now: Date, graceSeconds: number): Promise<number> {
    return this.work.asSystemPurpose('relay', () =>
      this.work.execute(
        `UPDATE platform.outbox SET sent_at = NULL
         WHERE kind = 'job' AND handled_at IS NULL AND dead_at IS NULL
           AND sent_at < $1::timestamptz - make_interval(secs => $2)
           AND coalesce(not_before, created_at) < $1::timestamptz - make_interval(secs => $2)`,
        [now, graceSeconds],
      ),
    );
  }

  /** Removes handled lines older than `days`. */
  async purge(now: Date, days: number): Promise<number> {
    return this.work.asSystemPurpose('relay', () =>
      this.work.execute(`DELETE FROM platform.outbox WHERE handled_at < $1::timestamptz - make_interval(days => $2)`, [
        now,
        days,
      ]),
    );
  }

  /** Lines waiting to be sent, the age of the oldest in seconds, and jobs that ran out of attempts. */
  async backlog(now: Date): Promise<{ waiting: number; oldestSeconds: number; dead: number }> {
    const row = await this.work.asSystemPurpose('relay', () =>
      this.work.one<{ waiting: number; oldest: number; dead: number }>(
        `SELECT w.waiting, w.oldest, d.dead FROM
           (SELECT count(*)::int AS waiting, greatest(coalesce(extract(epoch FROM $1::timestamptz - min(created_at)), 0), 0)::float8 AS oldest
            FROM platform.outbox WHERE sent_at IS NULL) w,
           (SELECT count(*)::int AS dead FROM platform.outbox WHERE dead_at IS NOT NULL AND handled_at IS NULL) d`,
        [now],
      ),
    );
    return { waiting: row?.waiting ?? 0, oldestSeconds: row?.oldest ?? 0, dead: row?.dead ?? 0 };
  }
}
