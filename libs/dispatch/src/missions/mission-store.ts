import { Injectable } from '@nestjs/common';
import { requestErrors, UnitOfWork } from '@redmaple/platform';
import type { Blocker } from '@redmaple/plugins/house';
import { assignments, inserted, selected } from '../sql-columns.js';
import type { MissionEntity } from './mission.entity.js';
import type { MissionState } from './mission-states.js';

export type MissionRow = Omit<MissionEntity, 'countyCode'>;

const keys = [
  'id',
  'incidentId',
  'volunteerId',
  'teamId',
  'state',
  'distanceMetres',
  'offeredAt',
  'offeredBy',
  'expiresAt',
  'answeredAt',
  'answeredBy',
  'declineReason',
  'enRouteAt',
  'arrivedAt',
  'endedAt',
  'endedBy',
  'outcome',
  'handedOverTo',
  'lapsedAt',
  'lapse',
  'keptAt',
  'keptBy',
  'keptWhy',
] as const satisfies readonly (keyof MissionRow)[];

export const missionColumns = selected(keys);

/** Reads and writes missions. The incident's row is locked before a mission is changed. */
@Injectable()
export class MissionStore {
  constructor(private readonly work: UnitOfWork) {}

  /** @throws request.notFound */
  async byId(id: string): Promise<MissionRow> {
    const row = await this.work.one<MissionRow>(`SELECT ${missionColumns} FROM dispatch.mission WHERE id = $1`, [id]);
    if (!row) throw requestErrors.notFound();
    return row;
  }

  /** All missions of an incident, oldest first. */
  ofIncident(incidentId: string): Promise<MissionRow[]> {
    return this.work.query<MissionRow>(
      `SELECT ${missionColumns} FROM dispatch.mission WHERE incident_id = $1 ORDER BY offered_at, id`,
      [incidentId],
    );
  }

  /** Missions that were offered or taken and have not ended. */
  liveOf(incidentId: string): Promise<MissionRow[]> {
    return this.work.query<MissionRow>(
      `SELECT ${missionColumns} FROM dispatch.mission WHERE incident_id = $1 AND ended_at IS NULL ORDER BY offered_at, id`,
      [incidentId],
    );
  }

  /** The same for several incidents, or for all where none are named. */
  liveOfAll(incidentIds?: readonly string[]): Promise<MissionRow[]> {
    return this.work.query<MissionRow>(
      `SELECT ${missionColumns} FROM dispatch.mission
       WHERE state IN ('offered', 'accepted', 'en-route', 'on-scene') AND ($1::uuid[] IS NULL OR incident_id = ANY($1))
       ORDER BY offered_at, id`,
      [incidentIds ?? null],
    );
  }

  /** What somebody was offered or has taken, and has not ended. */
  liveOfVolunteer(volunteerId: string): Promise<MissionRow[]> {
    return this.work.query<MissionRow>(
      `SELECT ${missionColumns} FROM dispatch.mission WHERE volunteer_id = $1 AND ended_at IS NULL ORDER BY id`,
      [volunteerId],
    );
  }

  /** What a volunteer was asked since an instant, the latest first. */
  ofVolunteer(volunteerId: string, since: Date): Promise<MissionRow[]> {
    return this.work.query<MissionRow>(
      `SELECT ${missionColumns} FROM dispatch.mission
       WHERE volunteer_id = $1 AND (offered_at >= $2 OR ended_at IS NULL) ORDER BY offered_at DESC, id DESC LIMIT 100`,
      [volunteerId, since],
    );
  }

  async insert(row: Partial<MissionRow>): Promise<MissionRow> {
    const { columns, placeholders, values } = inserted(row);
    const made = await this.work.one<MissionRow>(
      `INSERT INTO dispatch.mission (${columns}) VALUES (${placeholders}) RETURNING ${missionColumns}`,
      values,
    );
    return made as MissionRow;
  }

  /**
   * Moves a mission one step: compare-and-swap on its state.
   * @throws request.stale when it is not any more where `row` saw it.
   */
  async move(row: MissionRow, to: MissionState, changes: Partial<MissionRow> = {}): Promise<MissionRow> {
    const { sql, values } = assignments({ ...changes, state: to }, 3);
    const moved = await this.work.one<MissionRow>(
      `UPDATE dispatch.mission SET ${sql} WHERE id = $1 AND state = $2 RETURNING ${missionColumns}`,
      [row.id, row.state, ...values],
    );
    if (!moved) throw requestErrors.stale();
    return moved;
  }

  /** Its taker may not go on. @param anew whether what the liaison decided before counts no more */
  mark(row: MissionRow, since: Date, lapse: readonly Blocker[], anew: boolean): Promise<MissionRow> {
    const undone = anew ? ', kept_at = NULL, kept_by = NULL, kept_why = NULL' : '';
    return this.note(row, `lapsed_at = $3, lapse = $4::jsonb${undone}`, [since, JSON.stringify(lapse)]);
  }

  /** Its taker may go on after all. */
  clearMark(row: MissionRow): Promise<MissionRow> {
    return this.note(row, 'lapsed_at = NULL, lapse = NULL, kept_at = NULL, kept_by = NULL, kept_why = NULL', []);
  }

  /** Its taker finishes all the same. */
  keep(row: MissionRow, at: Date, by: string, why: string): Promise<MissionRow> {
    return this.note(row, 'kept_at = $3, kept_by = $4, kept_why = $5', [at, by, why]);
  }

  private async note(row: MissionRow, changes: string, values: readonly unknown[]): Promise<MissionRow> {
    const noted = await this.work.one<MissionRow>(
      `UPDATE dispatch.mission SET ${changes} WHERE id = $1 AND state = $2 RETURNING ${missionColumns}`,
      [row.id, row.state, ...values],
    );
    if (!noted) throw requestErrors.stale();
    return noted;
  }

  /** Reasons for declining are nobody's business once the incident is over (domain.md §4: no penalty, no mark). */
  async forgetDeclineReasons(incidentId: string): Promise<void> {
    await this.work.execute(
      'UPDATE dispatch.mission SET decline_reason = NULL WHERE incident_id = $1 AND decline_reason IS NOT NULL',
      [incidentId],
    );
  }
}
