import { Injectable } from '@nestjs/common';
import { accessErrors, currentContext, DomainError, requestErrors, UnitOfWork } from '@redmaple/platform';
import type { ApplicationState } from '../applications/application.policy.js';
import { ApplicationStates } from '../applications/application-states.js';
import { applicationErrors } from '../recruitment.errors.js';
import { requireRole } from '../teams/team-access.js';
import { Deciders } from './deciders.js';
import { type Candidate, DecisionRecords } from './decision-records.js';
import { VettingReasons } from './reasons/vetting-reasons.service.js';
import { acceptance, backgroundReview, screening, stageAfter, type VettingPlan } from './stages/stage.policy.js';
import { VettingPlans } from './stages/vetting-plans.service.js';
import { vettingErrors } from './vetting.errors.js';
import type {
  BulkResult,
  DecidedApplication,
  DecisionDetail,
  Outcome,
  RefusalDto,
  ScreeningDto,
} from './vetting.dto.js';
import { backgroundReason } from './vetting.policy.js';

/** Decisions at the stages of vetting: one a stage, in order, screening and background review by two people, never about oneself. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly states: ApplicationStates,
    private readonly plans: VettingPlans,
    private readonly deciders: Deciders,
    private readonly reasons: VettingReasons,
    private readonly records: DecisionRecords,
  ) {}

  /** @throws as {@link decide} */
  screen(applicationId: string, decision: ScreeningDto): Promise<DecidedApplication> {
    return this.decide(applicationId, screening, decision);
  }

  /** Keeps outcome and date, nothing else. @throws as {@link decide}, vetting.consentNeeded */
  reviewBackground(applicationId: string, outcome: Outcome): Promise<DecidedApplication> {
    return this.decide(applicationId, backgroundReview, { outcome });
  }

  /**
   * Decides at the stage an application waits at.
   * @throws request.notFound, access.denied, vetting.waitlisted, vetting.reasonNeeded, vetting.reasonUnknown, vetting.noteNeeded,
   * vetting.fileNeeded, vetting.fileUnknown, vetting.samePerson, vetting.decidedBefore, vetting.ownApplication,
   * applications.stateChanged when it waits elsewhere or somebody else was faster
   */
  decide(applicationId: string, stageCode: string, decision: ScreeningDto): Promise<DecidedApplication> {
    return this.work.run(async () => {
      const { actor } = currentContext();
      // Decisions are people's: no job decides about a recruit (PIPL 24).
      if (actor.kind !== 'account') throw accessErrors.denied();
      const candidate = await this.records.candidate(applicationId);
      const plan = await this.plans.byId(candidate.planId, candidate.teamTypeCode);
      const rule = plan.stages.find((one) => one.code === stageCode);
      // Accepting names a team, and has a route of its own.
      if (!rule || stageCode === acceptance) throw applicationErrors.stateChanged();
      if (!(await this.deciders.may(rule, candidate.teamTypeCode))) throw accessErrors.denied();
      if (candidate.state === 'waitlisted') throw vettingErrors.waitlisted();
      if (candidate.stage !== stageCode) throw applicationErrors.stateChanged();
      if (stageCode === backgroundReview && (decision.note ?? decision.evidenceFileId) !== undefined)
        throw requestErrors.invalid();
      if (decision.outcome === 'fail') return this.fail(candidate, plan, stageCode, decision);
      if (rule.evidence.includes('note') && decision.note === undefined)
        throw vettingErrors.noteNeeded({}, { field: 'note' });
      if (rule.evidence.includes('file') && decision.evidenceFileId === undefined)
        throw vettingErrors.fileNeeded({}, { field: 'evidenceFileId' });
      await this.records.add(candidate, plan, rule, decision);
      return { applicationId, state: await this.goOn(candidate, plan, stageCode) };
    });
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
   * Refuses outside the stages: someone on the waitlist when the call ends, or a reviewed recruit no team has room for.
   * @throws request.notFound, applications.stateChanged, vetting.ownApplication, vetting.reasonUnknown
   */
  refuse(applicationId: string, { reasonCode, publicText }: RefusalDto): Promise<DecidedApplication> {
    return this.work.run(async () => {
      requireRole(['operator', 'county-admin']);
      const candidate = await this.records.candidate(applicationId);
      if (candidate.personId === currentContext().actor.personId) throw vettingErrors.ownApplication();
      if (candidate.state !== 'waitlisted' && candidate.stage !== acceptance) throw applicationErrors.stateChanged();
      const reason = await this.reasons.choose(reasonCode, candidate.locale);
      await this.states.advance(applicationId, candidate.state, 'refused', {
        reasonCode: reason.code,
        publicText: publicText?.trim() ?? reason.text,
      });
      return { applicationId, state: 'refused' };
    });
  }

  /** In the order they were made; notes for the office only. @throws request.notFound */
  list(applicationId: string): Promise<DecisionDetail[]> {
    return this.work.run(() => this.records.list(applicationId));
  }

  private async fail(
    candidate: Candidate,
    plan: VettingPlan,
    stageCode: string,
    decision: ScreeningDto,
  ): Promise<DecidedApplication> {
    const isReview = stageCode === backgroundReview;
    const wanted = isReview ? backgroundReason : decision.reasonCode;
    if (wanted === undefined) throw vettingErrors.reasonNeeded({}, { field: 'reasonCode' });
    const reason = await this.reasons.choose(wanted, candidate.locale);
    const rule = plan.stages.find((one) => one.code === stageCode);
    if (!rule) throw applicationErrors.stateChanged();
    await this.records.add(candidate, plan, rule, decision, isReview ? undefined : reason);
    await this.states.advance(candidate.id, candidate.state, 'refused', {
      reasonCode: reason.code,
      publicText: decision.publicText?.trim() ?? reason.text,
      stage: stageCode,
    });
    return { applicationId: candidate.id, state: 'refused' };
  }

  /** To the next stage, and past those whose pass can be taken over. */
  private async goOn(candidate: Candidate, plan: VettingPlan, from: string): Promise<ApplicationState> {
    let { state } = candidate;
    for (let here = from; ; ) {
      const next = stageAfter(plan, here);
      if (!next) throw applicationErrors.stateChanged();
      if (next.state === state) await this.states.passStage(candidate.id, state, here);
      else await this.states.advance(candidate.id, state, next.state as 'screened' | 'reviewed', { stage: here });
      state = next.state;
      if (next.autoAdvance !== 'recent-pass' || !(await this.records.carry(candidate, plan, next))) return state;
      here = next.code;
    }
  }
}
