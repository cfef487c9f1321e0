import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@redmaple/platform';
import type { PlannedPerson } from '../candidates/candidates.service.js';

export interface PlannedRow {
  readonly id: string;
  readonly volunteerId: string;
  readonly teamId: string;
  readonly distanceMetres: number | null;
}

/** The order in which people are asked for one incident, kept beside it so that a restart forgets nobody. */
@Injectable()
export class OfferPlan {
  constructor(private readonly work: UnitOfWork) {}

  /**
   * Puts people at the end of the order; who stands in it already and was not asked yet moves there. Who was asked
   * and did not decline is planned again, which only the liaison's own choice brings about.
   */
  async append(incidentId: string, people: readonly PlannedPerson[]): Promise<void> {
    if (people.length === 0) return;
    await this.work.execute(
      `WITH last AS (SELECT coalesce(max(position), 0) AS position FROM dispatch.offer_plan WHERE incident_id = $1)
       INSERT INTO dispatch.offer_plan (incident_id, position, volunteer_id, team_id, distance_metres)
       SELECT $1, last.position + p.nth, p.volunteer, p.team, p.metres
       FROM last, unnest($2::uuid[], $3::uuid[], $4::integer[]) WITH ORDINALITY AS p (volunteer, team, metres, nth)
       ON CONFLICT (incident_id, volunteer_id) DO UPDATE
       SET position = excluded.position, team_id = excluded.team_id, distance_metres = excluded.distance_metres,
           state = 'planned', skip_reason = NULL`,
      [
        incidentId,
        people.map((one) => one.volunteerId),
        people.map((one) => one.teamId),
        people.map((one) => (one.distanceMetres === undefined ? null : Math.round(one.distanceMetres))),
      ],
    );
  }

  /** Those who are still to be asked, in order. */
  planned(incidentId: string): Promise<PlannedRow[]> {
    return this.work.query<PlannedRow>(
      `SELECT id, volunteer_id AS "volunteerId", team_id AS "teamId", distance_metres AS "distanceMetres"
       FROM dispatch.offer_plan WHERE incident_id = $1 AND state = 'planned' ORDER BY position`,
      [incidentId],
    );
  }

  async mark(id: string, state: 'asked' | 'skipped', skipReason?: string): Promise<void> {
    await this.work.execute(`UPDATE dispatch.offer_plan SET state = $2, skip_reason = $3 WHERE id = $1`, [
      id,
      state,
      skipReason ?? null,
    ]);
  }

  /** Someone who was asked and stood down is to be asked again when it comes to that. */
  async putBack(incidentId: string, volunteerId: string): Promise<void> {
    await this.work.execute(
      `UPDATE dispatch.offer_plan SET state = 'planned' WHERE incident_id = $1 AND volunteer_id = $2 AND state = 'asked'`,
      [incidentId, volunteerId],
    );
  }

  /** How many were passed over because they could not go any more, by reason. */
  skipped(incidentId: string): Promise<{ reason: string; people: number }[]> {
    return this.work.query<{ reason: string; people: number }>(
      `SELECT skip_reason AS reason, count(*)::int AS people FROM dispatch.offer_plan
       WHERE incident_id = $1 AND state = 'skipped' GROUP BY skip_reason ORDER BY skip_reason`,
      [incidentId],
    );
  }
}
