import { Injectable } from '@nestjs/common';
import { Audit, Clock, defineJob, Messages, Outbox, requestErrors, UnitOfWork } from '@redmaple/platform';
import { Teams, Volunteers } from '@redmaple/plugins/house';
import { ShiftAccess } from '../access/shift-access.js';
import type { Excuse } from '../assignments/assignment.policy.js';
import { Assignments } from '../assignments/assignments.js';
import { coverErrors, notEligible } from '../shifts.errors.js';
import { coverWanted, seatTaken } from '../shifts.events.js';
import type { TakenSeatView } from '../shifts/own-shift.dto.js';
import { Schedule, type ScheduledShift } from '../shifts/schedule.js';
import { SeatEligibility } from '../shifts/seat-eligibility.js';
import { toPersonView, toShiftSummary } from '../shifts/shift.dto.js';
import type { CoverRequestView, ExcusedView, OwnCoverAskView } from './cover.dto.js';
import { inOrderOfAsking, waveMinutes, waveSize } from './cover.policy.js';
import { CoverRequests } from './cover-requests.js';

/** Asks the next few people; `wave` says how many waves went before, so that a repeated job asks nobody twice. */
export const askForCoverJob = defineJob<{ coverRequestId: string; wave: number }>('shifts.ask-for-cover');

interface RequestRow {
  readonly id: string;
  readonly seat_id: string;
  readonly shift_id: string;
  readonly state: CoverRequestView['state'];
  readonly waves: number;
  readonly created_at: Date;
  readonly absent_id: string;
}

const requestColumns = `r.id, r.seat_id, r.shift_id, r.state, r.waves, r.created_at,
  (SELECT volunteer_id FROM shifts.assignment WHERE id = r.assignment_id) AS absent_id`;

