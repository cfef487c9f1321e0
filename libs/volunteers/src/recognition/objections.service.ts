import { Injectable } from '@nestjs/common';
import {
  Audit,
  Clock,
  Counties,
  currentContext,
  currentCounty,
  Outbox,
  requestErrors,
  UnitOfWork,
} from '@redmaple/platform';
import { VolunteerScope } from '../volunteers/volunteer-scope.js';
import { recognitionChanged } from './counting.service.js';
import { LedgerReader, sharesOf } from './ledger-reader.js';
import type {
  DecideObjection,
  ObjectionReason,
  ObjectionState,
  ObjectionView,
  OwnObjection,
  RaiseObjection,
} from './objection.dto.js';
import { recognitionErrors } from './recognition.errors.js';
import { RecognitionLines } from './recognition-lines.js';
import { RecognitionRuns } from './runs.service.js';

interface ObjectionRow {
  id: string;
  run_id: string;
  volunteer_id: string;
  volunteer_name: string;
  reason_code: ObjectionReason;
  note: string | null;
  own: boolean;
  raised_by: string;
  raised_by_name: string;
  raised_at: Date;
  state: ObjectionState;
  reply: string | null;
  score_before: number | null;
  score_after: number | null;
  decided_by_name: string | null;
  decided_at: Date | null;
}

const select = `
  SELECT o.*, p.name AS volunteer_name, a.display_name AS raised_by_name, d.display_name AS decided_by_name
  FROM volunteers.recognition_objection o
  JOIN volunteers.volunteer v ON v.id = o.volunteer_id JOIN volunteers.person p ON p.id = v.person_id
  JOIN platform.account a ON a.id = o.raised_by LEFT JOIN platform.account d ON d.id = o.decided_by`;

/**
 * Who finds a line wrong says so, and somebody else answers. Nobody types in points: an objection that is upheld counts the person's
 * month again from the ledger, after the ledger was corrected there by two people.
 */
