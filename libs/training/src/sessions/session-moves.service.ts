import { Injectable } from '@nestjs/common';
import { Audit, Clock, Outbox, requestErrors, UnitOfWork } from '@redmaple/platform';
import { TrainingAccess } from '../access/training-access.js';
import type { EnrolmentState } from '../enrolments/enrolment.policy.js';
import { Waitlist } from '../enrolments/waitlist.service.js';
import { type Addressee, SessionMessages } from '../reminders/session-messages.service.js';
import { trainingErrors } from '../training.errors.js';
import { sessionCancelled, sessionMoved } from '../training.events.js';
import { SessionStore } from './session-store.js';
import {
  type MovedTrainingSessionView,
  type TrainingSessionCancellation,
  type TrainingSessionMove,
  type TrainingSessionView,
  toTrainingSessionView,
} from './training-session.dto.js';
import { sessionTimes } from './training-session.policy.js';

interface Affected extends Addressee {
  readonly state: EnrolmentState;
}

/** Sessions that happen at another time or place, or not at all: whoever is concerned is told, reminders follow. */
@Injectable()
export class SessionMovesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly access: TrainingAccess,
    private readonly store: SessionStore,
    private readonly waitlist: Waitlist,
    private readonly messages: SessionMessages,
  ) {}

  /** @throws training.timesWrong, training.sessionClosed, request.stale */
  async move(id: string, move: TrainingSessionMove): Promise<MovedTrainingSessionView> {
    const { startsAt, endsAt } = sessionTimes(move, this.clock.now());
    return this.work.run(async () => {
      const before = await this.store.locked(id);
      this.access.mustRun(before);
      if (before.version !== move.version) throw requestErrors.stale({ version: before.version });
      if (before.state !== 'scheduled') throw trainingErrors.sessionClosed();
      await this.work.execute(
        `UPDATE training.session SET starts_at = $3, ends_at = $4, place = $5, version = version + 1
         WHERE id = $1 AND version = $2`,
        [id, before.version, startsAt, endsAt, move.place?.trim() ?? before.place],
      );
      const after = await this.store.read(id);
      await this.audit.record('session.moved', { type: 'session', id }, { version: after.version });
      await this.outbox.emit(sessionMoved, { sessionId: id });
      const affected = await this.affected(id);
      const enrolled = affected.filter((one) => one.state === 'enrolled');
      await this.messages.forgetTime(id);
      await this.messages.tellMoved(after, affected);
      await this.messages.planReminders(after, enrolled);
      // Someone on the waitlist whose time was taken before may have time now.
      await this.waitlist.promote(after);
      const busy = await this.waitlist.overlapping(
        enrolled.map((one) => one.volunteerId),
        after,
      );
      const overlappingEnrolmentIds = enrolled.filter((one) => busy.has(one.volunteerId)).map((one) => one.id);
      return { ...toTrainingSessionView(await this.store.read(id)), overlappingEnrolmentIds };
    });
  }

  /** Enrolments stay as they are: the session's state says that nothing came of them. @throws training.sessionClosed */
  async cancel(id: string, { reason }: TrainingSessionCancellation): Promise<TrainingSessionView> {
    return this.work.run(async () => {
      const session = await this.store.locked(id);
      this.access.mustRun(session);
      const done = await this.work.execute(
        `UPDATE training.session SET state = 'cancelled', cancel_reason = $2, version = version + 1
         WHERE id = $1 AND state = 'scheduled'`,
        [id, reason.trim()],
      );
      if (done === 0) throw trainingErrors.sessionClosed();
      await this.audit.record('session.cancelled', { type: 'session', id });
      await this.outbox.emit(sessionCancelled, { sessionId: id });
      await this.messages.takeBack(id);
      await this.messages.tellCancelled(session, await this.affected(id));
      return toTrainingSessionView(await this.store.read(id));
    });
  }

  /** Those who count on the session, or hope for a place. */
  private affected(sessionId: string): Promise<Affected[]> {
    return this.work.query<Affected>(
      `SELECT id, volunteer_id AS "volunteerId", version, state FROM training.enrolment
       WHERE session_id = $1 AND state IN ('enrolled', 'waitlisted') ORDER BY place`,
      [sessionId],
    );
  }
}
