import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@redmaple/platform';
import { Duties, type HeldDuty, type OnDuty } from '@redmaple/plugins';
import { holdingStates } from '../assignments/assignment.policy.js';

/** Answers other libs: who is busy when, and who is on duty now. */
@Injectable()
export class DutiesService extends Duties {
  constructor(private readonly work: UnitOfWork) {
    super();
  }

  between(volunteerIds: readonly string[], from: Date, to: Date): Promise<HeldDuty[]> {
    return this.work.run(async () => {
      const rows = await this.work.query<{ id: string; volunteer_id: string; starts_at: Date; ends_at: Date }>(
        `SELECT id, volunteer_id, lower(during) AS starts_at, upper(during) AS ends_at FROM shifts.assignment
         WHERE volunteer_id = ANY($1) AND during && tstzrange($2, $3) AND state = ANY($4) ORDER BY during, id`,
        [volunteerIds, from, to, holdingStates],
      );
      return rows.map((row) => ({
        volunteerId: row.volunteer_id,
        assignmentId: row.id,
        startsAt: row.starts_at,
        endsAt: row.ends_at,
      }));
    });
  }

  onDutyAt(instant: Date): Promise<OnDuty[]> {
    return this.work.run(async () => {
      const rows = await this.work.query<{ volunteer_id: string; team_id: string; shift_id: string; ends_at: Date }>(
        `SELECT a.volunteer_id, s.team_id, s.id AS shift_id, s.ends_at FROM shifts.assignment a JOIN shifts.shift s ON s.id = a.shift_id
         WHERE s.state = 'published' AND a.state IN ('confirmed', 'checked-in') AND a.during @> $1::timestamptz
         ORDER BY s.ends_at, a.id`,
        [instant],
      );
      return rows.map((row) => ({
        volunteerId: row.volunteer_id,
        teamId: row.team_id,
        shiftId: row.shift_id,
        endsAt: row.ends_at,
      }));
    });
  }
}
