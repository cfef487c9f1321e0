import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@redmaple/platform';
import { allowQuestion, Missions, type MissionView, rowsRead, wholeAnswer } from '@redmaple/plugins/house';

/** Answers plugins what their teams were sent to and how it went: nothing about who called or who went. */
@Injectable()
export class OfferedMissions extends Missions {
  constructor(private readonly work: UnitOfWork) {
    super();
  }

  of(teamIds: readonly string[], since: Date): Promise<MissionView[]> {
    return this.work.run(async () => {
      allowQuestion(teamIds);
      const rows = await this.work.query<{
        id: string;
        team_id: string;
        category: string | null;
        area_id: string | null;
        state: MissionView['state'];
        offered_at: Date;
        answered_at: Date | null;
        en_route_at: Date | null;
        arrived_at: Date | null;
        ended_at: Date | null;
      }>(
        `SELECT m.id, m.team_id, i.category, i.area_id, m.state, m.offered_at, m.answered_at, m.en_route_at, m.arrived_at, m.ended_at
         FROM dispatch.mission m JOIN dispatch.incident i ON i.id = m.incident_id
         WHERE m.team_id = ANY($1) AND m.offered_at >= $2 ORDER BY m.offered_at, m.id LIMIT $3`,
        [teamIds, since, rowsRead],
      );
      return wholeAnswer(rows).map((row) => ({
        id: row.id,
        teamId: row.team_id,
        category: row.category ?? undefined,
        areaId: row.area_id ?? undefined,
        state: row.state,
        offeredAt: row.offered_at,
        answeredAt: row.answered_at ?? undefined,
        enRouteAt: row.en_route_at ?? undefined,
        arrivedAt: row.arrived_at ?? undefined,
        endedAt: row.ended_at ?? undefined,
      }));
    });
  }
}
