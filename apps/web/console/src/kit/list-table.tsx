import { Button, Table, type TableProps } from 'antd';
import type { ReactNode } from 'react';
import type { Problem } from '../app/api.js';
import { useWords } from '../app/words.js';
import { Empty, LoadFailed, PageLoading } from './states.js';

interface ListResult {
  readonly error: Problem | null;
  readonly isPending: boolean;
  readonly isFetchingNextPage: boolean;
  readonly hasNextPage: boolean;
  readonly fetchNextPage: () => unknown;
  readonly refetch: () => unknown;
}

interface Props<Row extends { id: string }> {
  /** Read out as the table's name. */
  readonly label: string;
  readonly rows: readonly Row[];
  readonly result: ListResult;
  readonly columns: NonNullable<TableProps<Row>['columns']>;
  /** A column's texts do not break below this width, in pixels; the table scrolls inside itself. */
  readonly width?: number;
  readonly empty: ReactNode;
  /** Whether filters are on: an empty list then offers to clear them. */
  readonly filtered?: boolean;
  readonly onClearFilters?: () => void;
  readonly onOpen?: (row: Row) => void;
  readonly selected?: readonly string[];
  readonly onSelect?: (ids: string[]) => void;
  /** What a row's checkbox is read out as. */
  readonly nameOf?: (row: Row) => string;
}

/** From so many rows on only those in sight are drawn. */
const manyRows = 60;

/** A list in whichever state it is: loading, failed, empty, nothing that fits, or rows that come page by page. */
export function ListTable<Row extends { id: string }>(props: Props<Row>): ReactNode {
  const { label, rows, result, columns, width = 720, onOpen, selected, onSelect, nameOf } = props;
  const { t } = useWords();
  if (result.error && rows.length === 0)
    return <LoadFailed problem={result.error} onRetry={() => void result.refetch()} />;
  if (result.isPending) return <PageLoading />;
  if (rows.length === 0) return <NothingThere {...props} />;
  const many = rows.length > manyRows;
  return (
    <div className="panel panel-flush">
      <Table<Row>
        aria-label={label}
        rowKey="id"
        size="middle"
        columns={columns}
        dataSource={rows as Row[]}
        pagination={false}
        virtual={many}
        scroll={{ x: width, ...(many && { y: Math.max(320, window.innerHeight - 300) }) }}
        {...(onOpen && {
          onRow: (row: Row) => ({
            onClick: (event) => isPlainClick(event.target) && onOpen(row),
            className: 'row-opens',
          }),
        })}
        {...(onSelect && {
          rowSelection: {
            selectedRowKeys: [...(selected ?? [])],
            onChange: (keys) => onSelect(keys.map(String)),
            getCheckboxProps: (row: Row) => ({ 'aria-label': nameOf?.(row) ?? row.id }),
          },
        })}
      />
      <div className="list-foot">
        <span>{t('list.total', { count: rows.length })}</span>
        {result.hasNextPage && (
          <Button loading={result.isFetchingNextPage} onClick={() => void result.fetchNextPage()}>
            {result.isFetchingNextPage ? t('list.loadingMore') : t('list.more')}
          </Button>
        )}
      </div>
    </div>
  );
}

function NothingThere<Row extends { id: string }>({ empty, filtered, onClearFilters }: Props<Row>): ReactNode {
  const { t } = useWords();
  const cleared = filtered && onClearFilters && <Button onClick={onClearFilters}>{t('list.clear')}</Button>;
  return <div className="panel">{filtered ? <Empty title={t('list.nothingFits')} action={cleared} /> : empty}</div>;
}

/** A click on a link, button or field inside a row is meant for that. */
function isPlainClick(target: EventTarget): boolean {
  return !(target instanceof Element) || target.closest('a, button, input, label, .ant-select, .ant-dropdown') === null;
}
