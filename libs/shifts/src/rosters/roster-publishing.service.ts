import { Injectable } from '@nestjs/common';
import { Audit, Clock, Messages, Outbox, requestErrors, UnitOfWork } from '@redmaple/platform';
import { type Blocker, Teams, Volunteers } from '@redmaple/plugins/house';
import { Assignments } from '../assignments/assignments.js';
import { rostersErrors } from '../shifts.errors.js';
import { rosterPublished } from '../shifts.events.js';
import { Schedule, type ScheduledShift, type SeatHolder } from '../shifts/schedule.js';
import { SeatEligibility } from '../shifts/seat-eligibility.js';
import { toBlockerView, toPersonView } from '../shifts/shift.dto.js';
import type { PublishedRosterView, RosterRow } from './roster.dto.js';
import { RostersService } from './rosters.service.js';

interface HeldSeat {
  readonly shift: ScheduledShift;
  readonly seatId: string;
  readonly qualifications: readonly string[];
  readonly holder: SeatHolder;
}

interface BlockedSeat extends HeldSeat {
  readonly blockers: readonly Blocker[];
}

/** Makes a draft binding. */
@Injectable()
export class RosterPublishingService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rosters: RostersService,
    private readonly schedule: Schedule,
    private readonly seats: SeatEligibility,
    private readonly assignments: Assignments,
    private readonly volunteers: Volunteers,
    private readonly teams: Teams,
    private readonly messages: Messages,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Asks the eligibility engine once more about everyone: insurance may have run out since the draft. Whoever may no
   * longer come is taken off, the seat is left open and reported; the others are confirmed and told once each.
   * @throws request.notFound, request.stale, rosters.notDrafted
   */
  publish(id: string, version: number): Promise<PublishedRosterView> {
    return this.work.run(async () => {
      const roster = await this.rosters.requireManaged(id);
      await this.claim(roster, version);
      const held = heldSeats(await this.schedule.find({ rosterId: id, states: ['planned'] }));
      for (const volunteerId of [...new Set(held.map((one) => one.holder.volunteerId))].sort()) {
        await this.assignments.lockVolunteer(volunteerId);
      }
      const blocked = await this.takeOffBlocked(held);
      await this.confirm(id);
      const off = new Set(blocked.map((one) => one.seatId));
      await this.tell(
        roster,
        held.filter((one) => !off.has(one.seatId)),
      );
      await this.audit.record(
        'roster.published',
        { type: 'roster', id },
        { confirmed: held.length - blocked.length, blocked: blocked.length },
      );
      await this.outbox.emit(rosterPublished, { rosterId: id, teamId: roster.team_id });
      return this.view(id, blocked);
    });
  }

  private async claim(roster: RosterRow, version: number): Promise<void> {
    const changed = await this.work.execute(
      `UPDATE shifts.roster SET state = 'published', published_at = $3, version = version + 1 WHERE id = $1 AND version = $2 AND state = 'drafted'`,
      [roster.id, version, this.clock.now()],
    );
    if (changed > 0) return;
    throw roster.state === 'drafted' ? requestErrors.stale() : rostersErrors.notDrafted();
  }

  private async takeOffBlocked(held: readonly HeldSeat[]): Promise<BlockedSeat[]> {
    const blocked: BlockedSeat[] = [];
    for (const one of held) {
      const { volunteerId, id } = one.holder;
      const blockers = await this.seats.decide('be-rostered', volunteerId, one.shift, one.qualifications, id);
      if (blockers.length === 0) continue;
      await this.assignments.mustMove(id, ['drafted'], 'replaced', 'not-eligible-at-publishing');
      blocked.push({ ...one, blockers });
    }
    return blocked;
  }

  private async confirm(rosterId: string): Promise<void> {
    await this.work.execute(
      `UPDATE shifts.assignment SET state = 'confirmed', state_at = $2, state_reason = 'roster-published', version = version + 1
       WHERE state = 'drafted' AND shift_id IN (SELECT id FROM shifts.shift WHERE roster_id = $1)`,
      [rosterId, this.clock.now()],
    );
    await this.work.execute(
      `UPDATE shifts.shift SET state = 'published', version = version + 1 WHERE roster_id = $1 AND state = 'planned'`,
      [rosterId],
    );
  }

  /** One message a person, however many shifts. */
  private async tell(roster: RosterRow, confirmed: readonly HeldSeat[]): Promise<void> {
    const team = await this.teams.byId(roster.team_id);
    const byPerson = new Map<string, Date[]>();
    for (const { holder, shift } of confirmed) {
      byPerson.set(holder.volunteerId, [...(byPerson.get(holder.volunteerId) ?? []), shift.startsAt]);
    }
    const people = await this.volunteers.byIds([...byPerson.keys()]);
    for (const [volunteerId, starts] of byPerson) {
      const person = people.get(volunteerId);
      const first = starts.sort((a, b) => a.getTime() - b.getTime())[0];
      if (!person || !first) continue;
      await this.messages.send({
        personId: person.personId,
        template: 'messages.rosterPublished',
        params: { team: team?.name ?? '', shifts: starts.length, firstAt: first.toISOString() },
        dedupeKey: `roster-published:${roster.id}:${volunteerId}`,
      });
    }
  }

  private async view(id: string, blocked: readonly BlockedSeat[]): Promise<PublishedRosterView> {
    const people = await this.volunteers.byIds(blocked.map((one) => one.holder.volunteerId));
    return {
      roster: await this.rosters.view(id),
      blocked: blocked.map(({ seatId, shift, holder, blockers }) => ({
        seatId,
        shiftId: shift.id,
        volunteer: toPersonView(holder.volunteerId, people),
        blockers: blockers.map(toBlockerView),
      })),
    };
  }
}

function heldSeats(shifts: readonly ScheduledShift[]): HeldSeat[] {
  return shifts.flatMap((shift) =>
    shift.seats.flatMap(({ id, qualifications, holder }) =>
      holder ? [{ shift, seatId: id, qualifications, holder }] : [],
    ),
  );
}
