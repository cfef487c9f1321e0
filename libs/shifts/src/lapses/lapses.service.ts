import { Injectable } from '@nestjs/common';
import { Audit, Clock, Messages, UnitOfWork } from '@redmaple/platform';
import { LapsingDuties, type LapsingDuty, Volunteers } from '@redmaple/plugins/house';
import { Assignments } from '../assignments/assignments.js';
import { CoverService } from '../cover/cover.service.js';
import { Schedule, type ScheduledShift } from '../shifts/schedule.js';
import { needKey, SeatEligibility } from '../shifts/seat-eligibility.js';
import { lapsedProofs } from './lapse.policy.js';

interface HeldRow {
  readonly id: string;
  readonly shift_id: string;
  readonly seat_id: string;
  readonly volunteer_id: string;
}

const held = `SELECT a.id, a.shift_id, a.seat_id, a.volunteer_id FROM shifts.assignment a
  WHERE a.state IN ('drafted', 'offered', 'confirmed') AND lower(a.during) > $1`;

/**
 * Takes people off shifts to come whose certificate or insurance is gone: it was revoked, or the shift needs another now. What
 * ends by itself was known when the seat was given and keeps nobody on a shift beyond it (trust.md I11, I12).
 */
@Injectable()
export class LapsesService extends LapsingDuties {
  constructor(
    private readonly work: UnitOfWork,
    private readonly schedule: Schedule,
    private readonly seats: SeatEligibility,
    private readonly assignments: Assignments,
    private readonly cover: CoverService,
    private readonly volunteers: Volunteers,
    private readonly messages: Messages,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** Looks again at everything somebody holds. Run twice nothing is left to do. @returns how many seats were freed */
  reconsider(volunteerId: string): Promise<number> {
    return this.work.run(async () => {
      // Whatever gives this person duty meanwhile waits, and asks the engine after this.
      await this.assignments.lockVolunteer(volunteerId);
      const rows = await this.work.query<HeldRow>(`${held} AND a.volunteer_id = $2 ORDER BY a.id`, [
        this.clock.now(),
        volunteerId,
      ]);
      const shifts = new Map(
        (await this.schedule.find({ ids: rows.map((one) => one.shift_id) })).map((one) => [one.id, one]),
      );
      let freed = 0;
      for (const row of rows) {
        const shift = shifts.get(row.shift_id);
        if (shift && (await this.isLapsed(row, shift)) && (await this.free(row, shift))) freed++;
      }
      return freed;
    });
  }

  /** Everybody who holds a shift to come: for what no event tells of, such as a team type that asks more. */
  async reconsiderAll(): Promise<number> {
    const people = await this.work.run(() =>
      this.work.query<{ volunteer_id: string }>(`SELECT DISTINCT volunteer_id FROM (${held}) AS held ORDER BY 1`, [
        this.clock.now(),
      ]),
    );
    let freed = 0;
    // Each in a transaction of its own: killed in between, the rest is done next time.
    for (const { volunteer_id: id } of people) freed += await this.reconsider(id);
    return freed;
  }

  /** Asked once for everybody who has a seat of the same kind on the same shift. */
  lapsing(volunteerIds: readonly string[]): Promise<LapsingDuty[]> {
    return this.work.run(async () => {
      const rows = await this.work.query<HeldRow>(`${held} AND a.volunteer_id = ANY($2)`, [
        this.clock.now(),
        volunteerIds,
      ]);
      const shifts = await this.schedule.find({ ids: [...new Set(rows.map((one) => one.shift_id))] });
      const found: LapsingDuty[] = [];
      for (const shift of shifts) {
        const { id: shiftId, title, startsAt } = shift;
        for (const [needs, holders] of holdersByNeeds(shift, rows)) {
          const verdicts = await this.seats.ofHolders(holders, shift, needs);
          for (const volunteerId of holders)
            if (lapsedProofs(verdicts.get(volunteerId) ?? []).length > 0)
              found.push({ volunteerId, shiftId, title, startsAt });
        }
      }
      return found.sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
    });
  }

  private async isLapsed(row: HeldRow, shift: ScheduledShift): Promise<boolean> {
    const needs = shift.seats.find((one) => one.id === row.seat_id)?.qualifications ?? [];
    return lapsedProofs(await this.seats.ofHolder(row.volunteer_id, shift, needs, row.id)).length > 0;
  }

  /** The seat is free; cover is sought for a published shift as for whoever cannot come; the person reads why. */
  private async free(row: HeldRow, shift: ScheduledShift): Promise<boolean> {
    const moved = await this.assignments.move(row.id, ['drafted', 'offered', 'confirmed'], 'replaced', 'proof-lapsed');
    if (!moved) return false;
    await this.audit.record('assignment.lapsed', { type: 'assignment', id: row.id });
    // A draft was nobody's business yet.
    if (shift.state !== 'published') return true;
    await this.cover.seek(row.id, row.seat_id, shift.id);
    const person = await this.volunteers.byId(row.volunteer_id);
    if (person)
      await this.messages.send({
        personId: person.personId,
        template: 'messages.dutyLapsed',
        params: { title: shift.title, startAt: shift.startsAt.toISOString() },
        dedupeKey: `duty-lapsed:${row.id}`,
      });
    return true;
  }
}

/** Who of `rows` sits on a shift, by what their seats need. */
function holdersByNeeds(shift: ScheduledShift, rows: readonly HeldRow[]): Iterable<[readonly string[], string[]]> {
  const groups = new Map<string, [readonly string[], string[]]>();
  for (const row of rows) {
    const seat = row.shift_id === shift.id ? shift.seats.find((one) => one.id === row.seat_id) : undefined;
    if (!seat) continue;
    const key = needKey(seat.qualifications);
    const group = groups.get(key) ?? [seat.qualifications, []];
    group[1].push(row.volunteer_id);
    groups.set(key, group);
  }
  return groups.values();
}
