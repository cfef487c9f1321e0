import { Injectable } from '@nestjs/common';
import { Audit, Clock, Outbox, UnitOfWork } from '@redmaple/platform';
import { Volunteers } from '@redmaple/plugins/house';
import { type Addressee, SessionMessages } from '../reminders/session-messages.service.js';
import type { TrainingSession } from '../sessions/training-session.row.js';
import { volunteerPromoted } from '../training.events.js';
import { timeTaking } from './enrolment.policy.js';

/** Who moves up when places become free, and whose time is taken. Works under the lock of the session. */
@Injectable()
export class Waitlist {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly messages: SessionMessages,
    private readonly volunteers: Volunteers,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives free places to those who have waited longest, tells them and plans their reminders. Someone who has
   * meanwhile enrolled elsewhere at that time, or is no longer active, keeps the place in the line and is passed over.
   */
  async promote(session: TrainingSession): Promise<void> {
    const free = session.capacity - session.taken;
    if (free <= 0 || session.waiting === 0 || session.startsAt <= this.clock.now()) return;
    const waiting = await this.work.query<Addressee>(
      `SELECT id, volunteer_id AS "volunteerId", version FROM training.enrolment
       WHERE session_id = $1 AND state = 'waitlisted' ORDER BY place`,
      [session.id],
    );
    const ids = waiting.map((one) => one.volunteerId);
    const busy = await this.busyAmong(ids, session);
    const known = await this.volunteers.byIds(ids);
    const next = waiting
      .filter(({ volunteerId }) => !busy.has(volunteerId) && known.get(volunteerId)?.status === 'active')
      .slice(0, free);
    await this.moveUp(session, next);
  }

  /**
   * Which of the volunteers are enrolled in another session at that time. They stay locked until the end of the
   * transaction, so that nobody enrols twice at once; always in one order, so that two callers can't block each other.
   */
  async busyAmong(volunteerIds: readonly string[], session: TrainingSession): Promise<ReadonlySet<string>> {
    await this.work.execute(
      `SELECT pg_advisory_xact_lock(hashtextextended('training.volunteer/' || id, 0))
       FROM (SELECT id FROM unnest($1::text[]) AS id ORDER BY id) AS sorted`,
      [volunteerIds],
    );
    return this.overlapping(volunteerIds, session);
  }

  /** Like {@link busyAmong}, without the lock. */
  async overlapping(volunteerIds: readonly string[], session: TrainingSession): Promise<ReadonlySet<string>> {
    const rows = await this.work.query<{ id: string }>(
      `SELECT DISTINCT e.volunteer_id AS id FROM training.enrolment e JOIN training.session s ON s.id = e.session_id
       WHERE e.volunteer_id = ANY($1) AND e.state = ANY($2) AND s.state <> 'cancelled' AND s.id <> $3
         AND s.starts_at < $5 AND s.ends_at > $4`,
      [volunteerIds, timeTaking, session.id, session.startsAt, session.endsAt],
    );
    return new Set(rows.map((row) => row.id));
  }

  private async moveUp(session: TrainingSession, next: readonly Addressee[]): Promise<void> {
    if (next.length === 0) return;
    const promoted = await this.work.query<Addressee>(
      `UPDATE training.enrolment SET state = 'enrolled', version = version + 1
       WHERE id = ANY($1) AND state = 'waitlisted' RETURNING id, volunteer_id AS "volunteerId", version`,
      [next.map((one) => one.id)],
    );
    for (const { id, volunteerId } of promoted) {
      await this.audit.record('enrolment.promoted', { type: 'enrolment', id }, { sessionId: session.id });
      await this.outbox.emit(volunteerPromoted, { enrolmentId: id, sessionId: session.id, volunteerId });
    }
    await this.messages.tellPromoted(session, promoted);
    await this.messages.planReminders(session, promoted);
  }
}
