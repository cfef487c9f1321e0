import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useList } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { ListTable } from '../../kit/list-table.js';
import { Empty } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import type { Column } from '../../kit/table.js';
import { useApplicationColumns } from './application-columns.js';
import { BulkBar } from './bulk-bar.js';
import { stageFor } from './may-decide.js';
import type { PipelineProps } from './pipeline-list.js';
import { recruitmentTexts } from './recruitment.texts.js';
import { type Stage, stateBefore } from './states.js';
import { useChosen } from './use-chosen.js';

type QueueItem = Shape<'QueueItem'>;

/** What waits at a stage, the most urgent first. */
export function QueueList({ url, stage, decide, onOpen }: PipelineProps & { readonly stage: Stage }): ReactNode {
  const { t, dateTime, date } = useWords(recruitmentTexts);
  const { can } = useSession();
  const { items, result } = useList('/api/v1/vetting/queue', {
    query: {
      limit: 50,
      stage,
      ...(url.overdue && { overdue: true }),
      ...(url.call !== undefined && { callId: url.call }),
    },
  });
  const { inGrace, selected, setSelected, chosen } = useChosen(items);
  const { who, source } = useApplicationColumns<QueueItem>(onOpen, (row) => row.teamTypeCode);
  const columns: Column<QueueItem>[] = [
    ...who,
    {
      title: t('recruitment.pipeline.dueAt'),
      key: 'dueAt',
      width: 190,
      render: (_, row) => (
        <>
          {date(row.dueAt)}{' '}
          {inGrace.has(row.id) ? (
            <StatusTag tone="warn">{t('recruitment.bulk.inGrace')}</StatusTag>
          ) : (
            row.overdue && <StatusTag tone="bad">{t('recruitment.pipeline.late')}</StatusTag>
          )}
        </>
      ),
    },
    { title: t('recruitment.pipeline.since'), key: 'since', width: 215, render: (_, row) => dateTime(row.since) },
    source,
  ];
  const mayMany = stage !== 'acceptance' && stageFor(stateBefore[stage], can) === stage;
  return (
    <>
      {mayMany && chosen.length > 0 && (
        <BulkBar stage={stage} chosen={chosen} decide={decide} onClear={() => setSelected([])} />
      )}
      {!mayMany && <p className="quiet">{t(`recruitment.turn.${stage}`)}</p>}
      <ListTable
        label={t(`recruitment.stages.${stage}`)}
        rows={items}
        result={result}
        columns={columns}
        width={940}
        filtered={url.overdue || url.call !== undefined}
        onClearFilters={() => url.change({ overdue: undefined, call: undefined })}
        onOpen={(row) => onOpen(row.id)}
        {...(mayMany && { selected, onSelect: setSelected })}
        empty={<Empty title={t('recruitment.pipeline.queueEmpty')} />}
      />
    </>
  );
}
