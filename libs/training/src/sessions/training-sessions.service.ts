import { Injectable } from '@nestjs/common';
import {
  AccountEntity,
  accessErrors,
  Audit,
  Clock,
  currentContext,
  Outbox,
  type Page,
  type PageQuery,
  requestErrors,
  toPage,
  UnitOfWork,
} from '@redmaple/platform';
import { TrainingAccess } from '../access/training-access.js';
import { Waitlist } from '../enrolments/waitlist.service.js';
import { trainingErrors } from '../training.errors.js';
import { sessionScheduled } from '../training.events.js';
import { SessionStore } from './session-store.js';
import {
  type NewTrainingSession,
  type TrainingSessionChange,
  type TrainingSessionQuery,
  type TrainingSessionView,
  toTrainingSessionView,
} from './training-session.dto.js';
import { sessionTimes } from './training-session.policy.js';
import { selectSession, type TrainingSession } from './training-session.row.js';

/** Scheduling and reading sessions. Moving and cancelling: `session-moves.service.ts`. */
@Injectable()
export class TrainingSessionsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly access: TrainingAccess,
    private readonly store: SessionStore,
    private readonly waitlist: Waitlist,
  ) {}

  /** @throws training.timesWrong, training.courseRetired, training.unknownTrainer, request.notFound (the course) */
  async schedule(session: NewTrainingSession): Promise<TrainingSessionView> {
    const trainer = this.access.ownSessionsOf() ?? session.trainerAccountId;
    const { startsAt, endsAt } = sessionTimes(session, this.clock.now());
    return this.work.run(async () => {
      await this.mustTeach(session.courseId);
      await this.mustBeStaff(trainer);
      const row = await this.work.one<{ id: string }>(
        `INSERT INTO training.session (course_id, place, starts_at, ends_at, capacity, trainer_name, trainer_account_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
        [
          session.courseId,
          session.place.trim(),
          startsAt,
          endsAt,
          session.capacity,
          session.trainerName?.trim() || null,
          trainer ?? null,
        ],
      );
      if (!row) throw requestErrors.conflict();
      await this.audit.record('session.scheduled', { type: 'session', id: row.id }, { courseId: session.courseId });
      await this.outbox.emit(sessionScheduled, { sessionId: row.id });
      return toTrainingSessionView(await this.store.read(row.id));
    });
  }

  /** Newest first; a trainer sees the own ones. */
  async list({ limit, after, courseId, state }: TrainingSessionQuery): Promise<Page<TrainingSessionView>> {
    const own = this.access.ownSessionsOf();
    const rows = await this.work.run(() =>
      this.work.query<TrainingSession>(
        `${selectSession}
         WHERE ($1::uuid IS NULL OR s.id < $1) AND ($2::uuid IS NULL OR s.course_id = $2)
           AND ($3::text IS NULL OR s.state = $3) AND ($4::uuid IS NULL OR s.trainer_account_id = $4)
         ORDER BY s.id DESC LIMIT $5`,
        [after ?? null, courseId ?? null, state ?? null, own ?? null, limit + 1],
      ),
    );
    return toPage(rows.map(toTrainingSessionView), limit);
  }

  /** Sessions one can still enrol in, the next one first. */
  async listOpen({ limit, after }: PageQuery): Promise<Page<TrainingSessionView>> {
    const rows = await this.work.run(() =>
      this.work.query<TrainingSession>(
        `${selectSession}
         WHERE s.state = 'scheduled' AND s.ends_at > $1
           AND ($2::uuid IS NULL OR (s.starts_at, s.id) > (SELECT a.starts_at, a.id FROM training.session a WHERE a.id = $2))
         ORDER BY s.starts_at, s.id LIMIT $3`,
        [this.clock.now(), after ?? null, limit + 1],
      ),
    );
    return toPage(rows.map(toTrainingSessionView), limit);
  }

  async get(id: string): Promise<TrainingSessionView> {
    const session = await this.work.run(() => this.store.read(id));
    this.access.mustRun(session);
    return toTrainingSessionView(session);
  }

  /**
   * Changes places and trainer. More places go to the waitlist at once.
   * @throws training.sessionClosed, training.capacityTooSmall, training.unknownTrainer, request.stale
   */
  async change(id: string, change: TrainingSessionChange): Promise<TrainingSessionView> {
    if (change.trainerAccountId !== undefined && this.access.ownSessionsOf() !== undefined) throw accessErrors.denied();
    return this.work.run(async () => {
      const session = await this.store.locked(id);
      this.access.mustRun(session);
      if (session.version !== change.version) throw requestErrors.stale({ version: session.version });
      if (session.state !== 'scheduled') throw trainingErrors.sessionClosed();
      if ((change.capacity ?? session.capacity) < session.taken) {
        throw trainingErrors.capacityTooSmall({ taken: session.taken }, { field: 'capacity' });
      }
      await this.mustBeStaff(change.trainerAccountId ?? undefined);
      await this.write(session, change);
      await this.audit.record('session.changed', { type: 'session', id }, { version: session.version + 1 });
      await this.waitlist.promote(await this.store.read(id));
      return toTrainingSessionView(await this.store.read(id));
    });
  }

  private async write(session: TrainingSession, change: TrainingSessionChange): Promise<void> {
    await this.work.execute(
      `UPDATE training.session SET capacity = $3, trainer_name = $4, trainer_account_id = $5, version = version + 1
       WHERE id = $1 AND version = $2`,
      [
        session.id,
        session.version,
        change.capacity ?? session.capacity,
        change.trainerName === undefined ? session.trainerName : change.trainerName?.trim() || null,
        change.trainerAccountId === undefined ? session.trainerAccountId : change.trainerAccountId,
      ],
    );
  }

  private async mustTeach(courseId: string): Promise<void> {
    const course = await this.work.one<{ state: string }>('SELECT state FROM training.course WHERE id = $1', [
      courseId,
    ]);
    if (!course) throw requestErrors.notFound({}, { field: 'courseId' });
    if (course.state !== 'active') throw trainingErrors.courseRetired();
  }

  private async mustBeStaff(accountId: string | undefined): Promise<void> {
    if (accountId === undefined || accountId === currentContext().actor.id) return;
    const known = await this.work.repo(AccountEntity).existsBy({ id: accountId, kind: 'staff' });
    if (!known) throw trainingErrors.unknownTrainer({}, { field: 'trainerAccountId' });
  }
}
