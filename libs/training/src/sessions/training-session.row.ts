import type { SessionState } from './training-session.entity.js';

/** A session with its course's title and its takers, as the statements below read it. */
export interface TrainingSession {
  readonly id: string;
  readonly courseId: string;
  readonly courseTitle: string;
  readonly place: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly capacity: number;
  readonly trainerName: string | null;
  readonly trainerAccountId: string | null;
  readonly state: SessionState;
  readonly cancelReason: string | null;
  readonly version: number;
  /** Enrolments that hold a place. */
  readonly taken: number;
  readonly waiting: number;
}

/** Reads sessions as `s` with the columns of {@link TrainingSession}; a WHERE may follow. */
export const selectSession = `
  SELECT s.id, s.course_id AS "courseId", c.title AS "courseTitle", s.place, s.starts_at AS "startsAt",
    s.ends_at AS "endsAt", s.capacity, s.trainer_name AS "trainerName", s.trainer_account_id AS "trainerAccountId",
    s.state, s.cancel_reason AS "cancelReason", s.version,
    (SELECT count(*) FROM training.enrolment e
     WHERE e.session_id = s.id AND e.state NOT IN ('waitlisted', 'cancelled'))::int AS taken,
    (SELECT count(*) FROM training.enrolment e WHERE e.session_id = s.id AND e.state = 'waitlisted')::int AS waiting
  FROM training.session s JOIN training.course c ON c.id = s.course_id`;
