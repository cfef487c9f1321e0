import { Injectable } from '@nestjs/common';
import { Audit, Clock, Outbox, requestErrors, UnitOfWork } from '@redmaple/platform';
import { ServiceRecords } from '@redmaple/plugins/house';
import { ShiftAccess } from '../access/shift-access.js';
import { shiftsErrors } from '../shifts.errors.js';
import { assignmentCompleted } from '../shifts.events.js';
import { Schedule, type ScheduledShift } from '../shifts/schedule.js';
import { isCheckInOpen, servedMinutes, writeDownLate } from './assignment.policy.js';
import type { AssignmentEventView, AttendanceView } from './attendance.dto.js';
import { type AssignmentRow, Assignments } from './assignments.js';
import { ownTime } from './own-time.policy.js';

interface Attended {
  readonly assignment: AssignmentRow;
  readonly shift: ScheduledShift;
  /** One's own attendance, reported by oneself. */
  readonly own: boolean;
}

/** Who came, from when to when, and what of it goes into the ledger. */
@Injectable()
export class AttendanceService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly access: ShiftAccess,
    private readonly schedule: Schedule,
    private readonly assignments: Assignments,
    private readonly records: ServiceRecords,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Says yes to an offered seat; an operator may write down a yes given on the phone. @throws request.notFound, shifts.badTransition */
  accept(assignmentId: string): Promise<AttendanceView> {
    return this.work.run(async () => {
      const { own, shift } = await this.require(assignmentId);
      if (shift.startsAt <= this.clock.now()) throw shiftsErrors.notOpen();
      const row = await this.assignments.mustMove(
        assignmentId,
        ['offered'],
        'confirmed',
        own ? 'accepted' : 'accepted-on-behalf',
      );
      await this.audit.record('assignment.accepted', { type: 'assignment', id: assignmentId });
      return toView(row);
    });
  }

  /**
   * @param at when it was: who leads writes it down later, a volunteer's phone had no signal (twelve hours at most).
   *   When it was received is the time of the move.
   * @throws request.notFound, shifts.checkInClosed, shifts.timesWrong, shifts.badTransition
   */
  checkIn(assignmentId: string, at: string | undefined): Promise<AttendanceView> {
    return this.work.run(async () => {
      const { shift, own } = await this.require(assignmentId);
      const now = this.clock.now();
      const checkedInAt = timeOf(at, own, now);
      if (!isCheckInOpen(shift, own ? checkedInAt : now, !own)) throw shiftsErrors.checkInClosed();
      if (!isCheckInOpen(shift, checkedInAt, false)) throw shiftsErrors.timesWrong({}, { field: 'at' });
      const row = await this.assignments.mustMove(
        assignmentId,
        ['confirmed'],
        'checked-in',
        own ? 'checked-in-by-self' : 'checked-in-by-leader',
        {
          checkedInAt,
          grade: own ? 'C' : 'B',
        },
      );
      await this.audit.record('assignment.checked-in', { type: 'assignment', id: assignmentId }, { grade: row.grade });
      return toView(row);
    });
  }

  /** Ends the duty and credits its minutes. @throws request.notFound, shifts.timesWrong, shifts.badTransition */
  checkOut(assignmentId: string, at: string | undefined): Promise<AttendanceView> {
    return this.work.run(async () => {
      const { assignment, shift, own } = await this.require(assignmentId);
      const now = this.clock.now();
      const checkedOutAt = timeOf(at, own, now);
      const checkedInAt = assignment.checked_in_at;
      if (!checkedInAt) throw shiftsErrors.badTransition();
      const latest = shift.endsAt.getTime() + writeDownLate * 60_000;
      if (checkedOutAt < checkedInAt || (at !== undefined && checkedOutAt.getTime() > latest))
        throw shiftsErrors.timesWrong({}, { field: 'at' });
      // What one half only the volunteer says, the whole is no better than.
      const grade = assignment.grade === 'B' && !own ? 'B' : 'C';
      const row = await this.assignments.mustMove(
        assignmentId,
        ['checked-in'],
        'completed',
        own ? 'checked-out-by-self' : 'checked-out-by-leader',
        {
          checkedOutAt,
          grade,
        },
      );
      const minutes = servedMinutes(shift, checkedInAt, checkedOutAt);
      const creditedMinutes = await this.records.credit({
        volunteerId: row.volunteer_id,
        teamId: shift.teamId,
        source: { type: 'assignment', id: assignmentId },
        occurredAt: shift.startsAt,
        ...(minutes.during && { during: minutes.during }),
        plannedMinutes: minutes.planned,
        actualMinutes: minutes.actual,
        creditedMinutes: minutes.credited,
        grade,
      });
      await this.audit.record(
        'assignment.completed',
        { type: 'assignment', id: assignmentId },
        { grade, minutes: creditedMinutes },
      );
      await this.outbox.emit(assignmentCompleted, {
        assignmentId,
        shiftId: shift.id,
        volunteerId: row.volunteer_id,
        teamId: shift.teamId,
      });
      return { ...toView(row), creditedMinutes };
    });
  }

  /** Each move with who, when and why, for who leads and for oneself. @throws request.notFound */
  history(assignmentId: string): Promise<AssignmentEventView[]> {
    return this.work.run(async () => {
      await this.require(assignmentId);
      const rows = await this.work.query<{
        from_state: string | null;
        to_state: string;
        reason: string;
        actor_id: string;
        happened_at: Date;
      }>(
        'SELECT from_state, to_state, reason, actor_id, happened_at FROM shifts.assignment_event WHERE assignment_id = $1 ORDER BY id',
        [assignmentId],
      );
      return rows.map((row) => ({
        ...(row.from_state !== null && { fromState: row.from_state }),
        toState: row.to_state,
        reason: row.reason,
        actorId: row.actor_id,
        happenedAt: row.happened_at.toISOString(),
      }));
    });
  }

  /** Marks what was left open: nobody wrote down that somebody came, an offer had no answer, cover was not found. */
  closePast(): Promise<void> {
    return this.work.run(async () => {
      const now = this.clock.now();
      const close = `UPDATE shifts.assignment SET state = $2, state_at = $1, state_reason = $3, version = version + 1`;
      await this.work.execute(`${close} WHERE state = 'confirmed' AND upper(during) < $4`, [
        now,
        'no-show',
        'nobody-wrote-it-down',
        new Date(now.getTime() - writeDownLate * 60_000),
      ]);
      await this.work.execute(`${close} WHERE state = 'offered' AND lower(during) <= $1`, [
        now,
        'replaced',
        'offer-lapsed',
      ]);
      await this.work.execute(
        `UPDATE shifts.cover_request r SET state = 'expired', closed_at = $1 FROM shifts.shift s
         WHERE s.id = r.shift_id AND r.state = 'open' AND s.starts_at <= $1`,
        [now],
      );
    });
  }

  /** Drafts are nobody's business before they are published. @throws request.notFound */
  private async require(assignmentId: string): Promise<Attended> {
    const assignment = await this.assignments.get(assignmentId);
    const shift = await this.schedule.byId(assignment.shift_id);
    const own = (await this.access.self())?.id === assignment.volunteer_id;
    if (!shift || !((own && shift.state !== 'planned') || this.access.manages(shift.teamId)))
      throw requestErrors.notFound();
    return { assignment, shift, own };
  }
}

function timeOf(at: string | undefined, own: boolean, now: Date): Date {
  if (at === undefined) return now;
  const time = new Date(at);
  const believed = own ? ownTime(time, now) : time <= now ? time : undefined;
  if (!believed) throw shiftsErrors.timesWrong({}, { field: 'at' });
  return believed;
}

function toView(row: AssignmentRow): AttendanceView {
  return {
    assignmentId: row.id,
    state: row.state,
    ...(row.checked_in_at && { checkedInAt: row.checked_in_at.toISOString() }),
    ...(row.checked_out_at && { checkedOutAt: row.checked_out_at.toISOString() }),
    ...(row.grade !== null && { grade: row.grade }),
    version: row.version,
  };
}
