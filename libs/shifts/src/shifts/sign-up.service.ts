import { Injectable } from '@nestjs/common';
import { dayIn } from '@redmaple/i18n';
import { Audit, Clock, Counties, currentCounty, Outbox, requestErrors, UnitOfWork } from '@redmaple/platform';
import { type Blocker, Teams, type VolunteerView } from '@redmaple/plugins/house';
import { ShiftAccess } from '../access/shift-access.js';
import { Assignments, type NewAssignment } from '../assignments/assignments.js';
import type { AssignmentState } from '../assignments/assignment.policy.js';
import { CoverRequests } from '../cover/cover-requests.js';
import { notEligible, shiftsErrors } from '../shifts.errors.js';
import { seatTaken } from '../shifts.events.js';
import type { OpenShiftView, OwnAssignmentView, OwnShiftQuery, TakenSeatView } from './own-shift.dto.js';
import { Schedule, type ScheduledShift } from './schedule.js';
import { needKey, SeatEligibility } from './seat-eligibility.js';
import { toBlockerView, toShiftSummary } from './shift.dto.js';

/** Open shifts are shown this far ahead. */
const horizonDays = 28;
/** Two people may reach for one seat; who loses looks for the next seat this often. */
const tries = 5;

/** What volunteers do for themselves: see their shifts, see what they may take and why not the rest, take a seat. */
@Injectable()
export class SignUpService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly access: ShiftAccess,
    private readonly schedule: Schedule,
    private readonly seats: SeatEligibility,
    private readonly assignments: Assignments,
    private readonly covers: CoverRequests,
    private readonly teams: Teams,
    private readonly counties: Counties,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** One's own shifts in order; what was only drafted, or given to somebody else, is not among them. */
  mine({ from, to }: OwnShiftQuery): Promise<OwnAssignmentView[]> {
    return this.work.run(async () => {
      const self = await this.access.requireSelf();
      const today = dayIn(this.clock.now(), await this.counties.timezoneOf(currentCounty()));
      const rows = await this.work.query<{
        id: string;
        state: AssignmentState;
        shift_id: string;
        checked_in_at: Date | null;
        checked_out_at: Date | null;
      }>(
        `SELECT a.id, a.state, a.shift_id, a.checked_in_at, a.checked_out_at FROM shifts.assignment a JOIN shifts.shift s ON s.id = a.shift_id
         WHERE a.volunteer_id = $1 AND s.duty_date >= $2 AND ($3::date IS NULL OR s.duty_date <= $3)
           AND a.state NOT IN ('drafted', 'replaced') ORDER BY s.starts_at, a.id LIMIT 500`,
        [self.id, from ?? today, to ?? null],
      );
      const shifts = new Map(
        (await this.schedule.find({ ids: rows.map((one) => one.shift_id) })).map((one) => [one.id, one]),
      );
      return rows.flatMap((row) => {
        const shift = shifts.get(row.shift_id);
        if (!shift) return [];
        return {
          assignmentId: row.id,
          state: row.state,
          shift: toShiftSummary(shift),
          ...(row.checked_in_at && { checkedInAt: row.checked_in_at.toISOString() }),
          ...(row.checked_out_at && { checkedOutAt: row.checked_out_at.toISOString() }),
        };
      });
    });
  }

  /** Shifts of one's teams with open seats, each with what speaks against. */
  open(): Promise<OpenShiftView[]> {
    return this.work.run(async () => {
      const self = await this.access.requireSelf();
      const now = this.clock.now();
      const memberships = await this.teams.ofVolunteer(self.id, now);
      const shifts = await this.schedule.find({
        teamIds: memberships.map((one) => one.teamId),
        states: ['published'],
        startingAfter: now,
        startingBefore: new Date(now.getTime() + horizonDays * 24 * 3_600_000),
        limit: 200,
      });
      const views: OpenShiftView[] = [];
      for (const shift of shifts) {
        if (shift.seats.every((one) => one.holder) || holds(shift, self.id)) continue;
        const { fitting, blockers } = await this.fittingSeats(shift, self);
        views.push({
          shift: toShiftSummary(shift),
          seats: shift.seats.length,
          openSeats: shift.seats.filter((one) => !one.holder).length,
          mayTake: fitting.length > 0,
          blockers: fitting.length > 0 ? [] : blockers.map(toBlockerView),
        });
      }
      return views;
    });
  }

  /**
   * Takes an open seat. Seats for which the volunteer has the extra certificate come first.
   * @throws request.notFound, shifts.notOpen, shifts.twice, shifts.notEligible, shifts.full, shifts.overlap
   */
  take(shiftId: string): Promise<TakenSeatView> {
    return this.work.run(async () => {
      const self = await this.access.requireSelf();
      await this.assignments.lockVolunteer(self.id);
      const shift = await this.requireOpen(shiftId);
      if (holds(shift, self.id)) throw shiftsErrors.twice();
      const { fitting, blockers } = await this.fittingSeats(shift, self);
      if (fitting.length === 0)
        throw shift.seats.every((one) => one.holder) ? shiftsErrors.full() : notEligible(blockers);
      // The seats that fit need the least of the last, which is the verdict that is kept.
      await this.seats.decide('take-shift', self.id, shift, fitting.at(-1)?.qualifications ?? []);
      const seatIds = fitting.map((one) => one.id);
      const taken = await this.claim(seatIds, {
        shiftId,
        volunteerId: self.id,
        source: 'self',
        state: 'confirmed',
        reason: 'signed-up',
      });
      await this.covers.filled(taken.seatId, taken.assignmentId);
      await this.audit.record(
        'assignment.made',
        { type: 'assignment', id: taken.assignmentId },
        { seatId: taken.seatId },
      );
      await this.outbox.emit(seatTaken, { assignmentId: taken.assignmentId, shiftId, volunteerId: self.id });
      return { ...taken, shift: toShiftSummary(shift) };
    });
  }

  /** A published shift that has not begun. Someone who may not know it does not learn of it. */
  private async requireOpen(shiftId: string): Promise<ScheduledShift> {
    const shift = await this.schedule.byId(shiftId);
    if (!shift || shift.state === 'planned') throw requestErrors.notFound();
    if (shift.state === 'cancelled' || shift.startsAt <= this.clock.now()) throw shiftsErrors.notOpen();
    return shift;
  }

  /** Open seats that fit, the most demanding first; with none, the reasons for the least demanding seat. */
  private async fittingSeats(shift: ScheduledShift, self: VolunteerView) {
    const open = shift.seats
      .filter((one) => !one.holder)
      .sort((a, b) => b.qualifications.length - a.qualifications.length || a.no - b.no);
    const verdicts = new Map<string, readonly Blocker[]>();
    for (const { qualifications } of open) {
      const key = needKey(qualifications);
      if (verdicts.has(key)) continue;
      verdicts.set(key, (await this.seats.evaluate([self.id], shift, qualifications)).get(self.id) ?? []);
    }
    const blockersOf = (qualifications: readonly string[]) => verdicts.get(needKey(qualifications)) ?? [];
    return {
      fitting: open.filter((one) => blockersOf(one.qualifications).length === 0),
      blockers: blockersOf(open.at(-1)?.qualifications ?? []),
    };
  }

  /** Claims one of these seats: a free row nobody else has locked, or, when all are in hands, the first that is let go. */
  private async claim(
    seatIds: readonly string[],
    assignment: Omit<NewAssignment, 'seatId'>,
  ): Promise<{ assignmentId: string; seatId: string }> {
    for (let attempt = 0; attempt < tries; attempt++) {
      const seat = (await this.freeSeat(seatIds, 'SKIP LOCKED')) ?? (await this.freeSeat(seatIds, ''));
      if (!seat) throw shiftsErrors.full();
      const assignmentId = await this.assignments.place({ ...assignment, seatId: seat });
      if (assignmentId !== undefined) return { assignmentId, seatId: seat };
    }
    throw shiftsErrors.seatTaken();
  }

  private async freeSeat(seatIds: readonly string[], wait: 'SKIP LOCKED' | ''): Promise<string | undefined> {
    const row = await this.work.one<{ id: string }>(
      `SELECT e.id FROM shifts.seat e JOIN shifts.shift s ON s.id = e.shift_id
       WHERE e.id = ANY($1) AND s.state = 'published' AND NOT EXISTS (SELECT FROM shifts.assignment a WHERE a.seat_id = e.id
         AND a.state IN ('drafted', 'offered', 'confirmed', 'checked-in', 'completed'))
       ORDER BY array_position($1::uuid[], e.id) LIMIT 1 FOR UPDATE OF e ${wait}`,
      [seatIds],
    );
    return row?.id;
  }
}

function holds(shift: ScheduledShift, volunteerId: string): boolean {
  return shift.seats.some((one) => one.holder?.volunteerId === volunteerId);
}
