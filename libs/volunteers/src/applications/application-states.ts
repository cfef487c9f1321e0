import { Injectable } from '@nestjs/common';
import { Audit, Clock, Outbox, requestErrors, UnitOfWork } from '@redmaple/platform';
import { Seats } from '../calls/seats.js';
import { applicationErrors } from '../recruitment.errors.js';
import { eventOfState } from './application.events.js';
import { type ApplicationState, mayLeadTo } from './application.policy.js';
import { Timeline } from './timeline.js';

/** A state that a decision or a withdrawal leads to. Promotion is for {@link Seats} alone. */
export type DecidedState = keyof typeof eventOfState;

export interface Advance {
  /** Needed for a refusal. */
  readonly reasonCode?: string | undefined;
  /** What the recruit reads about a refusal. */
  readonly publicText?: string | undefined;
  /** For the office only. */
  readonly note?: string | undefined;
  /** Stage of vetting that was decided. */
  readonly stage?: string | undefined;
}

interface ApplicationRow {
  id: string;
  person_id: string;
  call_id: string;
  call_team_type_id: string;
  team_type_code: string;
}

const final: readonly DecidedState[] = ['accepted', 'refused', 'withdrawn'];
const givesSeatBack: readonly DecidedState[] = ['refused', 'withdrawn'];

/** The one place where applications change state after sign-up. */
@Injectable()
export class ApplicationStates {
  constructor(
    private readonly work: UnitOfWork,
    private readonly seats: Seats,
    private readonly timeline: Timeline,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Moves an application from one state to the next, if it is still in the first; a refused or withdrawn one gives
   * its seat to the first who waits. Timeline, audit and event are written in the same transaction.
   * @throws request.notFound, applications.stateChanged, applications.reasonNeeded
   */
  advance(applicationId: string, from: ApplicationState, to: DecidedState, detail: Advance = {}): Promise<void> {
    if (!mayLeadTo(from, to)) throw applicationErrors.stateChanged();
    if (to === 'refused' && !detail.reasonCode) throw applicationErrors.reasonNeeded({}, { field: 'reasonCode' });
    return this.work.run(async () => {
      // The seat's parent row is locked before the application, in the order everybody keeps.
      if (givesSeatBack.includes(to)) await this.lockParent(applicationId);
      const row = await this.move(applicationId, from, to, detail);
      if (!row) throw await this.explainMiss(applicationId);
      await this.timeline.add(applicationId, to, detail);
      await this.audit.record(
        `application.${to}`,
        { type: 'application', id: applicationId },
        detail.reasonCode ? { reason: detail.reasonCode } : {},
      );
      await this.announce(row, to);
      if (givesSeatBack.includes(to)) await this.seats.release(row.call_team_type_id, applicationId);
    });
  }

  /**
   * Goes on to the next stage of vetting within the same state, once the decision about this one is written.
   * @throws applications.stateChanged when it does not wait at `stage` any more
   */
  passStage(applicationId: string, state: ApplicationState, stage: string): Promise<void> {
    return this.work.run(async () => {
      const moved = await this.work.execute(
        `UPDATE volunteers.application SET stage_since = $4, version = version + 1 WHERE id = $1 AND state = $2 AND stage = $3`,
        [applicationId, state, stage, this.clock.now()],
      );
      if (moved === 0) throw applicationErrors.stateChanged();
      await this.timeline.add(applicationId, 'stage-passed', { stage });
      await this.audit.record('application.stage-passed', { type: 'application', id: applicationId }, { stage });
    });
  }

  /**
   * Takes a refusal back after an appeal: on a seat if one is free, else at the end of the waitlist. What was passed stays passed.
   * @throws applications.stateChanged, applications.duplicate when the person signed up again meanwhile
   */
  reopen(applicationId: string): Promise<ApplicationState> {
    return this.work.run(async () => {
      await this.lockParent(applicationId);
      const row = await this.seats.regain(applicationId);
      if (!row) throw applicationErrors.stateChanged();
      await this.timeline.add(applicationId, row.state === 'waitlisted' ? 'waitlisted' : 'reopened');
      await this.audit.record('application.reopened', { type: 'application', id: applicationId }, { state: row.state });
      return row.state;
    });
  }

  /** Withdraws an application that is still under way, whatever stage it has reached. */
  withdraw(applicationId: string, detail: Advance = {}): Promise<void> {
    return this.work.run(async () => {
      await this.lockParent(applicationId);
      const row = await this.work.one<{ state: ApplicationState }>(
        'SELECT state FROM volunteers.application WHERE id = $1 FOR NO KEY UPDATE',
        [applicationId],
      );
      if (!row) throw requestErrors.notFound();
      if (!mayLeadTo(row.state, 'withdrawn')) throw applicationErrors.notWithdrawable();
      await this.advance(applicationId, row.state, 'withdrawn', detail);
    });
  }

  private async lockParent(applicationId: string): Promise<void> {
    const row = await this.work.one<{ quota: string }>(
      'SELECT call_team_type_id AS quota FROM volunteers.application WHERE id = $1',
      [applicationId],
    );
    if (!row) throw requestErrors.notFound();
    await this.seats.lock([row.quota]);
  }

  private move(
    applicationId: string,
    from: ApplicationState,
    to: DecidedState,
    detail: Advance,
  ): Promise<ApplicationRow | undefined> {
    return this.work.one<ApplicationRow>(
      `UPDATE volunteers.application SET state = $3, decided_at = $4, refusal_code = $5, refusal_text = $6, version = version + 1, stage_since = $7
       WHERE id = $1 AND state = $2 RETURNING id, person_id, call_id, call_team_type_id, team_type_code`,
      [
        applicationId,
        from,
        to,
        final.includes(to) ? this.clock.now() : null,
        to === 'refused' ? detail.reasonCode : null,
        to === 'refused' ? (detail.publicText ?? null) : null,
        final.includes(to) ? null : this.clock.now(),
      ],
    );
  }

  private async explainMiss(applicationId: string): Promise<Error> {
    const row = await this.work.one('SELECT 1 FROM volunteers.application WHERE id = $1', [applicationId]);
    return row ? applicationErrors.stateChanged() : requestErrors.notFound();
  }

  private async announce(row: ApplicationRow, to: DecidedState): Promise<void> {
    const { id: applicationId, person_id: personId, call_id: callId, team_type_code: teamTypeCode } = row;
    await this.outbox.emit(eventOfState[to], { applicationId, personId, callId, teamTypeCode, state: to });
  }
}
