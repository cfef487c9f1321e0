import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@redmaple/platform';

/** When someone was last asked, and whether they are out on a mission. Nothing here tells how they answered. */
export interface Asked {
  readonly lastAskedAt: Date;
  readonly busy: boolean;
  /** End of the latest mission for which they had set out. */
  readonly lastMissionEndedAt: Date | undefined;
}

/** What happened between one incident and the people asked for it. */
export type History = 'asked' | 'declined';

/**
 * What ranking may know of the past. trust.md I14: a decline leaves no score, so of other incidents only the time of
 * asking is read, never the answer.
 */
@Injectable()
export class AskingHistory {
  constructor(private readonly work: UnitOfWork) {}

  async of(volunteerIds: readonly string[]): Promise<ReadonlyMap<string, Asked>> {
    const rows = await this.work.query<{ id: string; asked: Date; busy: boolean; ended: Date | null }>(
      `SELECT volunteer_id AS id, max(offered_at) AS asked,
         bool_or(ended_at IS NULL AND answered_at IS NOT NULL) AS busy,
         max(ended_at) FILTER (WHERE en_route_at IS NOT NULL) AS ended
       FROM dispatch.mission WHERE volunteer_id = ANY($1) GROUP BY volunteer_id`,
      [volunteerIds],
    );
    return new Map(
      rows.map((row) => [
        row.id,
        { lastAskedAt: row.asked, busy: row.busy, lastMissionEndedAt: row.ended ?? undefined },
      ]),
    );
  }

  /**
   * Who was asked for this incident and is not to be suggested again. A decline counts for good; the rest only since
   * the incident was last opened. Who was stood down was willing and may be asked again.
   */
  async forIncident(incidentId: string, openedAt: Date): Promise<ReadonlyMap<string, History>> {
    const rows = await this.work.query<{ id: string; declined: boolean }>(
      `SELECT volunteer_id AS id, bool_or(state = 'declined') AS declined FROM dispatch.mission
       WHERE incident_id = $1 AND (state = 'declined' OR (state <> 'stood-down' AND offered_at >= $2)) GROUP BY volunteer_id`,
      [incidentId, openedAt],
    );
    return new Map(rows.map((row) => [row.id, row.declined ? 'declined' : 'asked']));
  }
}
