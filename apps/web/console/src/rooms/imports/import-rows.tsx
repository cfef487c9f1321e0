import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { type ReactNode, useState } from 'react';
import { type Problem, send, type Shape } from '../../app/api.js';
import { useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { ExportButton } from '../../kit/export-button.js';
import { LoadFailed, PageLoading } from '../../kit/states.js';
import { Table } from '../../kit/table.js';
import { importsTexts } from './imports.texts.js';

type Row = Shape<'ImportRowView'>;
type RowsPage = Shape<'ImportRowsPage'>;

const pageSize = 200;

/** The rows as they were read, masked, with what has to be corrected in each. */
export function ImportRows({ one }: { readonly one: Shape<'ImportView'> }): ReactNode {
  const { t, label, day } = useWords(importsTexts);
  const [onlyWrong, setOnlyWrong] = useState(one.wrongRows > 0);
  const teamTypes = useGet('/api/v1/team-types', {});
  const rows = useInfiniteQuery<RowsPage, Problem, { pages: RowsPage[] }, unknown[], number>({
    queryKey: ['/api/v1/imports/{id}/rows', one.id],
    queryFn: ({ pageParam }) =>
      send('get', '/api/v1/imports/{id}/rows', { path: { id: one.id }, query: { from: pageParam, limit: pageSize } }),
    initialPageParam: 1,
    getNextPageParam: (last) => last.next,
  });
  if (rows.error) return <LoadFailed problem={rows.error} onRetry={() => void rows.refetch()} />;
  if (rows.isPending) return <PageLoading />;
  const all = rows.data.pages.flatMap((page) => page.items);
  const shown = (onlyWrong ? wrongRows(one, all) : all).map((row) => ({ ...row, id: String(row.line) }));
  return (
    <section className="panel panel-flush" aria-label={t('imports.preview')}>
      <div className="panel-title panel-inset">
        <h2>{t('imports.preview')}</h2>
        <span className="inline-row">
          {one.wrongRows > 0 && (
            <Checkbox checked={onlyWrong} onChange={({ target }) => setOnlyWrong(target.checked)}>
              {t('imports.onlyWrong')}
            </Checkbox>
          )}
          <ExportButton list="volunteers.import-rows" filters={{ importId: one.id }} />
        </span>
      </div>
      <Table<Row & { id: string }>
        label={t('imports.preview')}
        width={900}
        rows={shown}
        unfinished={rows.hasNextPage}
        columns={[
          { title: t('imports.line'), dataIndex: 'line', width: 70, className: 'number' },
          { title: t('imports.name'), dataIndex: 'name', width: 130 },
          {
            title: t('imports.team'),
            width: 150,
            render: (_, { teamType }) =>
              label(teamTypes.data?.find((type) => type.code === teamType)?.label) || teamType,
          },
          { title: t('imports.document'), dataIndex: 'maskedDocument', width: 200, className: 'number' },
          { title: t('imports.phone'), dataIndex: 'maskedPhone', width: 130, className: 'number' },
          { title: t('imports.consentOn'), width: 140, render: (_, row) => day(row.paperConsentOn) },
          { title: t('imports.problems'), width: 320, render: (_, row) => <Mistakes row={row} /> },
        ]}
      />
      {rows.hasNextPage && !onlyWrong && (
        <div className="list-foot">
          <Button loading={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
            {t('imports.more')}
          </Button>
        </div>
      )}
    </section>
  );
}

/** Rows with mistakes, also those whose page has not been read yet: the import itself tells of the first thousand. */
function wrongRows(one: Shape<'ImportView'>, read: readonly Row[]): Row[] {
  const byLine = new Map<number, Row>(read.filter((row) => row.errors.length > 0).map((row) => [row.line, row]));
  for (const mistake of one.errors) {
    if (read.some((row) => row.line === mistake.line)) continue;
    const known = byLine.get(mistake.line) ?? {
      line: mistake.line,
      name: mistake.name ?? '',
      teamType: '',
      errors: [],
    };
    byLine.set(mistake.line, { ...known, errors: [...known.errors, mistake] });
  }
  return [...byLine.values()].sort((first, second) => first.line - second.line);
}

function Mistakes({ row }: { readonly row: Row }): ReactNode {
  if (row.errors.length === 0) return null;
  return (
    <ul className="mistakes">
      {row.errors.map((mistake) => (
        <li key={`${mistake.field} ${mistake.code}`}>
          {mistake.column !== undefined && <strong>{mistake.column}：</strong>}
          {mistake.message}
        </li>
      ))}
    </ul>
  );
}
