import { Injectable } from '@nestjs/common';
import { dayIn } from '@redmaple/i18n';
import {
  Audit,
  Clock,
  Counties,
  currentContext,
  currentCounty,
  defineEvent,
  Outbox,
  type PageQuery,
  requestErrors,
  staleRow,
  toPage,
  UnitOfWork,
} from '@redmaple/platform';
import { assessMonth, recognitionChanged } from './counting.service.js';
import { type LineRow, lineColumns, lineJoins, toLine } from './line.rows.js';
import type { LinePage, LineQuery, ReplayView, RunDetail, RunPage } from './run.dto.js';
import { recognitionErrors } from './recognition.errors.js';
import { RecognitionLines } from './recognition-lines.js';
import type { RulesContent } from './recognition-rules.js';
import { RecognitionRules } from './rules.service.js';
import { type RunRow, selectRun, toDetail, toSummary } from './run.rows.js';

/** A month was published: it stands still from now on. */
export const recognitionPublished = defineEvent<{ runId: string }>('recognition.published');

const day = 86_400_000;

/** A month's way: counted, open for objections, decided by a second person, published. */
@Injectable()
export class RecognitionRuns {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rules: RecognitionRules,
    private readonly lines: RecognitionLines,
    private readonly counties: Counties,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Counts a month; one that failed goes on where it stopped. @throws recognition.monthNotOver, recognition.runExists */
  start(month: string): Promise<RunDetail> {
    return this.work.run(async () => {
      const now = this.clock.now();
      const today = dayIn(now, await this.counties.timezoneOf(currentCounty()));
      if (month >= today.slice(0, 7)) throw recognitionErrors.monthNotOver({}, { field: 'month' });
      const { id: rulesId, version } = await this.rules.forRun();
      const failed = await this.work.one<{ id: string }>(
        `UPDATE volunteers.recognition_run SET state = 'computing', failure = NULL, version = version + 1
         WHERE month = $1 AND rules_id = $2 AND state = 'failed' RETURNING id`,
        [month, rulesId],
      );
      // The ledger writes down its own time by the clock of the database, so its cut-off does too.
      const row =
        failed ??
        (await this.work.one<{ id: string }>(
          `INSERT INTO volunteers.recognition_run (month, rules_id, cutoff, started_by, started_at)
           VALUES ($1, $2, now(), $3, $4) RETURNING id`,
          [month, rulesId, currentContext().actor.id, now],
        ));
      const id = row?.id ?? '';
      await this.audit.record('recognition.started', { type: 'recognition-run', id }, { month, rules: version });
      await this.outbox.enqueue(assessMonth, { runId: id });
      return this.detail(id);
    });
  }

  list({ after, limit }: PageQuery): Promise<RunPage> {
    return this.work.run(async () => {
      const rows = await this.work.query<RunRow>(
        `${selectRun} WHERE ($1::uuid IS NULL OR r.id < $1) ORDER BY r.id DESC LIMIT $2`,
        [after ?? null, limit + 1],
      );
      return toPage(rows.map(toSummary), limit);
    });
  }

  /** @throws request.notFound */
  detail(id: string): Promise<RunDetail> {
    return this.work.run(async () => {
      const row = await this.work.one<RunRow>(`${selectRun} WHERE r.id = $1`, [id]);
      if (!row) throw requestErrors.notFound();
      const teams = await this.work.query<{ team_id: string | null; name: string | null; lines: number }>(
        `SELECT l.team_id, t.name, count(*)::int AS lines FROM volunteers.recognition_line l
         LEFT JOIN volunteers.team t ON t.id = l.team_id WHERE l.run_id = $1 GROUP BY 1, 2 ORDER BY t.name NULLS LAST, 1`,
        [id],
      );
      return toDetail(row, teams);
    });
  }

  /** Most points first. @throws request.notFound */
  page(runId: string, { teamId, commended, after, limit }: LineQuery): Promise<LinePage> {
    return this.work.run(async () => {
      const rules = await this.rulesOf(runId);
      const rows = await this.work.query<LineRow>(
        `SELECT ${lineColumns} ${lineJoins} WHERE l.run_id = $1 AND ($2::uuid IS NULL OR l.team_id = $2)
           AND ($3::boolean IS NULL OR l.commended = $3)
           AND ($4::uuid IS NULL OR (l.score, l.id) < (SELECT x.score, x.id FROM volunteers.recognition_line x WHERE x.id = $4))
         ORDER BY l.score DESC, l.id DESC LIMIT $5`,
        [runId, teamId ?? null, commended ?? null, after ?? null, limit + 1],
      );
      return toPage(
        rows.map((row) => toLine(row, rules.content)),
        limit,
      );
    });
  }

