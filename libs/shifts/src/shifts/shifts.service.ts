import { Injectable } from '@nestjs/common';
import { Audit, Clock, Messages, Outbox, requestErrors, UnitOfWork } from '@redmaple/platform';
import { Volunteers } from '@redmaple/plugins/house';
import { ShiftAccess } from '../access/shift-access.js';
import { CoverRequests } from '../cover/cover-requests.js';
import { shiftsErrors } from '../shifts.errors.js';
import { shiftCancelled } from '../shifts.events.js';
import { addDays } from '../time/zoned-time.js';
import { Schedule } from './schedule.js';
import { holdersOf, type ShiftQuery, type ShiftView, toShiftView } from './shift.dto.js';

/** A list spans at most this many days. */
const longestRange = 62;

/** Shifts as who leads sees them. */
@Injectable()
export class ShiftsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly access: ShiftAccess,
    private readonly schedule: Schedule,
    private readonly covers: CoverRequests,
    private readonly volunteers: Volunteers,
    private readonly messages: Messages,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws request.notFound, shifts.rangeTooLong */
  list({ from, to, teamId }: ShiftQuery): Promise<ShiftView[]> {
    if (to < from || addDays(from, longestRange) < to)
      throw shiftsErrors.rangeTooLong({ days: longestRange }, { field: 'to' });
    return this.work.run(async () => {
      if (teamId !== undefined) await this.access.requireReadable(teamId);
      const teamIds = teamId === undefined ? this.access.readableTeams() : [teamId];
      const shifts = await this.schedule.find({ teamIds, fromDay: from, toDay: to, limit: 2_000 });
      const people = await this.volunteers.byIds(holdersOf(shifts));
      return shifts.map((one) => toShiftView(one, people));
    });
  }

  /** @throws request.notFound */
  get(id: string): Promise<ShiftView> {
    return this.work.run(async () => {
      const shift = await this.schedule.byId(id);
      if (!shift) throw requestErrors.notFound();
      await this.access.requireReadable(shift.teamId);
      return toShiftView(shift, await this.volunteers.byIds(holdersOf([shift])));
    });
  }

  /** Calls a shift off and tells those who were to come. @throws request.notFound, shifts.notOpen */
  cancel(id: string): Promise<ShiftView> {
    return this.work.run(async () => {
      const shift = await this.schedule.byId(id);
      if (!shift) throw requestErrors.notFound();
      await this.access.requireManaged(shift.teamId);
      const now = this.clock.now();
      const changed = await this.work.execute(
        `UPDATE shifts.shift SET state = 'cancelled', version = version + 1 WHERE id = $1 AND state <> 'cancelled' AND starts_at > $2`,
        [id, now],
      );
      if (changed === 0) throw shiftsErrors.notOpen();
      const freed = await this.work.query<{ id: string; volunteer_id: string }>(
        `UPDATE shifts.assignment SET state = 'replaced', state_at = $2, state_reason = 'shift-cancelled', version = version + 1
         WHERE shift_id = $1 AND state IN ('drafted', 'offered', 'confirmed') RETURNING id, volunteer_id`,
        [id, now],
      );
      await this.covers.withdrawAll(id);
      if (shift.state === 'published') await this.tell(shift, freed);
      await this.audit.record('shift.cancelled', { type: 'shift', id }, { freed: freed.length });
      await this.outbox.emit(shiftCancelled, { shiftId: id, teamId: shift.teamId });
      return this.get(id);
    });
  }

  private async tell(
    shift: { title: string; startsAt: Date },
    freed: readonly { id: string; volunteer_id: string }[],
  ): Promise<void> {
    const people = await this.volunteers.byIds(freed.map((one) => one.volunteer_id));
    for (const { id, volunteer_id: volunteerId } of freed) {
      const person = people.get(volunteerId);
      if (!person) continue;
      await this.messages.send({
        personId: person.personId,
        template: 'messages.shiftCancelled',
        params: { title: shift.title, startAt: shift.startsAt.toISOString() },
        dedupeKey: `shift-cancelled:${id}`,
      });
    }
  }
}
