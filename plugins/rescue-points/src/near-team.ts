import { Injectable } from '@nestjs/common';
import { Areas, Teams, UnitOfWork } from '@redmaple/plugins';
import type { PointState } from './point.entity.js';

/** A point as a team sees it. */
export class PointNearby {
  id: string;
  place: string;
  state: PointState;
  /** As the crow flies. */
  kilometres: number;
}

const nearest = 6;

/** What hangs at the water closest to where a team starts from. */
@Injectable()
export class NearTeam {
  constructor(
    private readonly work: UnitOfWork,
    private readonly teams: Teams,
    private readonly areas: Areas,
  ) {}

  /** Nothing where nobody knows where the team is. */
  async points(teamId: string): Promise<PointNearby[]> {
    const from = await this.startOf(teamId);
    if (!from) return [];
    // A degree of latitude has 111.2 km; within a county the earth is flat.
    return this.work.run(() =>
      this.work.query<PointNearby>(
        `SELECT id, place, state, round((111.2 * sqrt(
           (latitude - $1::float8) ^ 2 + ((longitude - $2::float8) * cos(radians($1::float8))) ^ 2))::numeric, 1)::float8 AS kilometres
         FROM plugin_rescue_points.point ORDER BY kilometres, code LIMIT $3`,
        [from.latitude, from.longitude, nearest],
      ),
    );
  }

  private async startOf(teamId: string): Promise<{ latitude: number; longitude: number } | undefined> {
    const team = await this.teams.byId(teamId);
    if (!team || team.base || team.areaId === undefined) return team?.base;
    return (await this.areas.byId(team.areaId))?.centre;
  }
}
