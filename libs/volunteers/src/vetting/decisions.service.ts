import { Injectable } from '@nestjs/common';
import { dayIn } from '@redmaple/i18n';
import {
  accessErrors,
  Clock,
  Counties,
  currentContext,
  currentCounty,
  DomainError,
  requestErrors,
  translate,
  UnitOfWork,
  Vault,
} from '@redmaple/platform';
import type { ApplicationState } from '../applications/application.policy.js';
import { ApplicationStates } from '../applications/application-states.js';
import { addDays } from '../qualifications/qualification.policy.js';
import { applicationErrors } from '../recruitment.errors.js';
import { isOffice, requireRole } from '../teams/team-access.js';
import { vettingErrors } from './vetting.errors.js';
import type {
  BulkResult,
  DecidedApplication,
  DecisionDetail,
  Outcome,
  RefusalDto,
  ScreeningDto,
} from './vetting.dto.js';
import { backgroundReason, type DecisionStage, stageRules, type StageRule } from './vetting.policy.js';

interface ApplicationRow {
  state: ApplicationState;
  person_id: string;
  locale: 'zh-CN' | 'en';
}

interface DecisionRow {
  id: string;
  stage: DecisionStage;
  outcome: Outcome;
  decided_by: string;
  decided_at: Date;
  reason_code: string | null;
  sealed_note: Buffer | null;
  valid_until: string | null;
  policy_version: number;
}

/** Field name that binds a sealed note to its column. */
const noteField = 'vetting.note';

/** Screening and background review: one decision a stage, by two people, never about oneself. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly states: ApplicationStates,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly counties: Counties,
  ) {}

  /**
   * @throws request.notFound, vetting.waitlisted, vetting.reasonNeeded, vetting.samePerson, vetting.ownApplication,
   * applications.stateChanged when somebody else was faster
   */
  async screen(applicationId: string, decision: ScreeningDto): Promise<DecidedApplication> {
    if (decision.outcome === 'fail' && !decision.reasonCode)
      throw vettingErrors.reasonNeeded({}, { field: 'reasonCode' });
    return this.decide(applicationId, stageRules.screening, decision);
  }

  /** Keeps outcome and date, nothing else. @throws as {@link screen} */
  reviewBackground(applicationId: string, outcome: Outcome): Promise<DecidedApplication> {
    return this.decide(applicationId, stageRules['background-review'], { outcome });
  }

  /** Decides about many, each in a transaction of its own: one that fails does not hold up the others. */
  async each(
    applicationIds: readonly string[],
    decide: (id: string) => Promise<DecidedApplication>,
  ): Promise<BulkResult[]> {
    const results: BulkResult[] = [];
    for (const applicationId of applicationIds) {
      try {
        const { state } = await this.work.separately(() => decide(applicationId));
        results.push({ applicationId, ok: true, state });
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        results.push({ applicationId, ok: false, code: error.code });
      }
    }
    return results;
  }

  /**
   * Refuses outside the two stages: someone on the waitlist when the call ends, or a reviewed recruit no team has room for.
   * @throws request.notFound, applications.stateChanged, vetting.ownApplication
   */
  refuse(applicationId: string, { reasonCode, publicText }: RefusalDto): Promise<DecidedApplication> {
    return this.work.run(async () => {
      requireRole(stageRules.acceptance.roles);
      const application = await this.find(applicationId);
      if (application.person_id === currentContext().actor.personId) throw vettingErrors.ownApplication();
      if (application.state !== 'waitlisted' && application.state !== 'reviewed')
        throw applicationErrors.stateChanged();
      await this.states.advance(applicationId, application.state, 'refused', {
        reasonCode,
        publicText: publicText?.trim() ?? reasonText(application, reasonCode),
      });
      return { applicationId, state: 'refused' };
    });
  }

  /** In the order they were made; notes for the office only. */
  list(applicationId: string): Promise<DecisionDetail[]> {
    return this.work.run(async () => {
      const application = await this.find(applicationId);
      const rows = await this.work.query<DecisionRow>(
        `SELECT id, stage, outcome, decided_by, decided_at, reason_code, sealed_note, valid_until::text AS valid_until, policy_version
         FROM volunteers.vetting_decision WHERE application_id = $1 ORDER BY id`,
        [applicationId],
      );
      const key =
        isOffice() && rows.some((row) => row.sealed_note) ? await this.vault.keyOf(application.person_id) : undefined;
      return rows.map((row) =>
        toDecisionDetail(row, key && row.sealed_note ? this.vault.openFor(key, noteField, row.sealed_note) : undefined),
      );
    });
  }

  private decide(applicationId: string, rule: StageRule, decision: ScreeningDto): Promise<DecidedApplication> {
    return this.work.run(async () => {
      const { actor } = currentContext();
      requireRole(rule.roles);
      // Decisions are people's: no job decides about a recruit (PIPL 24).
      if (actor.kind !== 'account') throw accessErrors.denied();
      const application = await this.find(applicationId);
      if (application.state === 'waitlisted') throw vettingErrors.waitlisted();
      if (application.state !== rule.from) throw applicationErrors.stateChanged();
      const state = decision.outcome === 'pass' ? (rule.to as 'screened' | 'reviewed') : 'refused';
      const reasonCode = decision.outcome === 'fail' ? (decision.reasonCode ?? backgroundReason) : undefined;
      await this.states.advance(applicationId, rule.from, state, {
        reasonCode,
        ...(reasonCode !== undefined && {
          publicText: decision.publicText?.trim() ?? reasonText(application, reasonCode),
        }),
      });
      await this.record(applicationId, application, rule, decision, actor.id);
      return { applicationId, state };
    });
  }

  private async record(
    applicationId: string,
    application: ApplicationRow,
    rule: StageRule,
    { outcome, reasonCode, note }: ScreeningDto,
    decidedBy: string,
  ): Promise<void> {
    const now = this.clock.now();
    const key = note === undefined ? undefined : await this.vault.keyOf(application.person_id);
    const valid =
      outcome === 'pass' && rule.validDays !== undefined ? addDays(await this.today(now), rule.validDays) : null;
    await this.work.execute(
      `INSERT INTO volunteers.vetting_decision (application_id, stage, outcome, decided_by, reason_code, sealed_note, valid_until, policy_version, decided_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        applicationId,
        rule.stage,
        outcome,
        decidedBy,
        reasonCode ?? null,
        key && note !== undefined ? this.vault.sealFor(key, noteField, note) : null,
        valid,
        rule.version,
        now,
      ],
    );
  }

  private async find(applicationId: string): Promise<ApplicationRow> {
    const row = await this.work.one<ApplicationRow>(
      `SELECT a.state, a.person_id, p.locale FROM volunteers.application a JOIN volunteers.person p ON p.id = a.person_id WHERE a.id = $1`,
      [applicationId],
    );
    if (!row) throw requestErrors.notFound();
    return row;
  }

  private async today(now: Date): Promise<string> {
    return dayIn(now, await this.counties.timezoneOf(currentCounty()));
  }
}

/** A reason in the recruit's language. */
function reasonText({ locale }: ApplicationRow, reasonCode: string): string {
  return translate(locale, `vetting.reasons.${reasonCode}`);
}

function toDecisionDetail(row: DecisionRow, note: string | undefined): DecisionDetail {
  return {
    id: row.id,
    stage: row.stage,
    outcome: row.outcome,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at.toISOString(),
    ...(row.reason_code !== null && { reasonCode: row.reason_code }),
    ...(note !== undefined && { note }),
    ...(row.valid_until !== null && { validUntil: row.valid_until }),
    policyVersion: row.policy_version,
  };
}
