import { Injectable } from '@nestjs/common';
import {
  Audit,
  Clock,
  currentContext,
  defineEvent,
  Outbox,
  requestErrors,
  toPage,
  UnitOfWork,
  Vault,
} from '@redmaple/platform';
import { ApplicationStates } from '../../applications/application-states.js';
import { Timeline } from '../../applications/timeline.js';
import { requireRole } from '../../teams/team-access.js';
import { vettingErrors } from '../vetting.errors.js';
import type {
  AppealDetail,
  AppealPage,
  AppealsQuery,
  AppealSummary,
  DecideAppeal,
  DecidedAppeal,
} from './appeal.dto.js';
import { answerDueAt, appealUntil } from './appeal.policy.js';

/** An appeal was answered. */
export const appealDecided = defineEvent<{ appealId: string; applicationId: string; personId: string }>(
  'appeal.decided',
);

interface AppealRow {
  id: string;
  application_id: string;
  attempt: number;
  number: string;
  name: string;
  person_id: string;
  team_type_code: string;
  stage: string | null;
  reason_code: string | null;
  state: AppealSummary['state'];
  filed_at: Date;
  due_at: Date;
  refused_by: string;
  sealed_statement: Buffer | null;
  source: 'online' | 'office';
  decided_by: string | null;
  decided_at: Date | null;
  answer: string | null;
}

const deciderRoles = ['operator', 'county-admin'];
const statementField = 'vetting.appeal';
const selection = `
  SELECT l.id, l.application_id, l.attempt, a.number, p.name, a.person_id, a.team_type_code, e.stage, e.reason_code, l.state, l.filed_at, l.due_at,
    l.refused_by, l.sealed_statement, l.source, l.decided_by, l.decided_at, l.answer
  FROM volunteers.vetting_appeal l JOIN volunteers.application a ON a.id = l.application_id JOIN volunteers.person p ON p.id = a.person_id
    LEFT JOIN LATERAL (SELECT e.stage, e.reason_code FROM volunteers.application_event e
      WHERE e.application_id = a.id AND e.kind = 'refused' AND e.at <= l.filed_at ORDER BY e.id DESC LIMIT 1) e ON true`;

