import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@redmaple/platform';
import { allowQuestion, rowsRead, type ShiftView, Shifts, wholeAnswer } from '@redmaple/plugins/house';
import { takenStates } from '../assignments/assignment.policy.js';

/** Answers plugins which shifts there are and how full they are. */
@Injectable()
export class OfferedShifts extends Shifts {
  constructor(private readonly work: UnitOfWork) {
    super();
  }

  of(teamIds: readonly string[], from: Date, to: Date): Promise<ShiftView[]> {
    return this.work.run(async () => {
      allowQuestion(teamIds, { from, to, most: 31 });
      // No shift is longer than 25 hours: the index by its beginning serves.
      const rows = await this.work.query<{
        id: string;
        team_id: string;
        starts_at: Date;
        ends_at: Date;
        state: ShiftView['state'];
        site_id: string | null;
        needed: number;
        taken: number;
      }>(
        `SELECT s.id, s.team_id, s.starts_at, s.ends_at, s.state, s.site_id,
           (SELECT count(*)::int FROM shifts.seat e WHERE e.shift_id = s.id) AS needed,
           (SELECT count(*)::int FROM shifts.assignment a WHERE a.shift_id = s.id AND a.state = ANY($4)) AS taken
         FROM shifts.shift s
         WHERE s.team_id = ANY($1) AND s.starts_at < $3 AND s.ends_at > $2 AND s.starts_at > $2::timestamptz - interval '25 hours'
         ORDER BY s.starts_at, s.id LIMIT $5`,
        [teamIds, from, to, takenStates, rowsRead],
      );
      return wholeAnswer(rows).map((row) => ({
        id: row.id,
        teamId: row.team_id,
        from: row.starts_at,
        to: row.ends_at,
        state: row.state,
        needed: row.needed,
        taken: row.taken,
        siteId: row.site_id ?? undefined,
      }));
    });
  }
}
