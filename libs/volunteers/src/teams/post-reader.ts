import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@redmaple/platform';
import type { PostView } from '@redmaple/plugins/house';
import type { PostDetail, PostPeriod, PostSeatView } from './post.dto.js';
import { isUnaccompanied, lacksOf, type SeatKind } from './post.policy.js';

interface SeatRow {
  id: string;
  kind: SeatKind;
  no: number;
  volunteer_id: string | null;
  name: string | null;
  probation: boolean;
  since: string | null;
}

interface PostRow {
  id: string;
  team_id: string;
  team_name: string;
  name: string;
  area_id: string | null;
  pattern_code: string | null;
  version: number;
  seats: SeatRow[];
}

/** A post with its seats and who holds them, in one statement however many. Parameters begin at 1 in `where`. */
const selectPost = (where: string, rest = 'ORDER BY t.name COLLATE "zh-x-icu", p.id'): string => `
  SELECT p.id, p.team_id, t.name AS team_name, p.name, p.area_id, p.pattern_code, p.version,
    coalesce((
      SELECT jsonb_agg(jsonb_build_object('id', s.id, 'kind', s.kind, 'no', s.no, 'volunteer_id', h.volunteer_id, 'name', who.name,
        'probation', coalesce(m.role = 'probationer', false), 'since', h.valid_from)
        ORDER BY array_position(ARRAY['leader', 'member', 'helper'], s.kind), s.no)
      FROM volunteers.post_seat s
      LEFT JOIN volunteers.post_holding h ON h.seat_id = s.id AND h.valid_to IS NULL
      LEFT JOIN volunteers.volunteer v ON v.id = h.volunteer_id LEFT JOIN volunteers.person who ON who.id = v.person_id
      LEFT JOIN volunteers.membership m ON m.volunteer_id = h.volunteer_id AND m.team_id = p.team_id AND m.valid_to IS NULL
      WHERE s.post_id = p.id AND s.closed_at IS NULL), '[]') AS seats
  FROM volunteers.post p JOIN volunteers.team t ON t.id = p.team_id
  WHERE p.state = 'open' AND ${where} ${rest}`;

const lacking = `EXISTS (
  SELECT FROM volunteers.post_seat e WHERE e.post_id = p.id AND e.closed_at IS NULL AND e.kind <> 'helper' AND NOT EXISTS (
    SELECT FROM volunteers.post_holding x WHERE x.seat_id = e.id AND x.valid_to IS NULL))`;

/** Posts as they stand. */
@Injectable()
export class PostReader {
  constructor(private readonly work: UnitOfWork) {}

  async ofTeam(teamId: string, withNames: boolean): Promise<PostDetail[]> {
    const rows = await this.read(selectPost('p.team_id = $1', 'ORDER BY p.id'), [teamId]);
    return rows.map((row) => toPostDetail(row, withNames));
  }

  async byId(id: string): Promise<PostDetail | undefined> {
    const [row] = await this.read(selectPost('p.id = $1'), [id]);
    return row && toPostDetail(row, true);
  }

  /** Of teams that are not closed, by their ids. */
  async page(onlyLacking: boolean, after: string | undefined, limit: number): Promise<PostDetail[]> {
    const where = `t.state = 'active' AND ($1::uuid IS NULL OR p.id > $1) ${onlyLacking ? `AND ${lacking}` : ''}`;
    const rows = await this.read(selectPost(where, 'ORDER BY p.id LIMIT $2'), [after ?? null, limit]);
    return rows.map((row) => toPostDetail(row, false));
  }

  /** As other libs see them. */
  async views(teamIds: readonly string[]): Promise<PostView[]> {
    const rows = await this.read(selectPost('p.team_id = ANY($1::uuid[])'), [teamIds]);
    return rows.map((row) => {
      const { id, teamId, name, areaId, seats, lacks, unaccompanied } = toPostDetail(row, false);
      return {
        id,
        teamId,
        name,
        areaId,
        seats: seats.map((seat) => ({ id: seat.id, kind: seat.kind, volunteerId: seat.volunteerId })),
        lacks,
        unaccompanied,
      };
    });
  }

  /** Seats that somebody holds or held, the newest first. */
  async ofVolunteer(volunteerId: string): Promise<PostPeriod[]> {
    const rows = await this.work.run(() =>
      this.work.query<{
        id: string;
        post_id: string;
        post_name: string;
        team_id: string;
        kind: SeatKind;
        valid_from: Date;
        valid_to: Date | null;
      }>(
        `SELECT h.id, h.post_id, p.name AS post_name, h.team_id, s.kind, h.valid_from, h.valid_to
         FROM volunteers.post_holding h JOIN volunteers.post p ON p.id = h.post_id JOIN volunteers.post_seat s ON s.id = h.seat_id
         WHERE h.volunteer_id = $1 ORDER BY h.valid_from DESC, h.id DESC`,
        [volunteerId],
      ),
    );
    return rows.map((row) => ({
      id: row.id,
      postId: row.post_id,
      postName: row.post_name,
      teamId: row.team_id,
      kind: row.kind,
      from: row.valid_from.toISOString(),
      ...(row.valid_to !== null && { to: row.valid_to.toISOString() }),
    }));
  }

  private read(sql: string, parameters: readonly unknown[]): Promise<PostRow[]> {
    return this.work.run(() => this.work.query<PostRow>(sql, [...parameters]));
  }
}

function toPostDetail(row: PostRow, withNames: boolean): PostDetail {
  const states = row.seats.map((seat) => ({
    kind: seat.kind,
    volunteerId: seat.volunteer_id ?? undefined,
    probation: seat.probation,
  }));
  return {
    id: row.id,
    teamId: row.team_id,
    teamName: row.team_name,
    name: row.name,
    ...(row.area_id !== null && { areaId: row.area_id }),
    ...(row.pattern_code !== null && { patternCode: row.pattern_code }),
    seats: row.seats.map((seat) => toSeatView(seat, withNames)),
    lacks: lacksOf(states),
    unaccompanied: isUnaccompanied(states),
    version: row.version,
  };
}

function toSeatView(seat: SeatRow, withNames: boolean): PostSeatView {
  const { id, kind, no } = seat;
  if (seat.volunteer_id === null || seat.since === null) return { id, kind, no };
  return {
    id,
    kind,
    no,
    volunteerId: seat.volunteer_id,
    ...(withNames && seat.name !== null && { name: seat.name }),
    probation: seat.probation,
    since: new Date(seat.since).toISOString(),
  };
}
