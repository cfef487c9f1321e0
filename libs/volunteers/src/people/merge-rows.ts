import { Injectable } from '@nestjs/common';
import { type PersonalRecords, presentPersonalRecords, UnitOfWork } from '@redmaple/platform';
import { mergeErrors } from './merges.errors.js';

/** The two sides of a merge. */
export interface MergeSides {
  readonly id: string;
  readonly kept_id: string;
  readonly gone_id: string;
  readonly kept_volunteer_id: string | null;
  readonly gone_volunteer_id: string | null;
}

interface MovedRow {
  readonly row_id: string;
  readonly moved: boolean;
}

interface MoveRow {
  readonly table_name: string;
  readonly column_name: string;
  readonly ids: string[];
}

/** Hands rows over between the two people of a merge, table by table, as the libs that own the tables say. */
@Injectable()
export class MergeRows {
  constructor(private readonly work: UnitOfWork) {}

  /** Everything that is the gone one's becomes the kept one's; each row is noted. @throws merges.clash naming the table */
  async moveAll(merge: MergeSides): Promise<void> {
    for (const records of await presentPersonalRecords(this.work)) {
      const [to, from] = sidesOf(merge, records.of);
      if (records.fixed || from === null || to === null) continue;
      const moved = await this.move(merge, records, from, to, null, records.onClash === 'stays');
      await this.work.execute(
        `INSERT INTO volunteers.merge_move (merge_id, table_name, column_name, row_id, moved)
         SELECT $1, $2, $3, m.row_id, m.moved FROM jsonb_to_recordset($4::jsonb) AS m(row_id uuid, moved boolean)
         ON CONFLICT DO NOTHING`,
        [merge.id, records.table, records.column, JSON.stringify(moved)],
      );
    }
  }

  /** Exactly what moved goes back, as far as it is the kept one's still. @throws merges.undoClash naming the table */
  async moveBack(merge: MergeSides): Promise<void> {
    const moves = await this.work.query<MoveRow>(
      `SELECT table_name, column_name, array_agg(row_id ORDER BY row_id) AS ids FROM volunteers.merge_move
       WHERE merge_id = $1 AND moved GROUP BY 1, 2 ORDER BY 1, 2`,
      [merge.id],
    );
    const known = await presentPersonalRecords(this.work);
    for (const { table_name: table, column_name: column, ids } of moves) {
      const records = known.find((one) => one.table === table && one.column === column);
      const [from, to] = sidesOf(merge, records?.of ?? 'person');
      if (!records || from === null || to === null) continue;
      await this.move(merge, records, from, to, ids, false);
    }
  }

  private async move(
    merge: MergeSides,
    { table, column }: PersonalRecords,
    from: string,
    to: string,
    ids: readonly string[] | null,
    lenient: boolean,
  ): Promise<MovedRow[]> {
    try {
      return await this.work.query<MovedRow>(
        'SELECT row_id, moved FROM volunteers.move_rows($1, $2, $3, $4, $5, $6, $7)',
        [merge.id, table, column, from, to, ids, lenient],
      );
    } catch (error) {
      const clash = ids === null ? mergeErrors.clash : mergeErrors.undoClash;
      throw isClash(error) ? clash({ table }) : error;
    }
  }
}

/** Kept, gone. */
function sidesOf(merge: MergeSides, of: PersonalRecords['of']): [string | null, string | null] {
  return of === 'person' ? [merge.kept_id, merge.gone_id] : [merge.kept_volunteer_id, merge.gone_volunteer_id];
}

/** Both have the same, and it can be only once; or a rule forbids it for the other. */
function isClash(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === '23505' || code === '23P01' || code === '23514';
}
