import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@redmaple/platform';
import type { AssignmentState } from '../assignments/assignment.policy.js';

export type ShiftState = 'planned' | 'published' | 'cancelled';

/** Who holds a seat. */
export interface SeatHolder {
  readonly id: string;
  readonly volunteerId: string;
  readonly state: AssignmentState;
  readonly source: string;
  readonly pinned: boolean;
  readonly version: number;
  readonly checkedInAt: string | null;
  readonly checkedOutAt: string | null;
  readonly grade: string | null;
}

export interface ScheduledSeat {
  readonly id: string;
  readonly no: number;
  readonly qualifications: readonly string[];
  readonly holder: SeatHolder | null;
}

export interface ScheduledShift {
  readonly id: string;
  readonly rosterId: string | null;
  readonly teamId: string;
  readonly teamTypeCode: string;
  readonly siteId: string | null;
  readonly title: string;
  readonly dutyDate: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly danger: boolean;
  readonly state: ShiftState;
  readonly version: number;
  readonly seats: readonly ScheduledSeat[];
}

/** Which shifts are wanted; all conditions must hold. */
export interface ScheduleFilter {
  readonly ids?: readonly string[];
  readonly rosterId?: string;
  readonly teamIds?: readonly string[] | undefined;
  readonly states?: readonly ShiftState[];
  /** Duty dates, both included. */
  readonly fromDay?: string;
  readonly toDay?: string;
  readonly startingAfter?: Date;
  readonly startingBefore?: Date;
  readonly limit?: number;
}

/** Reads shifts with their seats and who holds them: one statement, inside the caller's unit of work. */
@Injectable()
export class Schedule {
  constructor(private readonly work: UnitOfWork) {}

  async find(filter: ScheduleFilter): Promise<ScheduledShift[]> {
    return this.work.query<ScheduledShift>(
      `SELECT s.id, s.roster_id AS "rosterId", s.team_id AS "teamId", s.team_type_code AS "teamTypeCode", s.site_id AS "siteId",
         s.title, s.duty_date::text AS "dutyDate", s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.danger, s.state, s.version,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'no', e.no, 'qualifications', e.qualifications, 'holder',
            CASE WHEN a.id IS NOT NULL THEN jsonb_build_object('id', a.id, 'volunteerId', a.volunteer_id, 'state', a.state,
              'source', a.source, 'pinned', a.pinned, 'version', a.version, 'checkedInAt', a.checked_in_at,
              'checkedOutAt', a.checked_out_at, 'grade', a.grade) END) ORDER BY e.no), '[]')
          FROM shifts.seat e LEFT JOIN shifts.assignment a ON a.seat_id = e.id
            AND a.state IN ('drafted', 'offered', 'confirmed', 'checked-in', 'completed')
          WHERE e.shift_id = s.id) AS seats
       FROM shifts.shift s
       WHERE ($1::uuid[] IS NULL OR s.id = ANY($1)) AND ($2::uuid IS NULL OR s.roster_id = $2)
         AND ($3::uuid[] IS NULL OR s.team_id = ANY($3)) AND ($4::text[] IS NULL OR s.state = ANY($4))
         AND ($5::date IS NULL OR s.duty_date >= $5) AND ($6::date IS NULL OR s.duty_date <= $6)
         AND ($7::timestamptz IS NULL OR s.starts_at > $7) AND ($8::timestamptz IS NULL OR s.starts_at < $8)
       ORDER BY s.starts_at, s.id LIMIT $9`,
      [
        filter.ids ?? null,
        filter.rosterId ?? null,
        filter.teamIds ?? null,
        filter.states ?? null,
        filter.fromDay ?? null,
        filter.toDay ?? null,
        filter.startingAfter ?? null,
        filter.startingBefore ?? null,
        filter.limit ?? null,
      ],
    );
  }

  async byId(id: string): Promise<ScheduledShift | undefined> {
    return (await this.find({ ids: [id] }))[0];
  }

  /** The shift of a seat, with the seat. */
  async bySeat(seatId: string): Promise<{ shift: ScheduledShift; seat: ScheduledSeat } | undefined> {
    const row = await this.work.one<{ shift_id: string }>('SELECT shift_id FROM shifts.seat WHERE id = $1', [seatId]);
    const shift = row && (await this.byId(row.shift_id));
    const seat = shift?.seats.find((one) => one.id === seatId);
    return shift && seat ? { shift, seat } : undefined;
  }
}