  /** Opens the list for objections. @throws request.notFound, request.stale, recognition.wrongState, recognition.otherRunOpen */
  open(id: string, version: number): Promise<RunDetail> {
    return this.work.run(async () => {
      const { content } = await this.rulesOf(id);
      const now = this.clock.now();
      const until = new Date(now.getTime() + content.objectionDays * day);
      await this.move(
        id,
        version,
        'draft',
        `state = 'objections', opened_by = $4, opened_at = $5, objections_until = $6`,
        [currentContext().actor.id, now, until],
      );
      return this.told('recognition.opened', id);
    });
  }

  /**
   * @throws request.notFound, request.stale, recognition.wrongState, recognition.samePerson, recognition.tooEarly,
   * recognition.objectionsWait, recognition.ownCommendation
   */
  decide(id: string, version: number, outcome: 'approved' | 'returned'): Promise<RunDetail> {
    return this.work.run(async () => {
      if (outcome === 'returned') {
        await this.move(
          id,
          version,
          'objections',
          `state = 'draft', opened_by = NULL, opened_at = NULL, objections_until = NULL`,
          [],
        );
      } else {
        await this.move(id, version, 'objections', `state = 'decided', decided_by = $4, decided_at = $5`, [
          currentContext().actor.id,
          this.clock.now(),
        ]);
      }
      return this.told(`recognition.${outcome}`, id);
    });
  }

  /** @throws request.notFound, request.stale, recognition.wrongState */
  publish(id: string, version: number): Promise<RunDetail> {
    return this.work.run(async () => {
      // The database puts its own seal over these bytes.
      await this.move(id, version, 'decided', `state = 'published', published_by = $4, published_at = $5`, [
        currentContext().actor.id,
        this.clock.now(),
      ]);
      await this.outbox.emit(recognitionPublished, { runId: id });
      return this.told('recognition.published', id);
    });
  }

  /** Computes a run again from what it counted, and compares to the last bit. @throws request.notFound, recognition.wrongState */
  replay(id: string): Promise<ReplayView> {
    return this.work.run(async () => {
      const rules = await this.rulesOf(id);
      const row = await this.work.one<{ result: string | null }>(
        'SELECT result FROM volunteers.recognition_run WHERE id = $1',
        [id],
      );
      const result = row?.result;
      if (result === undefined || result === null) throw recognitionErrors.wrongState();
      const { lines, differing, replayed, standing } = await this.lines.replay(id, rules);
      const same = differing.length === 0 && replayed === result && standing === result;
      await this.audit.record('recognition.replayed', { type: 'recognition-run', id }, { same, replayed });
      return { same, lines, differing: differing.slice(0, 100), result, replayed };
    });
  }

  /** The frozen rules of a run. @throws request.notFound */
  async rulesOf(runId: string): Promise<{ content: RulesContent; fingerprint: string }> {
    const row = await this.work.one<{ content: RulesContent; fingerprint: string }>(
      `SELECT w.content, w.fingerprint FROM volunteers.recognition_run r
       JOIN volunteers.recognition_rules w ON w.id = r.rules_id WHERE r.id = $1`,
      [runId],
    );
    if (!row) throw requestErrors.notFound();
    return row;
  }

  private async move(
    id: string,
    version: number,
    state: string,
    set: string,
    values: readonly unknown[],
  ): Promise<void> {
    const changed = await this.work.execute(
      `UPDATE volunteers.recognition_run SET ${set}, version = version + 1 WHERE id = $1 AND version = $2 AND state = $3`,
      [id, version, state, ...values],
    );
    if (changed > 0) return;
    const row = await this.work.one<{ state: string; version: number }>(
      'SELECT state, version FROM volunteers.recognition_run WHERE id = $1',
      [id],
    );
    if (row?.version === version) throw recognitionErrors.wrongState();
    throw await staleRow(this.work, 'volunteers.recognition_run', id);
  }

  private async told(action: string, id: string): Promise<RunDetail> {
    await this.audit.record(action, { type: 'recognition-run', id });
    await this.outbox.emit(recognitionChanged, { runId: id });
    return this.detail(id);
  }
}
