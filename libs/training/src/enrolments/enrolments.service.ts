import { Injectable } from '@nestjs/common';
import {
  Audit,
  Clock,
  currentContext,
  Outbox,
  type Page,
  type PageQuery,
  requestErrors,
  toPage,
  UnitOfWork,
  writeCalendar,
} from '@redmaple/platform';
import { Volunteers } from '@redmaple/plugins/house';
import { TrainingAccess } from '../access/training-access.js';
import { SessionMessages } from '../reminders/session-messages.service.js';
import { SessionStore } from '../sessions/session-store.js';
import { selectSession, type TrainingSession } from '../sessions/training-session.row.js';
import { trainingErrors } from '../training.errors.js';
import { enrolmentCancelled, volunteerEnrolled, volunteerWaitlisted } from '../training.events.js';
import {
  type EnrolmentRow,
  type TrainingEnrolmentView,
  type MyTrainingView,
  type TrainingParticipantView,
  selectEnrolment,
  toEnrolmentView,
  toMyTrainingView,
  toParticipantView,
} from './enrolment.dto.js';
import { Waitlist } from './waitlist.service.js';

/** Enrolling and cancelling. The session's row is locked first, so that places are given out one after the other. */
@Injectable()
export class EnrolmentsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly access: TrainingAccess,
    private readonly volunteers: Volunteers,
    private readonly store: SessionStore,
    private readonly waitlist: Waitlist,
    private readonly messages: SessionMessages,
  ) {}

  /**
   * Enrols the volunteer who acts; on the waitlist when all places are taken.
   * @throws training.volunteersOnly, training.notActive, training.sessionClosed, training.overlaps,
   *   training.alreadyEnrolled
   */
  async enrol(sessionId: string): Promise<TrainingEnrolmentView> {
    return this.work.run(async () => {
      const volunteer = await this.access.volunteer();
      if (volunteer.status !== 'active') throw trainingErrors.notActive();
      const session = await this.store.locked(sessionId);
      if (session.state !== 'scheduled' || session.endsAt <= this.clock.now()) throw trainingErrors.sessionClosed();
      const busy = await this.waitlist.busyAmong([volunteer.id], session);
      if (busy.has(volunteer.id)) throw trainingErrors.overlaps();
      const enrolment = await this.claim(session, volunteer.id);
      if (enrolment.state === 'enrolled') await this.messages.planReminders(session, [enrolment]);
      return toEnrolmentView(enrolment);
    });
  }

  /**
   * Gives a place back, by the volunteer or by whoever runs the session; the next on the waitlist gets it in the
   * same transaction.
   * @throws training.alreadyStarted, training.sessionClosed
   */
  async cancel(enrolmentId: string): Promise<TrainingEnrolmentView> {
    return this.work.run(async () => {
      const found = await this.work.one<{ sessionId: string }>(
        'SELECT session_id AS "sessionId" FROM training.enrolment WHERE id = $1',
        [enrolmentId],
      );
      if (!found) throw requestErrors.notFound();
      const session = await this.store.locked(found.sessionId);
      const enrolment = await this.row(enrolmentId);
      await this.mustBeMineOrRun(enrolment, session);
      if (enrolment.state === 'cancelled') return toEnrolmentView(enrolment);
      if (session.state !== 'scheduled') throw trainingErrors.sessionClosed();
      if (enrolment.state === 'enrolled' && session.startsAt <= this.clock.now()) throw trainingErrors.alreadyStarted();
      await this.release(enrolment);
      await this.waitlist.promote(await this.store.read(session.id));
      return toEnrolmentView(await this.row(enrolmentId));
    });
  }

  /** The volunteer's own trainings, newest first. */
  async mine({ limit, after }: PageQuery): Promise<Page<MyTrainingView>> {
    return this.work.run(async () => {
      const { id } = await this.access.volunteer();
      return this.of(id, { limit, ...(after !== undefined && { after }) });
    });
  }

  /** Somebody's trainings, newest first. @throws request.notFound */
  async of(volunteerId: string, { limit, after }: PageQuery): Promise<Page<MyTrainingView>> {
    return this.work.run(async () => {
      if (!(await this.volunteers.byId(volunteerId))) throw requestErrors.notFound();
      const rows = await this.work.query<EnrolmentRow>(
        `${selectEnrolment} WHERE e.volunteer_id = $1 AND ($2::uuid IS NULL OR e.id < $2) ORDER BY e.id DESC LIMIT $3`,
        [volunteerId, after ?? null, limit + 1],
      );
      const sessions = await this.work.query<TrainingSession>(`${selectSession} WHERE s.id = ANY($1)`, [
        rows.map((row) => row.sessionId),
      ]);
      const byId = new Map(sessions.map((session) => [session.id, session]));
      const views = rows.flatMap((row) => {
        const session = byId.get(row.sessionId);
        return session ? [toMyTrainingView(row, session)] : [];
      });
      return toPage(views, limit);
    });
  }

  /** One's own training as a calendar file. @throws training.volunteersOnly, request.notFound for another's */
  async calendarOf(id: string): Promise<string> {
    return this.work.run(async () => {
      const self = await this.access.volunteer();
      const row = await this.work.one<EnrolmentRow>(`${selectEnrolment} WHERE e.id = $1 AND e.volunteer_id = $2`, [
        id,
        self.id,
      ]);
      const session = row && (await this.store.read(row.sessionId));
      if (!session) throw requestErrors.notFound();
      const off = row.state === 'cancelled' || session.state === 'cancelled';
      return writeCalendar(
        {
          uid: `enrolment-${id}@redmaple`,
          startsAt: session.startsAt,
          endsAt: session.endsAt,
          summary: session.courseTitle,
          location: session.place,
          description: session.trainerName ?? undefined,
          status: off ? 'cancelled' : row.state === 'waitlisted' ? 'tentative' : 'confirmed',
          sequence: session.version,
        },
        this.clock.now(),
      );
    });
  }

  /** The class list in order of asking, for those who run the session. A session has at most some hundred lines. */
  async ofSession(sessionId: string): Promise<TrainingParticipantView[]> {
    return this.work.run(async () => {
      this.access.mustRun(await this.store.read(sessionId));
      const rows = await this.work.query<EnrolmentRow>(`${selectEnrolment} WHERE e.session_id = $1 ORDER BY e.place`, [
        sessionId,
      ]);
      const known = await this.volunteers.byIds(rows.map((row) => row.volunteerId));
      return rows.map((row) => toParticipantView(row, known.get(row.volunteerId)));
    });
  }

  /** Writes the one row of volunteer and session; a cancelled one comes back at the end of the line. */
  private async claim(session: TrainingSession, volunteerId: string): Promise<EnrolmentRow> {
    const state = session.taken < session.capacity ? 'enrolled' : 'waitlisted';
    const row = await this.work.one<{ id: string }>(
      `INSERT INTO training.enrolment AS e (session_id, volunteer_id, state, enrolled_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (county_code, session_id, volunteer_id) DO UPDATE
         SET state = excluded.state, enrolled_at = excluded.enrolled_at, place = excluded.place, version = e.version + 1
         WHERE e.state = 'cancelled'
       RETURNING id`,
      [session.id, volunteerId, state, this.clock.now()],
    );
    if (!row) throw trainingErrors.alreadyEnrolled();
    const about = { enrolmentId: row.id, sessionId: session.id, volunteerId };
    await this.audit.record(`enrolment.${state}`, { type: 'enrolment', id: row.id }, { sessionId: session.id });
    await this.outbox.emit(state === 'enrolled' ? volunteerEnrolled : volunteerWaitlisted, about);
    return this.row(row.id);
  }

  private async release({ id, sessionId, volunteerId }: EnrolmentRow): Promise<void> {
    const done = await this.work.execute(
      `UPDATE training.enrolment SET state = 'cancelled', version = version + 1
       WHERE id = $1 AND state IN ('enrolled', 'waitlisted')`,
      [id],
    );
    if (done === 0) throw trainingErrors.sessionClosed();
    await this.audit.record('enrolment.cancelled', { type: 'enrolment', id }, { sessionId });
    await this.outbox.emit(enrolmentCancelled, { enrolmentId: id, sessionId, volunteerId });
    await this.messages.takeBack(sessionId, id);
  }

  private async mustBeMineOrRun(enrolment: EnrolmentRow, session: TrainingSession): Promise<void> {
    const { personId } = currentContext().actor;
    if (personId !== undefined) {
      const me = await this.volunteers.byPerson(personId);
      if (me?.id === enrolment.volunteerId) return;
    }
    this.access.mustRun(session);
  }

  private async row(id: string): Promise<EnrolmentRow> {
    const row = await this.work.one<EnrolmentRow>(`${selectEnrolment} WHERE e.id = $1`, [id]);
    if (!row) throw requestErrors.notFound();
    return row;
  }
}
