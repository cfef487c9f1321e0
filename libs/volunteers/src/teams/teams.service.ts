import { Injectable } from '@nestjs/common';
import { Audit, Clock, Outbox, type PageQuery, requestErrors, toPage, UnitOfWork, staleRow } from '@redmaple/platform';
import { defineEvent, type MemberView, type PostView, Teams, TeamTypes, type TeamView } from '@redmaple/plugins/house';
import { placeOf } from '../areas/areas.service.js';
import { PostReader } from './post-reader.js';
import { memberViewColumns, type MemberViewRow, toMemberView } from './membership.rows.js';
import type { ChangeTeamDto, CreateTeamDto, TeamDetail, TeamPage } from './team.dto.js';
import { teamErrors } from './teams.errors.js';

export const teamClosed = defineEvent<{ teamId: string }>('team.closed');

interface TeamViewRow {
  id: string;
  name: string;
  type_code: string;
  area_id: string | null;
  base_latitude: number | null;
  base_longitude: number | null;
  leader_id: string | null;
}

interface TeamRow extends TeamViewRow {
  state: 'active' | 'closed';
  mission: string;
  capacity: number | null;
  probation_shifts: number | null;
  duty_phone: string | null;
  members: number;
  active: number;
  probationers: number;
  empty_seats: number;
  version: number;
}

/** A team as the other libs see it: without counting its members. */
const selectTeamView = `
  SELECT t.id, t.name, t.type_code, t.area_id, t.base_latitude, t.base_longitude, (
    SELECT volunteer_id FROM volunteers.membership WHERE team_id = t.id AND role = 'leader' AND valid_to IS NULL) AS leader_id
  FROM volunteers.team t`;

const selectTeam = `
  SELECT t.id, t.name, t.type_code, t.area_id, t.base_latitude, t.base_longitude, t.state, t.version, t.mission, t.capacity,
    t.probation_shifts, t.duty_phone, m.leader_id, m.members, m.active, m.probationers, s.empty_seats
  FROM volunteers.team t, LATERAL (
    SELECT (array_agg(volunteer_id) FILTER (WHERE role = 'leader'))[1] AS leader_id, count(*)::int AS members,
      count(*) FILTER (WHERE NOT reserve)::int AS active,
      count(*) FILTER (WHERE role = 'probationer' AND NOT reserve)::int AS probationers
    FROM volunteers.membership WHERE team_id = t.id AND valid_to IS NULL) m, LATERAL (
    SELECT count(*)::int AS empty_seats FROM volunteers.post p JOIN volunteers.post_seat e ON e.post_id = p.id
    WHERE p.team_id = t.id AND p.state = 'open' AND e.closed_at IS NULL AND e.kind <> 'helper' AND NOT EXISTS (
      SELECT FROM volunteers.post_holding h WHERE h.seat_id = e.id AND h.valid_to IS NULL)) s`;

/** What wants looking at, as the list filters by it. */
const attention = {
  'no-leader': 'm.leader_id IS NULL',
  full: 't.capacity <= m.active',
  'empty-seats': 's.empty_seats > 0',
  probation: 'm.probationers > 0',
  'leader-proposed': `EXISTS (SELECT FROM volunteers.leader_proposal l WHERE l.team_id = t.id AND l.state = 'waiting')`,
} as const;

export const attentions = ['no-leader', 'full', 'empty-seats', 'probation', 'leader-proposed'] as const;

export interface TeamsFilter {
  readonly typeCode?: string;
  readonly state?: 'active' | 'closed';
  readonly areaId?: string;
  readonly attention?: (typeof attentions)[number];
}

