import { Injectable } from '@nestjs/common';
import { Clock, currentContext, Outbox, requestErrors, UnitOfWork } from '@redmaple/platform';
import { missionChanged } from '../missions/mission-events.js';
import { assignments, inserted, selected } from '../sql-columns.js';
import type { IncidentEntity } from './incident.entity.js';
import { incidentChanged } from './incident-events.js';
import type { IncidentState } from './incident-states.js';

export type IncidentRow = Omit<IncidentEntity, 'countyCode'>;

const keys = [
  'id',
  'source',
  'emergency',
  'emergencyService',
  'category',
  'categoryTerms',
  'facts',
  'summary',
  'place',
  'latitude',
  'longitude',
  'areaId',
  'areaPath',
  'areaGuessed',
  'reporterPhone',
  'state',
  'askAtOnce',
  'occurredAt',
  'receivedAt',
  'receivedBy',
  'handledAt',
  'reopenedAt',
  'endedAt',
  'handedOverTo',
  'noOneLeftAt',
  'lastEventAt',
  'version',
] as const satisfies readonly (keyof IncidentRow)[];

export const incidentColumns = selected(keys);

/** A line of an incident's timeline. Details hold ids, codes and counts only. */
export interface TimelineNote {
  readonly kind: string;
  readonly at: Date;
  readonly missionId?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Reads and writes incidents. Whoever changes anything about an incident locks its row first. */
@Injectable()
export class IncidentStore {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  /** @throws request.notFound */
  byId(id: string): Promise<IncidentRow> {
    return this.read(id, '');
  }

  /** Those that exist, by id. */
  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, IncidentRow>> {
    const rows = await this.work.query<IncidentRow>(
      `SELECT ${incidentColumns} FROM dispatch.incident WHERE id = ANY($1)`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /**
   * Reads an incident and keeps others from changing it or its missions until the transaction ends.
   * @throws request.notFound
   */
  lock(id: string): Promise<IncidentRow> {
    return this.read(id, 'FOR UPDATE');
  }

  async insert(row: Partial<IncidentRow>): Promise<IncidentRow> {
    const { columns, placeholders, values } = inserted(row);
    const made = await this.work.one<IncidentRow>(
      `INSERT INTO dispatch.incident (${columns}) VALUES (${placeholders}) RETURNING ${incidentColumns}`,
      values,
    );
    return made as IncidentRow;
  }

  /**
   * Moves an incident one step.
   * @throws request.stale when it is not any more where `row` saw it.
   */
  async move(row: IncidentRow, to: IncidentState, changes: Partial<IncidentRow> = {}): Promise<IncidentRow> {
    return this.change(row, { ...changes, state: to });
  }

  /** Changes columns, if the incident is still in the state and version that `row` saw. @throws request.stale */
  async change(row: IncidentRow, changes: Partial<IncidentRow>): Promise<IncidentRow> {
    const { sql, values } = assignments(changes, 4);
    const changed = await this.work.one<IncidentRow>(
      `UPDATE dispatch.incident SET version = version + 1, ${sql}
       WHERE id = $1 AND state = $2 AND version = $3 RETURNING ${incidentColumns}`,
      [row.id, row.state, row.version, ...values],
    );
    if (!changed) throw requestErrors.stale();
    return changed;
  }

  /** Now, but never before the latest event: clocks of two processes may differ a little. */
  instant(row: IncidentRow): Date {
    const now = this.clock.now();
    return now < row.lastEventAt ? row.lastEventAt : now;
  }

  /** Writes a line of the timeline under the name of whoever acts, and tells the boards. */
  async note(incidentId: string, { kind, at, missionId, details }: TimelineNote): Promise<void> {
    const { actor } = currentContext();
    await this.work.execute(
      `INSERT INTO dispatch.incident_event (incident_id, at, kind, mission_id, actor_kind, actor_id, details)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [incidentId, at, kind, missionId ?? null, actor.kind, actor.id, JSON.stringify(details ?? {})],
    );
    if (missionId === undefined) await this.outbox.emit(incidentChanged, { incidentId });
    else await this.outbox.emit(missionChanged, { missionId, incidentId });
  }

  private async read(id: string, lock: string): Promise<IncidentRow> {
    const row = await this.work.one<IncidentRow>(
      `SELECT ${incidentColumns} FROM dispatch.incident WHERE id = $1 ${lock}`,
      [id],
    );
    if (!row) throw requestErrors.notFound();
    return row;
  }
}