@Injectable()
export class RecognitionObjections {
  constructor(
    private readonly work: UnitOfWork,
    private readonly scope: VolunteerScope,
    private readonly ledger: LedgerReader,
    private readonly lines: RecognitionLines,
    private readonly runs: RecognitionRuns,
    private readonly counties: Counties,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** What the office heard. @throws request.notFound, volunteers.unknown, recognition.objectionsClosed, recognition.objectedAlready */
  note(runId: string, { volunteerId, reason, note }: RaiseObjection): Promise<ObjectionView> {
    return this.raise(runId, volunteerId, reason, note, false);
  }

  /** My own month. @throws volunteers.notAVolunteer, request.notFound, recognition.objectionsClosed, recognition.objectedAlready */
  own({ runId, reason, note }: OwnObjection): Promise<ObjectionView> {
    return this.work.run(async () => this.raise(runId, await this.scope.own(), reason, note, true));
  }

  /** Open ones first. @throws request.notFound */
  list(runId: string): Promise<ObjectionView[]> {
    return this.work.run(async () => {
      await this.runs.rulesOf(runId);
      const rows = await this.work.query<ObjectionRow>(
        `${select} WHERE o.run_id = $1 ORDER BY (o.state = 'open') DESC, o.id LIMIT 500`,
        [runId],
      );
      return rows.map(toView);
    });
  }

  /** @throws request.notFound, recognition.samePerson, recognition.answeredAlready, recognition.objectionsClosed */
  decide(id: string, { outcome, reply }: DecideObjection): Promise<ObjectionView> {
    return this.work.run(async () => {
      const row = await this.find(id);
      // Whoever counts again and whoever decides about the list come one after the other.
      await this.work.query('SELECT FROM volunteers.recognition_run WHERE id = $1 FOR UPDATE', [row.run_id]);
      const before = await this.scoreOf(row);
      if (outcome === 'upheld') await this.countAgain(row.run_id, row.volunteer_id);
      const changed = await this.work.execute(
        `UPDATE volunteers.recognition_objection SET state = $2, reply = $3, decided_by = $4, decided_at = $5, score_before = $6, score_after = $7
         WHERE id = $1 AND state = 'open'`,
        [id, outcome, reply.trim(), currentContext().actor.id, this.clock.now(), before, await this.scoreOf(row)],
      );
      if (changed === 0) throw recognitionErrors.answeredAlready();
      await this.audit.record(
        `recognition.objection-${outcome}`,
        { type: 'recognition-objection', id },
        { volunteerId: row.volunteer_id },
      );
      await this.outbox.emit(recognitionChanged, { runId: row.run_id });
      return this.view(id);
    });
  }

  private async scoreOf({ run_id: runId, volunteer_id: volunteerId }: ObjectionRow): Promise<number> {
    const row = await this.work.one<{ score: number }>(
      'SELECT coalesce(sum(score), 0)::int AS score FROM volunteers.recognition_line WHERE run_id = $1 AND volunteer_id = $2',
      [runId, volunteerId],
    );
    return row?.score ?? 0;
  }

  private async countAgain(runId: string, volunteerId: string): Promise<void> {
    const rules = await this.runs.rulesOf(runId);
    const run = await this.work.one<{ month: string; now: string; line_count: number }>(
      'SELECT month, now()::text AS now, line_count FROM volunteers.recognition_run WHERE id = $1',
      [runId],
    );
    if (!run) throw requestErrors.notFound();
    const month = {
      month: run.month,
      cutoff: run.now,
      timezone: await this.counties.timezoneOf(currentCounty()),
    };
    const shares = sharesOf(await this.ledger.ofVolunteer(month, volunteerId));
    const standing = await this.work.query<{ number: number; team_id: string | null; team_type: string | null }>(
      'SELECT number, team_id, team_type FROM volunteers.recognition_line WHERE run_id = $1 AND volunteer_id = $2 ORDER BY number',
      [runId, volunteerId],
    );
    for (const { number, team_id: teamId, team_type: teamType } of standing) {
      const share = shares.find((one) => one.teamId === teamId);
      const now = { records: share?.records ?? [], inputs: share?.inputs ?? { minutes: 0, counts: {} }, teamType };
      await this.lines.replace(runId, number, now, rules.content);
    }
    const added = shares.filter((one) => !standing.some((line) => line.team_id === one.teamId));
    const count = await this.lines.add(runId, added, rules.content, run.line_count);
    const result = await this.lines.rank(runId, rules);
    await this.work.execute(
      'UPDATE volunteers.recognition_run SET line_count = $2, result = $3, version = version + 1 WHERE id = $1',
      [runId, count, result],
    );
  }

  private raise(
    runId: string,
    volunteerId: string,
    reason: ObjectionReason,
    note: string | undefined,
    own: boolean,
  ): Promise<ObjectionView> {
    return this.work.run(async () => {
      await this.runs.rulesOf(runId);
      const row = await this.work.one<{ id: string }>(
        `INSERT INTO volunteers.recognition_objection (run_id, volunteer_id, reason_code, note, raised_by, raised_at, own)
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
        [runId, volunteerId, reason, note?.trim() ?? null, currentContext().actor.id, this.clock.now(), own],
      );
      const id = row?.id ?? '';
      await this.audit.record(
        'recognition.objection-raised',
        { type: 'recognition-objection', id },
        { volunteerId, reason, own },
      );
      await this.outbox.emit(recognitionChanged, { runId });
      return this.view(id);
    });
  }

  private async view(id: string): Promise<ObjectionView> {
    const row = await this.find(id);
    return toView(row);
  }

  private async find(id: string): Promise<ObjectionRow> {
    const row = await this.work.one<ObjectionRow>(`${select} WHERE o.id = $1`, [id]);
    if (!row) throw requestErrors.notFound();
    return row;
  }
}

function toView(row: ObjectionRow): ObjectionView {
  return {
    id: row.id,
    runId: row.run_id,
    volunteerId: row.volunteer_id,
    volunteerName: row.volunteer_name,
    reason: row.reason_code,
    ...(row.note !== null && { note: row.note }),
    own: row.own,
    raisedByName: row.raised_by_name,
    raisedAt: row.raised_at.toISOString(),
    state: row.state,
    ...(row.reply !== null && { reply: row.reply }),
    ...(row.score_before !== null && { scoreBefore: row.score_before }),
    ...(row.score_after !== null && { scoreAfter: row.score_after }),
    ...(row.decided_by_name !== null && { decidedByName: row.decided_by_name }),
    ...(row.decided_at !== null && { decidedAt: row.decided_at.toISOString() }),
    mine: row.raised_by === currentContext().actor.id,
  };
}
