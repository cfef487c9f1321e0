import { Injectable } from '@nestjs/common';
import { requestErrors, toPage, UnitOfWork } from '@redmaple/platform';
import type { MergeMoves, MergePage, MergesQuery, MergeView } from './duplicates.dto.js';

interface Row {
  readonly id: string;
  readonly kept_id: string;
  readonly kept_name: string;
  readonly kept_volunteer_id: string | null;
  readonly gone_id: string;
  readonly gone_name: string;
  readonly gone_number: string | null;
  readonly reason: string;
  readonly merged_at: Date;
  readonly merged_by_name: string | null;
  readonly undo_until: Date;
  readonly undone_at: Date | null;
  readonly undone_by_name: string | null;
  readonly finished_at: Date | null;
  readonly moves: MergeMoves[] | null;
}

const select = `SELECT m.id, m.kept_id, k.name AS kept_name, m.kept_volunteer_id, m.gone_id, g.name AS gone_name, v.number AS gone_number,
    m.reason, m.merged_at, a.display_name AS merged_by_name, m.undo_until, m.undone_at, u.display_name AS undone_by_name, m.finished_at,
    (SELECT json_agg(json_build_object('table', t.table_name, 'moved', t.moved, 'stayed', t.stayed) ORDER BY t.table_name)
     FROM (SELECT x.table_name, count(*) FILTER (WHERE x.moved)::int AS moved, count(*) FILTER (WHERE NOT x.moved)::int AS stayed
       FROM volunteers.merge_move x WHERE x.merge_id = m.id GROUP BY 1) t) AS moves
  FROM volunteers.merge m JOIN volunteers.person k ON k.id = m.kept_id JOIN volunteers.person g ON g.id = m.gone_id
  LEFT JOIN volunteers.volunteer v ON v.id = m.gone_volunteer_id
  LEFT JOIN platform.account a ON a.id = m.merged_by LEFT JOIN platform.account u ON u.id = m.undone_by`;

const states = {
  open: 'm.undone_at IS NULL AND m.finished_at IS NULL',
  undone: 'm.undone_at IS NOT NULL',
  finished: 'm.finished_at IS NOT NULL',
} as const;

/** The trace of merges. */
@Injectable()
export class MergeReader {
  constructor(private readonly work: UnitOfWork) {}

  /** The latest first. */
  async page({ state, limit, after }: MergesQuery): Promise<MergePage> {
    const rows = await this.work.query<Row>(
      `${select} WHERE ($2::uuid IS NULL OR m.id < $2) ${state ? `AND ${states[state]}` : ''} ORDER BY m.id DESC LIMIT $1`,
      [limit + 1, after ?? null],
    );
    return toPage(rows.map(toView), limit);
  }

  /** @throws request.notFound */
  async one(id: string): Promise<MergeView> {
    const row = await this.work.one<Row>(`${select} WHERE m.id = $1`, [id]);
    if (!row) throw requestErrors.notFound();
    return toView(row);
  }
}

function toView(row: Row): MergeView {
  return {
    id: row.id,
    state: row.undone_at ? 'undone' : row.finished_at ? 'finished' : 'open',
    keptPersonId: row.kept_id,
    keptName: row.kept_name,
    ...(row.kept_volunteer_id !== null && { keptVolunteerId: row.kept_volunteer_id }),
    gonePersonId: row.gone_id,
    goneName: row.gone_name,
    ...(row.gone_number !== null && { goneVolunteerNumber: row.gone_number }),
    reason: row.reason,
    mergedAt: row.merged_at.toISOString(),
    mergedBy: row.merged_by_name ?? '',
    undoUntil: row.undo_until.toISOString(),
    ...(row.undone_at && { undoneAt: row.undone_at.toISOString(), undoneBy: row.undone_by_name ?? '' }),
    moves: row.moves ?? [],
  };
}