/** Appeals against refusals: once for each refusal, decided by another person than who refused. */
@Injectable()
export class AppealsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly states: ApplicationStates,
    private readonly timeline: Timeline,
    private readonly vault: Vault,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** A recruit's own; someone else's application looks as if it did not exist. @throws as {@link file}, request.notFound */
  fileOwn(applicationId: string, statement: string): Promise<void> {
    return this.work.run(async () => {
      const { personId } = currentContext().actor;
      const own = await this.work.one('SELECT 1 FROM volunteers.application WHERE id = $1 AND person_id = $2', [
        applicationId,
        personId ?? null,
      ]);
      if (!own) throw requestErrors.notFound();
      await this.file(applicationId, statement, 'online');
    });
  }

  /** One that came by phone or on paper. @throws as {@link file} */
  fileForRecruit(applicationId: string, statement: string): Promise<AppealDetail> {
    return this.work.run(async () => {
      requireRole(deciderRoles);
      const id = await this.file(applicationId, statement, 'office');
      return this.toDetail(await this.row(id));
    });
  }

  /** Those that are due first come first. */
  list({ decided, applicationId, after, limit }: AppealsQuery): Promise<AppealPage> {
    return this.work.run(async () => {
      requireRole(deciderRoles);
      const rows = await this.work.query<AppealRow>(
        `${selection} WHERE ($1 OR l.state = 'open') AND ($2::uuid IS NULL OR l.id > $2) AND ($3::uuid IS NULL OR l.application_id = $3)
         ORDER BY l.id LIMIT $4`,
        [decided ?? false, after ?? null, applicationId ?? null, limit + 1],
      );
      const now = this.clock.now();
      return toPage(
        rows.map((row) => toSummary(row, now)),
        limit,
      );
    });
  }

  /** Who reads what a recruit wrote is in the audit trail. @throws request.notFound */
  get(id: string): Promise<AppealDetail> {
    return this.work.run(async () => {
      requireRole(deciderRoles);
      const row = await this.row(id);
      await this.audit.record('appeal.read', { type: 'appeal', id }, { applicationId: row.application_id });
      return this.toDetail(row);
    });
  }

  /**
   * @throws request.notFound, vetting.answerNeeded, vetting.appealDecided, vetting.refusedByYou, vetting.ownApplication,
   * applications.duplicate when the recruit signed up for the call again meanwhile
   */
  decide(id: string, { outcome, answer }: DecideAppeal): Promise<DecidedAppeal> {
    return this.work.run(async () => {
      requireRole(deciderRoles);
      if (outcome === 'rejected' && answer === undefined) throw vettingErrors.answerNeeded({}, { field: 'answer' });
      const before = await this.row(id);
      const { actor } = currentContext();
      const decided = await this.work.execute(
        `UPDATE volunteers.vetting_appeal SET state = $2, decided_by = $3, decided_at = $4, answer = $5, version = version + 1
         WHERE id = $1 AND state = 'open'`,
        [id, outcome, actor.id, this.clock.now(), answer?.trim() ?? null],
      );
      if (decided === 0) throw vettingErrors.appealDecided();
      await this.timeline.add(before.application_id, `appeal-${outcome}`);
      await this.audit.record(`appeal.${outcome}`, { type: 'appeal', id }, { applicationId: before.application_id });
      const applicationState =
        outcome === 'granted' ? await this.states.reopen(before.application_id) : ('refused' as const);
      await this.outbox.emit(appealDecided, {
        appealId: id,
        applicationId: before.application_id,
        personId: before.person_id,
      });
      return { ...(await this.toDetail(await this.row(id))), applicationState };
    });
  }

  /** @throws vetting.notRefused, vetting.appealTooLate, vetting.appealed */
  private async file(applicationId: string, statement: string, source: 'online' | 'office'): Promise<string> {
    const now = this.clock.now();
    const about = await this.work.one<{ person_id: string; attempt: number; state: string; decided_at: Date | null }>(
      'SELECT person_id, attempt, state, decided_at FROM volunteers.application WHERE id = $1',
      [applicationId],
    );
    if (!about) throw requestErrors.notFound();
    if (about.state !== 'refused' || !about.decided_at) throw vettingErrors.notRefused();
    if (appealUntil(about.decided_at) < now) throw vettingErrors.appealTooLate();
    const key = await this.vault.keyOf(about.person_id);
    if (!key) throw requestErrors.notFound();
    const row = await this.work.one<{ id: string }>(
      `INSERT INTO volunteers.vetting_appeal (application_id, attempt, refused_by, sealed_statement, source, filed_at, due_at)
       VALUES ($1, $2, '', $3, $4, $5, $6) RETURNING id`,
      [
        applicationId,
        about.attempt,
        this.vault.sealFor(key, statementField, statement.trim()),
        source,
        now,
        answerDueAt(now),
      ],
    );
    await this.timeline.add(applicationId, 'appealed');
    await this.audit.record('appeal.filed', { type: 'appeal', id: row?.id ?? '' }, { applicationId, source });
    return row?.id ?? '';
  }

  private async row(id: string): Promise<AppealRow> {
    const row = await this.work.one<AppealRow>(`${selection} WHERE l.id = $1`, [id]);
    if (!row) throw requestErrors.notFound();
    return row;
  }

  private async toDetail(row: AppealRow): Promise<AppealDetail> {
    const key = row.sealed_statement ? await this.vault.keyOf(row.person_id) : undefined;
    return {
      ...toSummary(row, this.clock.now()),
      ...(key && row.sealed_statement && { statement: this.vault.openFor(key, statementField, row.sealed_statement) }),
      source: row.source,
      ...(row.decided_by !== null && { decidedBy: row.decided_by }),
      ...(row.decided_at !== null && { decidedAt: row.decided_at.toISOString() }),
      ...(row.answer !== null && { answer: row.answer }),
    };
  }
}

function toSummary(row: AppealRow, now: Date): AppealSummary {
  return {
    id: row.id,
    applicationId: row.application_id,
    number: row.number,
    name: row.name,
    teamTypeCode: row.team_type_code,
    ...(row.stage !== null && { stage: row.stage }),
    ...(row.reason_code !== null && { reasonCode: row.reason_code }),
    state: row.state,
    filedAt: row.filed_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    overdue: row.state === 'open' && row.due_at < now,
    refusedByReader: row.refused_by === currentContext().actor.id,
  };
}