/** "I can't come", and finding who can instead. */
@Injectable()
export class CoverService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly access: ShiftAccess,
    private readonly schedule: Schedule,
    private readonly seats: SeatEligibility,
    private readonly assignments: Assignments,
    private readonly requests: CoverRequests,
    private readonly teams: Teams,
    private readonly volunteers: Volunteers,
    private readonly messages: Messages,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Frees the seat of somebody who cannot come (志愿服务条例 22: who cannot come says so in time) and seeks cover. No
   * penalty is written anywhere; the reason is a code that stays in the assignment's own history.
   * @throws request.notFound, shifts.badTransition
   */
  cannotCome(assignmentId: string, reason: Excuse): Promise<ExcusedView> {
    return this.work.run(async () => {
      const assignment = await this.assignments.get(assignmentId);
      const shift = await this.schedule.byId(assignment.shift_id);
      const own = (await this.access.self())?.id === assignment.volunteer_id;
      if (!shift || shift.state === 'planned' || !(own || this.access.manages(shift.teamId)))
        throw requestErrors.notFound();
      await this.assignments.mustMove(assignmentId, ['offered', 'confirmed'], 'excused', `cannot-come-${reason}`);
      await this.audit.record('assignment.excused', { type: 'assignment', id: assignmentId });
      if (shift.startsAt <= this.clock.now()) return { assignmentId, state: 'excused' };
      const coverRequestId = await this.seek(assignmentId, assignment.seat_id, shift.id);
      return { assignmentId, state: 'excused', coverRequestId };
    });
  }

  /** The next wave of a request: the eligible who have time, least recently asked first. */
  ask(coverRequestId: string, wave: number): Promise<void> {
    return this.work.run(async () => {
      const request = await this.work.one<RequestRow>(
        `UPDATE shifts.cover_request r SET waves = waves + 1 WHERE id = $1 AND state = 'open' AND waves = $2 RETURNING ${requestColumns}`,
        [coverRequestId, wave],
      );
      const shift = request && (await this.schedule.byId(request.shift_id));
      const now = this.clock.now();
      if (!request || !shift || shift.state !== 'published' || shift.startsAt <= now) return;
      const next = (await this.candidates(request, shift)).slice(0, waveSize);
      if (next.length === 0) return;
      await this.work.execute(
        `INSERT INTO shifts.cover_ask (cover_request_id, volunteer_id, asked_at) SELECT $1, v, $3 FROM unnest($2::uuid[]) AS v`,
        [coverRequestId, next, now],
      );
      await this.tell(coverRequestId, shift, next);
      const at = new Date(now.getTime() + waveMinutes * 60_000);
      if (at < shift.startsAt) await this.outbox.enqueue(askForCoverJob, { coverRequestId, wave: wave + 1 }, { at });
    });
  }

  /**
   * Covers for somebody. Of several who say yes at once, one gets the seat.
   * @throws request.notFound when not asked, cover.alreadyTaken, cover.closed, shifts.notEligible, shifts.overlap
   */
  take(coverRequestId: string): Promise<TakenSeatView> {
    return this.work.run(async () => {
      const self = await this.access.requireSelf();
      const request = await this.requireAsked(coverRequestId, self.id);
      const found = await this.schedule.bySeat(request.seat_id);
      if (!found || found.shift.state !== 'published' || found.shift.startsAt <= this.clock.now())
        throw coverErrors.closed();
      const { shift, seat } = found;
      await this.assignments.lockVolunteer(self.id);
      const blockers = await this.seats.decide('take-shift', self.id, shift, seat.qualifications);
      if (blockers.length > 0) throw notEligible(blockers);
      const assignmentId = await this.assignments.place({
        seatId: seat.id,
        shiftId: shift.id,
        volunteerId: self.id,
        source: 'cover',
        state: 'confirmed',
        reason: 'covers',
      });
      if (assignmentId === undefined || !(await this.requests.filled(seat.id, assignmentId)))
        throw coverErrors.alreadyTaken();
      await this.audit.record('assignment.made', { type: 'assignment', id: assignmentId }, { coverRequestId });
      await this.outbox.emit(seatTaken, { assignmentId, shiftId: shift.id, volunteerId: self.id });
      return { assignmentId, seatId: seat.id, shift: toShiftSummary(shift) };
    });
  }

  /** Says no, which costs nothing; the next are asked at once. @throws request.notFound */
  decline(coverRequestId: string): Promise<void> {
    return this.work.run(async () => {
      const self = await this.access.requireSelf();
      const answered = await this.work.execute(
        `UPDATE shifts.cover_ask SET answer = 'declined', answered_at = $3 WHERE cover_request_id = $1 AND volunteer_id = $2 AND answer = 'waiting'`,
        [coverRequestId, self.id, this.clock.now()],
      );
      if (answered === 0) throw requestErrors.notFound();
      const request = await this.work.one<{ waves: number }>(
        `SELECT waves FROM shifts.cover_request WHERE id = $1 AND state = 'open'`,
        [coverRequestId],
      );
      if (request) await this.outbox.enqueue(askForCoverJob, { coverRequestId, wave: request.waves });
    });
  }

  /** Questions that wait for the caller's answer. */
  mine(): Promise<OwnCoverAskView[]> {
    return this.work.run(async () => {
      const self = await this.access.requireSelf();
      const rows = await this.work.query<{ id: string; shift_id: string; asked_at: Date }>(
        `SELECT r.id, r.shift_id, k.asked_at FROM shifts.cover_ask k JOIN shifts.cover_request r ON r.id = k.cover_request_id
         WHERE k.volunteer_id = $1 AND k.answer = 'waiting' AND r.state = 'open' ORDER BY k.asked_at LIMIT 50`,
        [self.id],
      );
      const shifts = await this.shiftsById(rows.map((one) => one.shift_id));
      return rows.flatMap(({ id, shift_id: shiftId, asked_at: askedAt }) => {
        const shift = shifts.get(shiftId);
        return shift ? [{ coverRequestId: id, shift: toShiftSummary(shift), askedAt: askedAt.toISOString() }] : [];
      });
    });
  }

  /** Open requests of the teams that the caller leads, with who was asked. */
  open(): Promise<CoverRequestView[]> {
    return this.work.run(async () => {
      const rows = await this.work.query<RequestRow>(
        `SELECT ${requestColumns} FROM shifts.cover_request r JOIN shifts.shift s ON s.id = r.shift_id
         WHERE r.state = 'open' AND ($1::uuid[] IS NULL OR s.team_id = ANY($1)) ORDER BY s.starts_at, r.id LIMIT 200`,
        [this.access.readableTeams() ?? null],
      );
      const asks = await this.work.query<{
        cover_request_id: string;
        volunteer_id: string;
        answer: 'waiting';
        asked_at: Date;
      }>(
        `SELECT cover_request_id, volunteer_id, answer, asked_at FROM shifts.cover_ask WHERE cover_request_id = ANY($1) ORDER BY id`,
        [rows.map((one) => one.id)],
      );
      const shifts = await this.shiftsById(rows.map((one) => one.shift_id));
      const people = await this.volunteers.byIds([...new Set(asks.map((one) => one.volunteer_id))]);
      return rows.flatMap((row) => {
        const shift = shifts.get(row.shift_id);
        if (!shift) return [];
        const asked = asks
          .filter((one) => one.cover_request_id === row.id)
          .map((one) => ({
            volunteer: toPersonView(one.volunteer_id, people),
            answer: one.answer,
            askedAt: one.asked_at.toISOString(),
          }));
        return [
          {
            id: row.id,
            shift: toShiftSummary(shift),
            seatId: row.seat_id,
            state: row.state,
            asked,
            createdAt: row.created_at.toISOString(),
          },
        ];
      });
    });
  }

  /** Asks the others, wave by wave. Inside the caller's unit of work. @returns the request's id */
  async seek(assignmentId: string, seatId: string, shiftId: string): Promise<string> {
    const row = await this.work.one<{ id: string }>(
      'INSERT INTO shifts.cover_request (assignment_id, seat_id, shift_id, created_at) VALUES ($1, $2, $3, $4) RETURNING id',
      [assignmentId, seatId, shiftId, this.clock.now()],
    );
    const { id: coverRequestId } = row as { id: string };
    await this.outbox.emit(coverWanted, { coverRequestId, shiftId, assignmentId });
    await this.outbox.enqueue(askForCoverJob, { coverRequestId, wave: 0 });
    return coverRequestId;
  }

  private async candidates(request: RequestRow, shift: ScheduledShift): Promise<string[]> {
    const members = await this.teams.members([shift.teamId], shift.startsAt);
    const asked = new Set(
      (
        await this.work.query<{ volunteer_id: string }>(
          'SELECT volunteer_id FROM shifts.cover_ask WHERE cover_request_id = $1',
          [request.id],
        )
      ).map((one) => one.volunteer_id),
    );
    const ids = members
      .filter((one) => !one.reserve && one.volunteerId !== request.absent_id && !asked.has(one.volunteerId))
      .map((one) => one.volunteerId);
    const needed = shift.seats.find((one) => one.id === request.seat_id)?.qualifications ?? [];
    const verdicts = await this.seats.evaluateWithTime(ids, shift, needed);
    const holders = new Set(shift.seats.flatMap((one) => one.holder?.volunteerId ?? []));
    const may = ids.filter((id) => verdicts.get(id)?.length === 0 && !holders.has(id));
    const last = await this.work.query<{ volunteer_id: string; asked_at: Date }>(
      'SELECT volunteer_id, max(asked_at) AS asked_at FROM shifts.cover_ask WHERE volunteer_id = ANY($1) GROUP BY volunteer_id',
      [may],
    );
    const lastAsked = new Map(last.map((one) => [one.volunteer_id, one.asked_at]));
    const candidates = may.map((volunteerId) => ({ volunteerId, lastAskedAt: lastAsked.get(volunteerId) }));
    return inOrderOfAsking(candidates, request.id).map((one) => one.volunteerId);
  }

  private async tell(coverRequestId: string, shift: ScheduledShift, volunteerIds: readonly string[]): Promise<void> {
    for (const [volunteerId, person] of await this.volunteers.byIds(volunteerIds)) {
      await this.messages.send({
        personId: person.personId,
        template: 'messages.coverAsked',
        params: { title: shift.title, startAt: shift.startsAt.toISOString() },
        dedupeKey: `cover-asked:${coverRequestId}:${volunteerId}`,
      });
    }
  }

  /** @throws request.notFound for who was not asked, cover.alreadyTaken, cover.closed */
  private async requireAsked(coverRequestId: string, volunteerId: string): Promise<RequestRow> {
    const row = await this.work.one<RequestRow>(
      `SELECT ${requestColumns} FROM shifts.cover_request r
       WHERE r.id = $1 AND EXISTS (SELECT FROM shifts.cover_ask k WHERE k.cover_request_id = r.id AND k.volunteer_id = $2)`,
      [coverRequestId, volunteerId],
    );
    if (!row) throw requestErrors.notFound();
    if (row.state === 'filled') throw coverErrors.alreadyTaken();
    if (row.state !== 'open') throw coverErrors.closed();
    return row;
  }

  private async shiftsById(ids: readonly string[]): Promise<ReadonlyMap<string, ScheduledShift>> {
    return new Map((await this.schedule.find({ ids })).map((one) => [one.id, one]));
  }
}
