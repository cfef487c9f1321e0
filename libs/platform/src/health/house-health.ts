import { Injectable } from '@nestjs/common';
import { AuditReader, type SealState } from '../audit/audit-reader.js';
import { Clock } from '../clock/clock.js';
import { inTime } from '../clock/in-time.js';
import { currentCounty } from '../context/context.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { QueueBackend } from '../queue/queue-backend.js';

/** How the county stands with what runs by itself: numbers only. */
export interface HouseFigures {
  readonly outbox: { readonly waiting: number; readonly oldestSeconds: number };
  readonly deadJobs: number;
  /** `late`: due for over five minutes and not sent. `failed`: given up within the last thirty days. */
  readonly messages: { readonly late: number; readonly failed: number };
}

const lateMinutes = 5;
const failedDays = 30;
/** Longest wait for one answer, in milliseconds. */
const patience = 3_000;

/** Looks after the parts that nobody sees until they stop. */
@Injectable()
export class HouseHealth {
  constructor(
    private readonly work: UnitOfWork,
    private readonly backend: QueueBackend,
    private readonly audit: AuditReader,
    private readonly clock: Clock,
  ) {}

  get queueKind(): 'postgres' | 'redis' {
    return this.backend.kind;
  }

  /** Whether the queue answers. */
  async queueAnswers(): Promise<boolean> {
    return (await answerOf(this.backend.ping().then(() => true))) === true;
  }

  /** Undefined when the audit trail cannot be read. */
  sealed(): Promise<SealState | undefined> {
    return answerOf(this.audit.sealState(currentCounty()));
  }

  /** Undefined when the database does not answer. */
  figures(): Promise<HouseFigures | undefined> {
    return answerOf(this.read());
  }

  private async read(): Promise<HouseFigures> {
    const now = this.clock.now();
    const row = await this.work.run(() =>
      this.work.one<{ waiting: number; oldest: number; dead: number; late: number; failed: number }>(
        `SELECT o.waiting, o.oldest, d.dead, m.late, m.failed FROM
           (SELECT count(*)::int AS waiting, greatest(coalesce(extract(epoch FROM $1::timestamptz - min(created_at)), 0), 0)::int AS oldest
            FROM platform.outbox WHERE sent_at IS NULL) o,
           (SELECT count(*)::int AS dead FROM platform.outbox WHERE dead_at IS NOT NULL AND handled_at IS NULL) d,
           (SELECT (count(*) FILTER (WHERE state IN ('planned', 'sending') AND due_at < $1::timestamptz - make_interval(mins => $2)))::int AS late,
              (count(*) FILTER (WHERE state = 'failed' AND due_at > $1::timestamptz - make_interval(days => $3)))::int AS failed
            FROM platform.delivery WHERE state IN ('planned', 'sending', 'failed')) m`,
        [now, lateMinutes, failedDays],
      ),
    );
    if (!row) throw new Error('One row was expected.');
    return {
      outbox: { waiting: row.waiting, oldestSeconds: row.oldest },
      deadJobs: row.dead,
      messages: { late: row.late, failed: row.failed },
    };
  }
}

/** The answer, or undefined when it fails or does not come in time. */
function answerOf<T>(answer: Promise<T>): Promise<T | undefined> {
  const nothing = (): undefined => undefined;
  return inTime(patience, () => answer.catch(nothing), nothing);
}
