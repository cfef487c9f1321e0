import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@redmaple/platform';
import { Duties, type HeldDuty, type OnDuty, type SeatDuty } from '@redmaple/plugins/house';
import { holdingStates, takenStates } from '../assignments/assignment.policy.js';

/** Answers other libs: who is busy when, and who is on duty now. */
@Injectable()
export class DutiesService extends Duties {
  constructor(private readonly work: UnitOfWork) {
    super();
  }

  between(
    volunteerIds: readonly string[],
    from: Date,
    to: Date,
    { done = false }: { readonly done?: boolean } = {},
  ): Promise<HeldDuty[]> {
    return this.work.run(async () => {
      const rows = await this.work.query<{
        id: string;
        volunteer_id: string;
        starts_at: Date;
        ends_at: Date;
        done: boolean;
      }>(
        `SELECT id, volunteer_id, lower(during) AS starts_at, upper(during) AS ends_at, state = 'completed' AS done FROM shifts.assignment
         WHERE volunteer_id = ANY($1) AND during && tstzrange($2, $3) AND state = ANY($4) ORDER BY during, id`,
        [volunteerIds, from, to, done ? takenStates : holdingStates],
      );
      return rows.map((row) => ({
        volunteerId: row.volunteer_id,
        assignmentId: row.id,
        startsAt: row.starts_at,
        endsAt: row.ends_at,
        ...(row.done && { done: true }),
      }));
    });
  }

  ofSeat(seatId: string): Promise<SeatDuty | undefined> {
    return this.work.run(async () => {
      const row = await this.work.one<{
        title: string;
        team_id: string;
        team_type_code: string;
        starts_at: Date;
        ends_at: Date;
        qualifications: string[];
      }>(
        `SELECT s.title, s.team_id, s.team_type_code, s.starts_at, s.ends_at, e.qualifications
         FROM shifts.seat e JOIN shifts.shift s ON s.id = e.shift_id WHERE e.id = $1`,
        [seatId],
      );
      return (
        row && {
          title: row.title,
          teamId: row.team_id,
          teamTypeCode: row.team_type_code,
          startsAt: row.starts_at,
          endsAt: row.ends_at,
          qualifications: row.qualifications,
        }
      );
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
