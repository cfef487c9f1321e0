import { Injectable } from '@nestjs/common';
import { Audit, Clock, Messages, requestErrors, UnitOfWork } from '@redmaple/platform';
import { Teams, Volunteers } from '@redmaple/plugins/house';
import { ShiftAccess } from '../access/shift-access.js';
import { holdingStates } from '../assignments/assignment.policy.js';
import { Assignments } from '../assignments/assignments.js';
import { CoverRequests } from '../cover/cover-requests.js';
import { notEligible, shiftsErrors } from '../shifts.errors.js';
import { Schedule, type ScheduledSeat, type ScheduledShift } from '../shifts/schedule.js';
import { SeatEligibility } from '../shifts/seat-eligibility.js';
import { type SeatView, toSeatView } from '../shifts/shift.dto.js';
import { type AssignSeat, type CandidateView, toConsideredView } from './roster.dto.js';
import type { DutySpan } from './rest.policy.js';
import { rankSeat } from './roster.policy.js';
import { fairnessDays } from './roster-drafting.service.js';
import { RostersService } from './rosters.service.js';

const day = 24 * 3_600_000;

/** What people change by hand: in a draft the seat is theirs to fill, once published a person is asked. */
@Injectable()
export class RosterEditingService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly access: ShiftAccess,
    private readonly schedule: Schedule,
    private readonly rosters: RostersService,
    private readonly seats: SeatEligibility,
    private readonly assignments: Assignments,
    private readonly covers: CoverRequests,
    private readonly teams: Teams,
    private readonly volunteers: Volunteers,
    private readonly messages: Messages,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives a seat to a person. In a draft the assignment is pinned; in a published shift it is an offer that can be
   * declined (志愿服务条例 25: nobody is assigned by force).
   * Whoever holds the seat must be the one that the caller saw there, so that of two people who plan at the same time the
   * second hears of the first.
   * @throws request.notFound, shifts.notEligible, shifts.notOpen, shifts.overlap, shifts.holderChanged, rosters.notDrafted
   */
  assign(seatId: string, { volunteerId, replaces }: AssignSeat): Promise<SeatView> {
    return this.work.run(async () => {
      const { shift, seat } = await this.requireSeat(seatId);
      await this.requireChangeable(shift);
      if (seat.holder?.id !== replaces) throw shiftsErrors.holderChanged();
      await this.assignments.lockVolunteer(volunteerId);
      const [person] = await this.named([volunteerId]);
      if (!person) throw requestErrors.notFound();
      const blockers = await this.seats.decide('be-rostered', volunteerId, shift, seat.qualifications);
      if (blockers.length > 0) throw notEligible(blockers);
      if (seat.holder) await this.free(shift, seat, 'reassigned');
      const planned = shift.state === 'planned';
      const id = await this.assignments.place({
        seatId,
        shiftId: shift.id,
        volunteerId,
        source: 'operator',
        state: planned ? 'drafted' : 'offered',
        reason: planned ? 'assigned-by-hand' : 'offered-by-hand',
        pinned: true,
      });
      if (id === undefined) throw shiftsErrors.seatTaken();
      if (!planned) {
        await this.covers.withdraw(seatId);
        await this.messages.send({
          personId: person.personId,
          template: 'messages.shiftOffered',
          params: { title: shift.title, startAt: shift.startsAt.toISOString() },
          dedupeKey: `shift-offered:${id}`,
        });
      }
      await this.audit.record('assignment.made', { type: 'assignment', id }, { seatId, volunteerId });
      return this.seatView(seatId);
    });
  }

  /** Takes somebody off a seat; a person who was already confirmed or asked is told. @throws request.notFound, shifts.badTransition */
  unassign(assignmentId: string): Promise<SeatView> {
    return this.work.run(async () => {
      const { seat_id: seatId } = await this.assignments.get(assignmentId);
      const { shift, seat } = await this.requireSeat(seatId);
      await this.requireChangeable(shift);
      if (seat.holder?.id !== assignmentId) throw shiftsErrors.badTransition();
      await this.free(shift, seat, 'taken-off');
      return this.seatView(seatId);
    });
  }

  /** Keeps a drafted assignment when the roster is drafted again, or lets it go. @throws request.notFound, shifts.badTransition */
  pin(assignmentId: string, pinned: boolean): Promise<SeatView> {
    return this.work.run(async () => {
      const { seat_id: seatId } = await this.assignments.get(assignmentId);
      const { shift } = await this.requireSeat(seatId);
      await this.requireChangeable(shift);
      const changed = await this.work.execute(
        `UPDATE shifts.assignment SET pinned = $2, version = version + 1 WHERE id = $1 AND state = 'drafted'`,
        [assignmentId, pinned],
      );
      if (changed === 0) throw shiftsErrors.badTransition();
      await this.audit.record(pinned ? 'assignment.pinned' : 'assignment.unpinned', {
        type: 'assignment',
        id: assignmentId,
      });
      return this.seatView(seatId);
    });
  }

  /** The team's members for a seat, in the engine's order, each with what speaks against. @throws request.notFound */
  candidates(seatId: string): Promise<CandidateView[]> {
    return this.work.run(async () => {
      const { shift, seat } = await this.requireSeat(seatId);
      const members = await this.teams.members([shift.teamId], shift.startsAt);
      const ids = members.filter((one) => !one.reserve).map((one) => one.volunteerId);
      const verdicts = Object.fromEntries(await this.seats.evaluateWithTime(ids, shift, seat.qualifications));
      const span = { startsAt: shift.startsAt.getTime(), endsAt: shift.endsAt.getTime() };
      const inShift = new Set(shift.seats.flatMap((one) => one.holder?.volunteerId ?? []));
      const ranked = rankSeat(
        { id: shift.id, ...span, seats: [] },
        { id: seat.id, no: seat.no, verdicts },
        await this.dutiesAround(ids, shift),
        inShift,
      );
      const people = await this.volunteers.byIds(ids);
      return ranked.map((one) => toConsideredView(one, people));
    });
  }

  private async requireSeat(seatId: string): Promise<{ shift: ScheduledShift; seat: ScheduledSeat }> {
    const found = await this.schedule.bySeat(seatId);
    if (!found) throw requestErrors.notFound();
    await this.access.requireManaged(found.shift.teamId);
    return found;
  }

  private async requireChangeable(shift: ScheduledShift): Promise<void> {
    if (shift.state === 'cancelled' || shift.startsAt <= this.clock.now()) throw shiftsErrors.notOpen();
    if (shift.state === 'planned' && shift.rosterId !== null) await this.rosters.touch(shift.rosterId);
  }

  private async free(shift: ScheduledShift, seat: ScheduledSeat, reason: string): Promise<void> {
    const { holder } = seat;
    if (!holder) return;
    const row = await this.assignments.mustMove(holder.id, ['drafted', 'offered', 'confirmed'], 'replaced', reason);
    await this.audit.record('assignment.replaced', { type: 'assignment', id: row.id }, { seatId: seat.id });
    if (holder.state === 'drafted') return;
    const [person] = await this.named([holder.volunteerId]);
    if (!person) return;
    await this.messages.send({
      personId: person.personId,
      template: 'messages.shiftTakenBack',
      params: { title: shift.title, startAt: shift.startsAt.toISOString() },
      dedupeKey: `shift-taken-back:${holder.id}`,
    });
  }

  private async named(volunteerIds: readonly string[]) {
    return [...(await this.volunteers.byIds(volunteerIds)).values()];
  }

  private async dutiesAround(volunteerIds: readonly string[], shift: ScheduledShift): Promise<Map<string, DutySpan[]>> {
    const rows = await this.work.query<{ volunteer_id: string; starts_at: Date; ends_at: Date }>(
      `SELECT volunteer_id, lower(during) AS starts_at, upper(during) AS ends_at FROM shifts.assignment
       WHERE volunteer_id = ANY($1) AND during && tstzrange($2, $3) AND shift_id <> $4 AND (state = ANY($5) OR state = 'completed')`,
      [
        volunteerIds,
        new Date(shift.startsAt.getTime() - fairnessDays * day),
        new Date(shift.endsAt.getTime() + 7 * day),
        shift.id,
        holdingStates,
      ],
    );
    const duties = new Map<string, DutySpan[]>(volunteerIds.map((id) => [id, []]));
    for (const row of rows)
      duties
        .get(row.volunteer_id)
        ?.push({ startsAt: row.starts_at.getTime(), endsAt: row.ends_at.getTime(), judged: true });
    return duties;
  }

  private async seatView(seatId: string): Promise<SeatView> {
    const { seat } = await this.requireSeat(seatId);
    return toSeatView(seat, await this.volunteers.byIds(seat.holder ? [seat.holder.volunteerId] : []));
  }
}
