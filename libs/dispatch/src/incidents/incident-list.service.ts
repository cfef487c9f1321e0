import { Injectable } from '@nestjs/common';
import { type Page, toPage, UnitOfWork } from '@redmaple/platform';
import { Areas, Volunteers } from '@redmaple/plugins/house';
import { DispatchAccess } from '../access/dispatch-access.js';
import { DispatchParameters } from '../dispatch-parameters.js';
import { MissionStore } from '../missions/mission-store.js';
import { type MissionView, toMissionView } from '../missions/missions.dto.js';
import { type IncidentsQuery, type IncidentView, toIncidentView } from './incident.dto.js';
import { incidentStates, openStates } from './incident-states.js';
import { incidentColumns, type IncidentRow } from './incident-store.js';

/** Where somebody is already comes last; of the others, who has waited longest comes first. */
const boardOrder = `(state = 'on-scene'), coalesce(reopened_at, received_at), id`;

/** Lists of incidents, page by page. */
@Injectable()
export class IncidentListService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly access: DispatchAccess,
    private readonly missions: MissionStore,
    private readonly volunteers: Volunteers,
    private readonly areas: Areas,
    private readonly parameters: DispatchParameters,
  ) {}

  /** The latest first; those of the board in the order in which they should have been reached. */
  list(query: IncidentsQuery): Promise<Page<IncidentView>> {
    this.access.requireReader();
    return this.work.run(async () => {
      const rows = await this.rows(query);
      const areas = new Map((await this.areas.all()).map((area) => [area.id, area]));
      const { items, next } = toPage(rows, query.limit);
      const live =
        query.list === 'open' ? await this.liveOf(items.map((row) => row.id)) : new Map<string, MissionView[]>();
      const views = items.map((row) => ({
        ...toIncidentView(row, areas, this.parameters.sceneWithinMinutes),
        ...(query.list === 'open' && { live: live.get(row.id) ?? [] }),
      }));
      return { items: views, ...(next !== undefined && { next }) };
    });
  }

  private rows({ limit, after, state, areaId, unanswered, list }: IncidentsQuery): Promise<IncidentRow[]> {
    const open: readonly string[] = openStates;
    const states = list === undefined ? null : incidentStates.filter((one) => open.includes(one) === (list === 'open'));
    const [order, behind] =
      list === 'open'
        ? [boardOrder, `(${boardOrder}) > (SELECT ${boardOrder} FROM dispatch.incident WHERE id = $4)`]
        : ['id DESC', 'id < $4'];
    return this.work.query<IncidentRow>(
      `SELECT ${incidentColumns} FROM dispatch.incident
       WHERE ($1::text IS NULL OR state = $1) AND ($2::uuid IS NULL OR area_path @> to_jsonb($2::text))
         AND ($3::boolean IS NOT TRUE OR no_one_left_at IS NOT NULL) AND ($4::uuid IS NULL OR ${behind})
         AND ($5::text[] IS NULL OR state = ANY($5))
       ORDER BY ${order} LIMIT $6`,
      [state ?? null, areaId ?? null, unanswered === 'true', after ?? null, states, limit + 1],
    );
  }

  private async liveOf(incidentIds: readonly string[]): Promise<ReadonlyMap<string, MissionView[]>> {
    const rows = await this.missions.liveOfAll(incidentIds);
    const people = await this.volunteers.byIds([...new Set(rows.map((row) => row.volunteerId))]);
    const byIncident = new Map<string, MissionView[]>();
    for (const row of rows) {
      const view = toMissionView(row, people.get(row.volunteerId)?.name);
      byIncident.set(row.incidentId, [...(byIncident.get(row.incidentId) ?? []), view]);
    }
    return byIncident;
  }
}
