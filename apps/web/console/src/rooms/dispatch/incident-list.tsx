import { Segmented } from 'antd';
import { memo, type ReactNode } from 'react';
import { useList } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { ExportButton } from '../../kit/export-button.js';
import { Empty, LoadFailed, PageLoading } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import { VirtualList } from '../../kit/virtual-list.js';
import { dispatchTexts } from './dispatch.texts.js';
import { categoryText, type Incident, isStopped, isUnderWay, liveMission, toneOfIncident } from './incident-words.js';
import { WaitTimer } from './wait-timer.js';

const rowHeight = 92;
const pageSize = 100;

/** Open incidents, the oldest breach first; or those that are over, the latest first. */
export type ListKind = 'open' | 'over';

/** The incidents of the board: drawn as far as they are seen, fetched as far as one scrolls. */
export function useIncidents(list: ListKind) {
  return useList('/api/v1/incidents', { query: { list, limit: pageSize } });
}

interface Props {
  readonly kind: ListKind;
  readonly incidents: ReturnType<typeof useIncidents>;
  readonly selected: string | undefined;
  readonly onKind: (kind: ListKind) => void;
  readonly onSelect: (id: string) => void;
}

export function IncidentList({ kind, incidents, selected, onKind, onSelect }: Props): ReactNode {
  const { t } = useWords(dispatchTexts);
  return (
    <section className="dispatch-pane dispatch-list" aria-label={t('dispatch.incidents')}>
      <header className="dispatch-pane-head">
        <h2>{t('dispatch.incidents')}</h2>
        <Segmented<ListKind>
          aria-label={t('dispatch.incidents')}
          value={kind}
          onChange={onKind}
          options={[
            { value: 'open', label: t('dispatch.listOpen') },
            { value: 'over', label: t('dispatch.listOver') },
          ]}
        />
        {kind === 'over' && <ExportButton list="dispatch.incidents" filters={{ list: kind }} />}
      </header>
      <Rows {...{ kind, incidents, selected, onKind, onSelect }} />
    </section>
  );
}

function Rows({ kind, incidents, selected, onSelect }: Props): ReactNode {
  const { t } = useWords(dispatchTexts);
  const { items, result } = incidents;
  if (result.error && items.length === 0)
    return <LoadFailed problem={result.error} onRetry={() => void result.refetch()} />;
  if (result.isPending) return <PageLoading />;
  if (items.length === 0)
    return (
      <Empty
        title={t(kind === 'open' ? 'dispatch.emptyOpen' : 'dispatch.emptyOver')}
        {...(kind === 'open' && { hint: t('dispatch.emptyHint') })}
      />
    );
  return (
    <VirtualList<Incident>
      label={t('dispatch.incidents')}
      rows={items}
      rowHeight={rowHeight}
      hasMore={result.hasNextPage}
      onMore={() => !result.isFetchingNextPage && void result.fetchNextPage()}
      render={(incident) => <IncidentRow incident={incident} selected={incident.id === selected} onSelect={onSelect} />}
    />
  );
}

interface RowProps {
  readonly incident: Incident;
  readonly selected: boolean;
  readonly onSelect: (id: string) => void;
}

const IncidentRow = memo(function IncidentRow({ incident, selected, onSelect }: RowProps): ReactNode {
  const words = useWords(dispatchTexts);
  const { t, time } = words;
  const mission = liveMission(incident.live);
  return (
    <button
      type="button"
      className={`incident-row${selected ? ' incident-row-selected' : ''}`}
      aria-current={selected ? 'true' : undefined}
      onClick={() => onSelect(incident.id)}
    >
      <span className="incident-row-line">
        <strong>{incident.place ?? incident.emergencyService ?? categoryText(incident, words)}</strong>
        {isStopped(mission) ? (
          <StatusTag tone="bad">{t('dispatch.stopped')}</StatusTag>
        ) : (
          <StatusTag tone={toneOfIncident(incident.state)}>{t(`incidentState.${incident.state}`)}</StatusTag>
        )}
      </span>
      <span className="incident-row-line incident-row-summary">{incident.summary ?? t('category.other')}</span>
      <span className="incident-row-line quiet">
        <span>
          {mission
            ? t(isUnderWay(mission.state) ? 'dispatch.going' : 'dispatch.asking', { name: mission.volunteerName ?? '' })
            : categoryText(incident, words)}
        </span>
        {incident.waitingSince === undefined ? (
          <span className="number">{time(incident.endedAt ?? incident.handledAt ?? incident.receivedAt)}</span>
        ) : (
          <WaitTimer incident={incident} />
        )}
      </span>
    </button>
  );
});
