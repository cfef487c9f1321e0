import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Problem } from '../app/api.js';
import { useWords } from '../app/words.js';
import { Empty, LoadFailed, PageLoading } from './states.js';
import { type Column, Table } from './table.js';

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
  readonly columns: readonly Column<Row>[];
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

/** A list in whichever state it is: loading, failed, empty, nothing that fits, or rows that come page by page. */
export function ListTable<Row extends { id: string }>(props: Props<Row>): ReactNode {
  const { label, rows, result, columns, width = 720, onOpen, selected, onSelect, nameOf } = props;
  const { t } = useWords();
  if (result.error && rows.length === 0)
    return <LoadFailed problem={result.error} onRetry={() => void result.refetch()} />;
  if (result.isPending) return <PageLoading />;
  if (rows.length === 0) return <NothingThere {...props} />;
  return (
    <div className="panel panel-flush">
      <Table<Row>
        label={label}
        rows={rows}
        columns={columns}
        width={width}
        onOpen={onOpen}
        unfinished={result.hasNextPage}
        choice={
          onSelect && { chosen: selected ?? [], onChange: onSelect, nameOf: (row) => nameOf?.(row) ?? t('list.choose') }
        }
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
