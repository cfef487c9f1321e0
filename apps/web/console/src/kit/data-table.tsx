import { Table, type TableProps } from 'antd';
import type { ReactNode } from 'react';

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
  readonly columns: NonNullable<TableProps<Row>['columns']>;
  /** Below this width, in pixels, the table scrolls inside itself. */
  readonly width?: number;
}): ReactNode {
  return (
    <div className="panel panel-flush">
      <Table<Row>
        aria-label={label}
        rowKey="id"
        size="middle"
        columns={columns}
        dataSource={rows as Row[]}
        pagination={false}
        scroll={{ x: width }}
      />
    </div>
  );
}
