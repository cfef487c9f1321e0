import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useList } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { ExportButton } from '../../kit/export-button.js';
import { ListTable } from '../../kit/list-table.js';
import { Empty } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import type { Column } from '../../kit/table.js';
import { recruitmentTexts } from './recruitment.texts.js';

type Appeal = Shape<'AppealSummary'>;

/** Appeals that nobody has answered, what is due first on top; one opens with its application. */
export function AppealsList({ onOpen }: { readonly onOpen: (applicationId: string) => void }): ReactNode {
  const { t, date, dateTime } = useWords(recruitmentTexts);
  const { items, result } = useList('/api/v1/vetting/appeals', { query: { limit: 50 } });
  const columns: Column<Appeal>[] = [
    {
      title: t('recruitment.pipeline.name'),
      key: 'name',
      width: 160,
      render: (_, row) => (
        <button type="button" className="link-button" onClick={() => onOpen(row.applicationId)}>
          {row.name}
        </button>
      ),
    },
    { title: t('recruitment.pipeline.number'), dataIndex: 'number', width: 160, className: 'number' },
    {
      title: t('recruitment.appeals.due'),
      key: 'dueAt',
      width: 240,
      render: (_, row) => (
        <>
          {date(row.dueAt)} {row.overdue && <StatusTag tone="bad">{t('recruitment.pipeline.late')}</StatusTag>}{' '}
          {row.refusedByReader && <StatusTag tone="quiet">{t('recruitment.appeals.yours')}</StatusTag>}
        </>
      ),
    },
    { title: t('recruitment.appeals.filed'), key: 'filedAt', width: 215, render: (_, row) => dateTime(row.filedAt) },
  ];
  return (
    <>
      <div className="filters">
        <ExportButton list="volunteers.appeals" filters={{}} />
      </div>
      <ListTable
        label={t('recruitment.appeals.title')}
        rows={items}
        result={result}
        columns={columns}
        width={780}
        filtered={false}
        onOpen={(row) => onOpen(row.applicationId)}
        empty={<Empty title={t('recruitment.appeals.none')} />}
      />
    </>
  );
}
