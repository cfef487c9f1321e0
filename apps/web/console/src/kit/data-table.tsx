import type { ReactNode } from 'react';
import { type Column, Table } from './table.js';

/** A whole list that came in one answer; for lists that come page by page see {@link ListTable}. */
export function DataTable<Row extends { id: string }>({
  label,
  rows,
  columns,
  width = 720,
}: {
  /** Read out as the table's name. */
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  /** Below this width, in pixels, the table scrolls inside itself. */
  readonly width?: number;
}): ReactNode {
  return (
    <div className="panel panel-flush">
      <Table<Row> label={label} rows={rows} columns={columns} width={width} />
    </div>
  );
}
