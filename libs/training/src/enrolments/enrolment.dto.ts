import { TrainingSessionView, toTrainingSessionView } from '../sessions/training-session.dto.js';
import type { TrainingSession } from '../sessions/training-session.row.js';
import type { EnrolmentState } from './enrolment.policy.js';

export interface EnrolmentRow {
  readonly id: string;
  readonly sessionId: string;
  readonly volunteerId: string;
  readonly state: EnrolmentState;
  readonly enrolledAt: Date;
  readonly qualificationId: string | null;
  readonly version: number;
  /** 1 for the first on the waitlist; null for everyone who does not wait. */
  readonly position: number | null;
}

/** Reads enrolments as `e` with the columns of {@link EnrolmentRow}; a WHERE may follow. */
export const selectEnrolment = `
  SELECT e.id, e.session_id AS "sessionId", e.volunteer_id AS "volunteerId", e.state, e.enrolled_at AS "enrolledAt",
    e.qualification_id AS "qualificationId", e.version,
    CASE WHEN e.state = 'waitlisted' THEN (SELECT count(*) FROM training.enrolment w
      WHERE w.session_id = e.session_id AND w.state = 'waitlisted' AND w.place <= e.place)::int END AS position
  FROM training.enrolment e`;

/** A volunteer's place in a session. */
export class TrainingEnrolmentView {
  id: string;
  sessionId: string;
  state: EnrolmentState;
  /** Place in the waitlist, 1 = next. Only while waiting. */
  waitlistPosition?: number;
  enrolledAt: string;
  /** The certificate that the pass issued. */
  qualificationId?: string;
}

/** A line of the class list, for those who run the session. */
export class TrainingParticipantView extends TrainingEnrolmentView {
  volunteerId: string;
  volunteerName: string;
  volunteerNumber: string;
}

/** One of my trainings. */
export class MyTrainingView extends TrainingEnrolmentView {
  session: TrainingSessionView;
}

export function toEnrolmentView(row: EnrolmentRow): TrainingEnrolmentView {
  const { id, sessionId, state, enrolledAt, qualificationId, position } = row;
  return {
    id,
    sessionId,
    state,
    ...(position !== null && { waitlistPosition: position }),
    enrolledAt: enrolledAt.toISOString(),
    ...(qualificationId !== null && { qualificationId }),
  };
}

export function toParticipantView(
  row: EnrolmentRow,
  volunteer: { readonly name: string; readonly number: string } | undefined,
): TrainingParticipantView {
  return {
    ...toEnrolmentView(row),
    volunteerId: row.volunteerId,
    volunteerName: volunteer?.name ?? '',
    volunteerNumber: volunteer?.number ?? '',
  };
}

export function toMyTrainingView(row: EnrolmentRow, session: TrainingSession): MyTrainingView {
  return { ...toEnrolmentView(row), session: toTrainingSessionView(session) };
}
