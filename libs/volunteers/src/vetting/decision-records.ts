import { Injectable } from '@nestjs/common';
import { dayIn } from '@redmaple/i18n';
import {
  Clock,
  Counties,
  currentContext,
  currentCounty,
  Files,
  requestErrors,
  UnitOfWork,
  Vault,
} from '@redmaple/platform';
import type { ApplicationState } from '../applications/application.policy.js';
import { addDays } from '../qualifications/qualification.policy.js';
import { isOffice } from '../teams/team-access.js';
import type { ChosenReason } from './reasons/vetting-reasons.service.js';
import type { VettingPlan, VettingStageRule } from './stages/stage.policy.js';
import type { DecisionDetail, Outcome, ScreeningDto } from './vetting.dto.js';
import { vettingErrors } from './vetting.errors.js';

/** What a decision has to know of an application. */
export interface Candidate {
  readonly id: string;
  readonly state: ApplicationState;
  readonly stage: string | null;
  readonly planId: string | null;
  readonly attempt: number;
  readonly personId: string;
  readonly teamTypeCode: string;
  readonly locale: 'zh-CN' | 'en';
}

interface DecisionRow {
  id: string;
  stage: string;
  outcome: Outcome;
  decided_by: string;
  decided_at: Date;
  reason_code: string | null;
  canonical_reason: string | null;
  sealed_note: Buffer | null;
  evidence_file_id: string | null;
  valid_until: string | null;
  carried_from: string | null;
  attempt: number;
  policy_version: number;
}

/** Field name that binds a sealed note to its column. */
const noteField = 'vetting.note';
/** What files of decisions are kept for. */
export const evidencePurpose = 'vetting-evidence';

/** Writes decisions down and reads them back. */
@Injectable()
export class DecisionRecords {
  constructor(
    private readonly work: UnitOfWork,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly counties: Counties,
    private readonly files: Files,
  ) {}

  /** @throws request.notFound */
  async candidate(applicationId: string): Promise<Candidate> {
    const row = await this.work.one<Candidate>(
      `SELECT a.id, a.state, a.stage, a.vetting_plan_id AS "planId", a.attempt, a.person_id AS "personId",
         a.team_type_code AS "teamTypeCode", p.locale
       FROM volunteers.application a JOIN volunteers.person p ON p.id = a.person_id WHERE a.id = $1`,
      [applicationId],
    );
    if (!row) throw requestErrors.notFound();
    return row;
  }

  async add(
    candidate: Candidate,
    plan: VettingPlan,
    { code, validDays }: VettingStageRule,
    { outcome, note, evidenceFileId }: ScreeningDto,
    reason?: ChosenReason,
  ): Promise<void> {
    const now = this.clock.now();
    const { actor } = currentContext();
    if (evidenceFileId !== undefined) await this.requireOwnFile(evidenceFileId, actor.id);
    const key = note === undefined ? undefined : await this.vault.keyOf(candidate.personId);
    await this.work.execute(
      `INSERT INTO volunteers.vetting_decision (application_id, stage, outcome, decided_by, reason_code, canonical_reason, sealed_note,
         evidence_file_id, valid_until, attempt, policy_version, decided_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        candidate.id,
        code,
        outcome,
        actor.id,
        reason?.code ?? null,
        reason?.canonical ?? null,
        key && note !== undefined ? this.vault.sealFor(key, noteField, note) : null,
        evidenceFileId ?? null,
        outcome === 'pass' && validDays !== undefined ? addDays(await this.today(now), validDays) : null,
        candidate.attempt,
        plan.version,
        now,
      ],
    );
  }

  /**
   * Takes over the pass of the same stage that the person has from another application, as long as it stands, and
   * unless it is of somebody who decided here already.
   * @returns whether there was one
   */
  async carry(candidate: Candidate, plan: VettingPlan, { code }: VettingStageRule): Promise<boolean> {
    const now = this.clock.now();
    const carried = await this.work.execute(
      `INSERT INTO volunteers.vetting_decision (application_id, stage, outcome, decided_by, valid_until, carried_from, attempt, policy_version, decided_at)
       SELECT $1, d.stage, 'pass', d.decided_by, d.valid_until, d.id, $4, $5, $6
       FROM volunteers.vetting_decision d JOIN volunteers.application a ON a.id = d.application_id
       WHERE a.person_id = $2 AND a.id <> $1 AND d.stage = $3 AND d.outcome = 'pass' AND d.valid_until >= $7::date AND d.carried_from IS NULL
         AND NOT EXISTS (SELECT FROM volunteers.vetting_decision own WHERE own.application_id = $1 AND own.decided_by = d.decided_by)
         AND ($3 <> 'background-review' OR EXISTS (SELECT FROM volunteers.consent c
           WHERE c.person_id = $2 AND c.purpose = 'background-review' AND c.withdrawn_at IS NULL))
       ORDER BY d.valid_until DESC, d.id LIMIT 1`,
      [candidate.id, candidate.personId, code, candidate.attempt, plan.version, now, await this.today(now)],
    );
    return carried > 0;
  }

  /** @throws request.notFound */
  async list(applicationId: string): Promise<DecisionDetail[]> {
    const { personId } = await this.candidate(applicationId);
    const rows = await this.work.query<DecisionRow>(
      `SELECT id, stage, outcome, decided_by, decided_at, reason_code, canonical_reason, sealed_note, evidence_file_id,
         valid_until::text AS valid_until, carried_from, attempt, policy_version
       FROM volunteers.vetting_decision WHERE application_id = $1 ORDER BY id`,
      [applicationId],
    );
    const office = isOffice();
    const key = office && rows.some((row) => row.sealed_note) ? await this.vault.keyOf(personId) : undefined;
    return rows.map((row) =>
      toDetail(row, office, key && row.sealed_note ? this.vault.openFor(key, noteField, row.sealed_note) : undefined),
    );
  }

  /** Evidence that the decider sent, and that hangs on no other decision. @throws vetting.fileUnknown */
  private async requireOwnFile(id: string, account: string): Promise<void> {
    const [file] = await this.files.find(evidencePurpose, [id]);
    const used = await this.work.one('SELECT 1 FROM volunteers.vetting_decision WHERE evidence_file_id = $1 LIMIT 1', [
      id,
    ]);
    if (file?.uploadedBy !== account || used) throw vettingErrors.fileUnknown({}, { field: 'evidenceFileId' });
  }

  private async today(now: Date): Promise<string> {
    return dayIn(now, await this.counties.timezoneOf(currentCounty()));
  }
}

function toDetail(row: DecisionRow, office: boolean, note: string | undefined): DecisionDetail {
  return {
    id: row.id,
    stage: row.stage,
    outcome: row.outcome,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at.toISOString(),
    ...(row.reason_code !== null && { reasonCode: row.reason_code }),
    ...(row.canonical_reason !== null && { canonicalReason: row.canonical_reason }),
    ...(note !== undefined && { note }),
    ...(office && row.evidence_file_id !== null && { evidenceFileId: row.evidence_file_id }),
    ...(row.valid_until !== null && { validUntil: row.valid_until }),
    ...(row.carried_from !== null && { carriedOver: true }),
    ...(row.attempt > 1 && { attempt: row.attempt }),
    policyVersion: row.policy_version,
  };
}
