import { Injectable } from '@nestjs/common';
import {
  Audit,
  Counties,
  currentCounty,
  defineEvent,
  defineJob,
  DomainError,
  type JobRun,
  Outbox,
  UnitOfWork,
} from '@redmaple/platform';
import { LedgerReader, type LedgerMonth, sharesOf } from './ledger-reader.js';
import { RecognitionLines } from './recognition-lines.js';
import type { RulesContent } from './recognition-rules.js';

/** Counts a run that is in the state `computing`. */
export const assessMonth = defineJob<{ runId: string }>('volunteers.assess-month', { attempts: 4, backoff: 1_000 });
/** A run went on: its page reads anew. */
export const recognitionChanged = defineEvent<{ runId: string }>('recognition.changed');

/** Volunteers in one transaction: what a death can cost. */
const volunteersAtOnce = 500;

interface RunRow {
  readonly month: string;
  readonly cutoff: string;
  readonly reached: string | null;
  readonly line_count: number;
  readonly content: RulesContent;
  readonly fingerprint: string;
}

/**
 * What the worker does for a month: page by page it writes lines, each page in one transaction together with how far it came. A job
 * that dies goes on behind the last page; two of them wait for each other at the run's row.
 */
@Injectable()
export class Counting {
  constructor(
    private readonly work: UnitOfWork,
    private readonly ledger: LedgerReader,
    private readonly lines: RecognitionLines,
    private readonly counties: Counties,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** Does nothing for a run that waits for no counting (a repeated job). */
  async count(runId: string, run: JobRun): Promise<void> {
    try {
      for (;;) {
        const percent = await this.work.run(() => this.step(runId));
        if (percent === undefined) return;
        await run.progress(percent);
      }
    } catch (error) {
      if (run.attempt >= assessMonth.attempts) await this.fail(runId, error);
      throw error;
    }
  }

  /** One page, or the end. @returns how far it is in per cent; undefined where nothing is left to do. */
  private async step(runId: string): Promise<number | undefined> {
    const row = await this.work.one<RunRow>(
      `SELECT r.month, r.cutoff::text AS cutoff, r.reached, r.line_count, w.content, w.fingerprint
       FROM volunteers.recognition_run r JOIN volunteers.recognition_rules w ON w.id = r.rules_id
       WHERE r.id = $1 AND r.state = 'computing' FOR UPDATE OF r`,
      [runId],
    );
    if (!row) return undefined;
    const month: LedgerMonth = {
      month: row.month,
      cutoff: row.cutoff,
      timezone: await this.counties.timezoneOf(currentCounty()),
    };
    const page = await this.ledger.page(month, row.reached, volunteersAtOnce);
    const reached = page.at(-1)?.volunteer_id;
    if (reached === undefined) return this.finish(runId, row);
    const count = await this.lines.add(runId, sharesOf(page), row.content, row.line_count);
    const percent = Math.min(99, await this.ledger.share(month, reached));
    await this.work.execute(
      'UPDATE volunteers.recognition_run SET reached = $2, line_count = $3, progress = $4 WHERE id = $1',
      [runId, reached, count, percent],
    );
    await this.outbox.emit(recognitionChanged, { runId });
    return percent;
  }

  private async finish(runId: string, row: RunRow): Promise<number> {
    const result = await this.lines.rank(runId, row);
    await this.work.execute(
      `UPDATE volunteers.recognition_run SET state = 'draft', progress = 100, result = $2, version = version + 1 WHERE id = $1`,
      [runId, result],
    );
    await this.audit.record(
      'recognition.counted',
      { type: 'recognition-run', id: runId },
      { lines: row.line_count, result },
    );
    await this.outbox.emit(recognitionChanged, { runId });
    return 100;
  }

  private async fail(runId: string, error: unknown): Promise<void> {
    const code = error instanceof DomainError ? error.code : 'request.internal';
    await this.work.separately(async () => {
      await this.work.execute(
        `UPDATE volunteers.recognition_run SET state = 'failed', failure = $2, version = version + 1 WHERE id = $1 AND state = 'computing'`,
        [runId, code],
      );
      await this.outbox.emit(recognitionChanged, { runId });
    });
  }
}