/** Teams: read by every lib, kept by the office. */
@Injectable()
export class TeamsService extends Teams {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly types: TeamTypes,
    private readonly postReader: PostReader,
  ) {
    super();
  }

  /** Teams that are not closed. */
  async all(): Promise<TeamView[]> {
    const rows = await this.work.run(() =>
      this.work.query<TeamViewRow>(`${selectTeamView} WHERE t.state = 'active' ORDER BY t.name COLLATE "zh-x-icu"`),
    );
    return rows.map(toTeamView);
  }

  async byId(id: string): Promise<TeamView | undefined> {
    const row = await this.work.run(() => this.work.one<TeamViewRow>(`${selectTeamView} WHERE t.id = $1`, [id]));
    return row && toTeamView(row);
  }

  async members(teamIds: readonly string[], on: Date, volunteerIds?: readonly string[]): Promise<MemberView[]> {
    const rows = await this.work.run(() =>
      this.work.query<MemberViewRow>(
        `SELECT ${memberViewColumns} FROM volunteers.membership m
         WHERE m.team_id = ANY($1) AND m.valid_from <= $2 AND (m.valid_to IS NULL OR m.valid_to > $2)
           AND ($3::uuid[] IS NULL OR m.volunteer_id = ANY($3))
         ORDER BY m.team_id, m.joined_at, m.volunteer_id`,
        [teamIds, on, volunteerIds ?? null],
      ),
    );
    return rows.map(toMemberView);
  }

  async ofVolunteer(volunteerId: string, on: Date): Promise<MemberView[]> {
    const rows = await this.work.run(() =>
      this.work.query<MemberViewRow>(
        `SELECT ${memberViewColumns} FROM volunteers.membership m
         WHERE m.volunteer_id = $1 AND m.valid_from <= $2 AND (m.valid_to IS NULL OR m.valid_to > $2) ORDER BY m.joined_at, m.team_id`,
        [volunteerId, on],
      ),
    );
    return rows.map(toMemberView);
  }

  async posts(teamIds: readonly string[]): Promise<PostView[]> {
    return this.postReader.views(teamIds);
  }

  /** An area stands for all below it. */
  list(page: PageQuery, filter: TeamsFilter): Promise<TeamPage> {
    return this.work.run(async () => {
      const rows = await this.work.query<TeamRow>(
        `${selectTeam} WHERE t.state = $1 AND ($2::text IS NULL OR t.type_code = $2) AND ($3::uuid IS NULL OR t.id > $3)
           AND ($5::uuid IS NULL OR t.area_id IN (
             WITH RECURSIVE below AS (
               SELECT id FROM volunteers.area WHERE id = $5 UNION SELECT a.id FROM volunteers.area a JOIN below b ON a.parent_id = b.id)
             SELECT id FROM below))
           AND ${filter.attention === undefined ? 'true' : attention[filter.attention]}
         ORDER BY t.id LIMIT $4`,
        [filter.state ?? 'active', filter.typeCode ?? null, page.after ?? null, page.limit + 1, filter.areaId ?? null],
      );
      return toPage(rows.map(toTeamDetail), page.limit);
    });
  }

  /** @throws request.notFound */
  async detail(id: string): Promise<TeamDetail> {
    const row = await this.find(id);
    if (!row) throw requestErrors.notFound();
    return toTeamDetail(row);
  }

  /** @throws teams.typeUnknown, teams.nameTaken, areas.unknown */
  create(team: CreateTeamDto): Promise<TeamDetail> {
    return this.work.run(async () => {
      if (!(await this.types.enabled(team.typeCode))) throw teamErrors.typeUnknown({}, { field: 'typeCode' });
      const row = await this.work.one<{ id: string }>(
        `INSERT INTO volunteers.team (name, type_code, area_id, base_latitude, base_longitude, created_at, mission, capacity, probation_shifts,
           duty_phone)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id`,
        [
          team.name.trim(),
          team.typeCode,
          team.areaId ?? null,
          team.base?.latitude ?? null,
          team.base?.longitude ?? null,
          this.clock.now(),
          team.mission?.trim() ?? '',
          team.capacity ?? null,
          team.probationShifts ?? null,
          team.dutyPhone ?? null,
        ],
      );
      if (!row) throw requestErrors.conflict();
      await this.audit.record('team.created', { type: 'team', id: row.id }, { typeCode: team.typeCode });
      return this.detail(row.id);
    });
  }

  /** @throws request.notFound, request.stale, teams.nameTaken, teams.roomTooSmall, areas.unknown */
  change(id: string, change: ChangeTeamDto): Promise<TeamDetail> {
    return this.work.run(async () => {
      const changed = await this.work.execute(
        `UPDATE volunteers.team SET name = coalesce($3, name), area_id = coalesce($4, area_id),
           base_latitude = coalesce($5, base_latitude), base_longitude = coalesce($6, base_longitude),
           mission = coalesce($7, mission), capacity = CASE WHEN $8::boolean THEN $9::integer ELSE capacity END,
           probation_shifts = CASE WHEN $10::boolean THEN $11::integer ELSE probation_shifts END,
           duty_phone = CASE WHEN $12::boolean THEN $13::text ELSE duty_phone END, version = version + 1
         WHERE id = $1 AND version = $2 AND state = 'active'`,
        [
          id,
          change.version,
          change.name?.trim() ?? null,
          change.areaId ?? null,
          change.base?.latitude ?? null,
          change.base?.longitude ?? null,
          change.mission?.trim() ?? null,
          change.capacity !== undefined,
          change.capacity ?? null,
          change.probationShifts !== undefined,
          change.probationShifts ?? null,
          change.dutyPhone !== undefined,
          change.dutyPhone ?? null,
        ],
      );
      if (changed === 0) throw await this.explainMiss(id);
      await this.audit.record('team.changed', { type: 'team', id });
      return this.detail(id);
    });
  }

  /** Ends a team whose members have all left or moved. @throws teams.hasMembers, request.notFound, request.stale */
  close(id: string, version: number): Promise<TeamDetail> {
    return this.work.run(async () => {
      const changed = await this.work.execute(
        `UPDATE volunteers.team SET state = 'closed', version = version + 1 WHERE id = $1 AND version = $2 AND state = 'active'`,
        [id, version],
      );
      if (changed === 0) throw await this.explainMiss(id);
      // Whoever joins takes a lock on the team first, so nobody slips in between.
      const team = await this.detail(id);
      if (team.members > 0) throw teamErrors.hasMembers({ count: team.members });
      await this.audit.record('team.closed', { type: 'team', id });
      await this.outbox.emit(teamClosed, { teamId: id });
      return team;
    });
  }

  private async explainMiss(id: string): Promise<Error> {
    return staleRow(this.work, 'volunteers.team', id);
  }

  private find(id: string): Promise<TeamRow | undefined> {
    return this.work.run(() => this.work.one<TeamRow>(`${selectTeam} WHERE t.id = $1`, [id]));
  }
}

function toTeamView(row: TeamViewRow): TeamView {
  return {
    id: row.id,
    name: row.name,
    typeCode: row.type_code,
    areaId: row.area_id ?? undefined,
    base: placeOf(row.base_latitude, row.base_longitude),
    leaderId: row.leader_id ?? undefined,
  };
}

function toTeamDetail(row: TeamRow): TeamDetail {
  const { areaId, base, leaderId, ...rest } = toTeamView(row);
  return {
    ...rest,
    ...(areaId !== undefined && { areaId }),
    ...(base && { base }),
    ...(leaderId !== undefined && { leaderId }),
    state: row.state,
    mission: row.mission,
    ...(row.capacity !== null && { capacity: row.capacity }),
    ...(row.probation_shifts !== null && { probationShifts: row.probation_shifts }),
    ...(row.duty_phone !== null && { dutyPhone: row.duty_phone }),
    members: row.members,
    active: row.active,
    probationers: row.probationers,
    emptySeats: row.empty_seats,
    version: row.version,
  };
}
