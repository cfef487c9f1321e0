import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useSearch } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { ExportButton } from '../../kit/export-button.js';
import { ListTable } from '../../kit/list-table.js';
import { Empty } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import type { Column } from '../../kit/table.js';
import { useApplicationColumns } from './application-columns.js';
import { BulkBar } from './bulk-bar.js';
import { type PipelineProps, useFilterQuery } from './pipeline-list.js';
import { recruitmentTexts } from './recruitment.texts.js';
import { useChosen } from './use-chosen.js';
import { usePipeline } from './use-pipeline.js';

type Waiting = Shape<'PipelineItem'>;

/** What waits at a stage, what is due first on top. */
export function QueueList({ url, stage, decide, onOpen }: PipelineProps & { readonly stage: string }): ReactNode {
  const { t, label, dateTime, date } = useWords(recruitmentTexts);
  const here = usePipeline()?.stages.find((one) => one.code === stage);
  const query = useFilterQuery(url);
  const wanted = { stage, ...query, ...(url.overdue && { overdue: true }) };
  const { items, result } = useSearch('/api/v1/vetting/pipeline/search', { limit: 50, ...wanted });
  const { inGrace, selected, setSelected, chosen } = useChosen(items);
  const { who, source } = useApplicationColumns<Waiting>(onOpen, (row) => row.teamTypeCode);
  const columns: Column<Waiting>[] = [
    ...who,
    {
      title: t('recruitment.pipeline.dueAt'),
      key: 'dueAt',
      width: 250,
      render: (_, row) => (
        <>
          {date(row.dueAt)}{' '}
          {inGrace.has(row.id) ? (
            <StatusTag tone="warn">{t('recruitment.bulk.inGrace')}</StatusTag>
          ) : (
            <>
              {row.overdue && <StatusTag tone="bad">{t('recruitment.pipeline.late')}</StatusTag>}{' '}
              {row.anew && <StatusTag tone="busy">{t('recruitment.pipeline.anew')}</StatusTag>}{' '}
              {row.consentMissing && <StatusTag tone="warn">{t('recruitment.pipeline.consentMissing')}</StatusTag>}
            </>
          )}
        </>
      ),
    },
    { title: t('recruitment.pipeline.since'), key: 'since', width: 215, render: (_, row) => dateTime(row.since) },
    source,
  ];
  const bulk = here?.mine && (stage === 'screening' || stage === 'background-review') ? stage : undefined;
  return (
    <>
      <p>
        <ExportButton list="volunteers.waiting-applications" filters={wanted} />
      </p>
      {bulk && chosen.length > 0 && (
        <BulkBar stage={bulk} chosen={chosen} decide={decide} onClear={() => setSelected([])} />
      )}
      {here && !here.mine && <p className="quiet">{t('recruitment.pipeline.othersDecide')}</p>}
      <ListTable
        label={here ? label(here.label) : stage}
        rows={items}
        result={result}
        columns={columns}
        width={1000}
        filtered={url.overdue || url.call !== undefined || url.teamType !== undefined || url.search.trim() !== ''}
        onClearFilters={() => {
          url.setSearch('');
          url.change({ overdue: undefined, call: undefined, teamType: undefined, q: undefined });
        }}
        onOpen={(row) => onOpen(row.id)}
        {...(bulk && { selected, onSelect: setSelected })}
        empty={<Empty title={t('recruitment.pipeline.queueEmpty')} />}
      />
    </>
  );
}
