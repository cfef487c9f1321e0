import { Injectable } from '@nestjs/common';
import { Clock, Outbox, requestErrors, UnitOfWork } from '@redmaple/platform';
import { shiftsErrors } from '../shifts.errors.js';
import { assignmentChanged } from '../shifts.events.js';
import type { AssignmentState } from './assignment.policy.js';

export interface NewAssignment {
  readonly seatId: string;
  readonly shiftId: string;
  readonly volunteerId: string;
  readonly source: 'roster' | 'operator' | 'self' | 'cover';
  readonly state: 'drafted' | 'offered' | 'confirmed';
  /** Why, as a code of lower-case words with hyphens. */
  readonly reason: string;
  readonly pinned?: boolean;
  /** What spoke for this person: numbers and codes. */
  readonly reasons?: object;
}

export interface AssignmentRow {
  readonly id: string;
  readonly seat_id: string;
  readonly shift_id: string;
  readonly volunteer_id: string;
  readonly state: AssignmentState;
  readonly pinned: boolean;
  readonly checked_in_at: Date | null;
  readonly checked_out_at: Date | null;
  readonly grade: 'A' | 'B' | 'C' | 'D' | null;
  readonly version: number;
}

export interface Attendance {
  readonly checkedInAt?: Date;
  readonly checkedOutAt?: Date;
  readonly grade?: 'A' | 'B' | 'C' | 'D';
}

const columns = 'id, seat_id, shift_id, volunteer_id, state, pinned, checked_in_at, checked_out_at, grade, version';

/** Rows of `shifts.assignment`: placed, moved from state to state, never deleted. Inside the caller's unit of work. */
@Injectable()
export class Assignments {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Makes everything that gives a person duty wait for the others: what the eligibility engine then reads stays
   * true until the commit. The exclusion constraint would stop an overlap anyway, but not eight hours of rest.
   */
  async lockVolunteer(volunteerId: string): Promise<void> {
    await this.work.query('SELECT pg_advisory_xact_lock(727641, hashtext($1))', [volunteerId]);
  }

  /** @returns the new id, or undefined when somebody has the seat. @throws shifts.overlap, shifts.twice, shifts.minor… */
  async place(one: NewAssignment): Promise<string | undefined> {
    const [id] = await this.placeMany([one]);
    if (id !== undefined) await this.outbox.emit(assignmentChanged, { assignmentId: id, shiftId: one.shiftId });
    return id;
  }

  /** Places many in one statement; seats that are taken are left out. Whoever calls tells what happened as a whole. */
  async placeMany(many: readonly NewAssignment[]): Promise<string[]> {
    if (many.length === 0) return [];
    const rows = await this.work.query<{ id: string }>(
      `INSERT INTO shifts.assignment (seat_id, shift_id, volunteer_id, source, state, state_at, state_reason, during, pinned, reasons)
       SELECT n."seatId", n."shiftId", n."volunteerId", n.source, n.state, $2, n.reason, 'empty'::tstzrange, coalesce(n.pinned, false), coalesce(n.reasons, '{}')
       FROM jsonb_to_recordset($1) AS n("seatId" uuid, "shiftId" uuid, "volunteerId" uuid, source text, state text, reason text, pinned boolean, reasons jsonb)
       ON CONFLICT (seat_id) WHERE state IN ('drafted', 'offered', 'confirmed', 'checked-in', 'completed') DO NOTHING
       RETURNING id`,
      [JSON.stringify(many), this.clock.now()],
    );
    return rows.map((row) => row.id);
  }

  /**
   * Moves an assignment on if it is still in one of the states `from`; the database writes the history.
   * @returns the row as it is now, or undefined when it was in another state.
   */
  async move(
    id: string,
    from: readonly AssignmentState[],
    to: AssignmentState,
    reason: string,
    attendance: Attendance = {},
  ): Promise<AssignmentRow | undefined> {
    const row = await this.work.one<AssignmentRow>(
      `UPDATE shifts.assignment SET state = $3, state_at = $4, state_reason = $5, version = version + 1,
         checked_in_at = coalesce($6, checked_in_at), checked_out_at = coalesce($7, checked_out_at), grade = coalesce($8, grade)
       WHERE id = $1 AND state = ANY($2) RETURNING ${columns}`,
      [
        id,
        from,
        to,
        this.clock.now(),
        reason,
        attendance.checkedInAt ?? null,
        attendance.checkedOutAt ?? null,
        attendance.grade ?? null,
      ],
    );
    if (row) await this.outbox.emit(assignmentChanged, { assignmentId: id, shiftId: row.shift_id });
    return row;
  }

  /** Like {@link move}. @throws shifts.badTransition when it was in another state */
  async mustMove(...args: Parameters<Assignments['move']>): Promise<AssignmentRow> {
    const row = await this.move(...args);
    if (!row) throw shiftsErrors.badTransition();
    return row;
  }

  /** @throws request.notFound */
  async get(id: string): Promise<AssignmentRow> {
    const row = await this.work.one<AssignmentRow>(`SELECT ${columns} FROM shifts.assignment WHERE id = $1`, [id]);
    if (!row) throw requestErrors.notFound();
    return row;
  }
}
