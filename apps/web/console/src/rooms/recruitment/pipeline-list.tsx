import type { ReactNode } from 'react';
import { useSearch } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { ExportButton } from '../../kit/export-button.js';
import { ListTable } from '../../kit/list-table.js';
import { Empty } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import type { Column } from '../../kit/table.js';
import { useDebounced } from '../../kit/use-debounced.js';
import { useApplicationColumns } from './application-columns.js';
import { BulkBar } from './bulk-bar.js';
import { stageFor } from './may-decide.js';
import { recruitmentTexts } from './recruitment.texts.js';
import { type Application, applicationTone } from './states.js';
import { useChosen } from './use-chosen.js';
import type { Concerned, Decision } from './use-decisions.js';
import type { PipelineUrl } from './use-pipeline-url.js';

export interface PipelineProps {
  readonly url: PipelineUrl;
  readonly decide: (decision: Decision, about: readonly Concerned[]) => void;
  readonly onOpen: (id: string) => void;
}

/** What the filters ask the API for. */
export function useFilterQuery({ call, teamType, search }: PipelineUrl): {
  callId?: string;
  teamType?: string;
  search?: string;
} {
  const settled = useDebounced(search.trim());
  return {
    ...(call !== undefined && { callId: call }),
    ...(teamType !== undefined && { teamType }),
    ...(settled !== '' && { search: settled }),
  };
}

/** All applications that fit the filters, newest first; those of the reader's own stage can be decided together. */
export function PipelineList({ url, decide, onOpen }: PipelineProps): ReactNode {
  const { t, dateTime } = useWords(recruitmentTexts);
  const { can } = useSession();
  const query = useFilterQuery(url);
  const wanted = { ...query, ...(url.state && { state: url.state }) };
  const { items, result } = useSearch('/api/v1/applications/search', { limit: 50, ...wanted }, { keep: true });
  const { inGrace, selected, setSelected, chosen: mine } = useChosen(items);
  const { who, source } = useApplicationColumns<Application>(onOpen, (row) => row.teamType);
  const columns: Column<Application>[] = [
    ...who,
    {
      title: t('recruitment.pipeline.state'),
      key: 'state',
      width: 130,
      render: (_, row) =>
        inGrace.has(row.id) ? (
          <StatusTag tone="warn">{t('recruitment.bulk.inGrace')}</StatusTag>
        ) : (
          <StatusTag tone={applicationTone[row.state]}>{t(`recruitment.states.${row.state}`)}</StatusTag>
        ),
    },
    {
      title: t('recruitment.pipeline.specialty'),
      key: 'specialty',
      width: 140,
      render: (_, row) => row.specialty ?? '—',
    },
    source,
    {
      title: t('recruitment.pipeline.submittedAt'),
      key: 'submittedAt',
      width: 215,
      render: (_, row) => dateTime(row.submittedAt),
    },
  ];
  const filtered = [url.call, url.state, url.teamType, url.search || undefined].some((one) => one !== undefined);
  const bulk = can('liaison') && !can('operator', 'county-admin') ? 'background-review' : 'screening';
  const chosen = mine.filter((one) => stageFor(one, can) === bulk);
  return (
    <>
      <p>
        <ExportButton list="volunteers.applications" filters={wanted} />
      </p>
      {chosen.length > 0 && <BulkBar stage={bulk} chosen={chosen} decide={decide} onClear={() => setSelected([])} />}
      {selected.length > 0 && chosen.length < selected.length && (
        <p className="quiet" role="status">
          {t('recruitment.bulk.others', { count: selected.length - chosen.length })}
        </p>
      )}
      <ListTable
        label={t('nav.applications')}
        rows={items}
        result={result}
        columns={columns}
        width={1040}
        filtered={filtered}
        onClearFilters={() => {
          url.setSearch('');
          url.change({ call: undefined, state: undefined, teamType: undefined, q: undefined });
        }}
        onOpen={(row) => onOpen(row.id)}
        selected={selected}
        onSelect={setSelected}
        empty={<Empty title={t('recruitment.pipeline.none')} hint={t('recruitment.pipeline.noneHint')} />}
      />
    </>
  );
}
