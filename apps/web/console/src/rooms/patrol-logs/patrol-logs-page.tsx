import './patrol-logs.css';
import { Input } from 'antd';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useList } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { ExportButton } from '../../kit/export-button.js';
import { FilterSelect } from '../../kit/filter-select.js';
import { ListTable } from '../../kit/list-table.js';
import { PageHeader } from '../../kit/page-header.js';
import { RecordLink } from '../../kit/record-link.js';
import { Empty } from '../../kit/states.js';
import { useUrlState } from '../../kit/url-state.js';
import { useSites } from '../duty/use-sites.js';
import { useTeams } from '../people/lookups.js';
import { PatrolLogDrawer } from './patrol-log-drawer.js';
import { patrolLogTexts } from './patrol-logs.texts.js';

type Log = Shape<'PatrolLogView'>;
type Filter = 'team' | 'site' | 'from' | 'to';

const aDay = /^\d{4}-\d{2}-\d{2}$/;

/** What patrols saw, by team, site and day. */
export function Page(): ReactNode {
  const { t, dateTime } = useWords(patrolLogTexts);
  const [url, change] = useUrlState<Filter | 'open'>();
  const { teams, nameOf: teamName } = useTeams();
  const { sites, nameOf: siteName } = useSites();
  const { team, site } = url;
  const [from, to] = [url.from, url.to].map((one) => (one !== undefined && aDay.test(one) ? one : undefined));
  const wanted = {
    ...(team !== undefined && { teamId: team }),
    ...(site !== undefined && { siteId: site }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
  const { items, result } = useList('/api/v1/patrol-logs', { query: { limit: 50, ...wanted } });
  return (
    <>
      <PageHeader title={t('nav.patrolLogs')} hint={t('patrolLogs.hint')} />
      <div className="filters">
        <FilterSelect
          label={t('patrolLogs.team')}
          any={t('patrolLogs.anyTeam')}
          value={team}
          options={teams.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(chosen) => change({ team: chosen })}
        />
        <FilterSelect
          label={t('patrolLogs.site')}
          any={t('patrolLogs.anySite')}
          value={site}
          options={sites.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(chosen) => change({ site: chosen })}
        />
        <DayField label={t('patrolLogs.from')} value={from} onChange={(day) => change({ from: day })} />
        <DayField label={t('patrolLogs.to')} value={to} onChange={(day) => change({ to: day })} />
        <ExportButton list="shifts.patrol-logs" filters={wanted} />
      </div>
      <ListTable<Log>
        label={t('patrolLogs.list')}
        rows={items}
        result={result}
        width={900}
        filtered={[team, site, from, to].some((one) => one !== undefined)}
        onClearFilters={() => change({ team: undefined, site: undefined, from: undefined, to: undefined })}
        onOpen={(row) => change({ open: row.id }, { push: true })}
        empty={<Empty title={t('patrolLogs.empty')} hint={t('patrolLogs.emptyHint')} />}
        columns={[
          {
            title: t('patrolLogs.seen'),
            key: 'seen',
            width: 210,
            render: (_, row) => <RecordLink id={row.id}>{dateTime(row.observedAt)}</RecordLink>,
          },
          {
            title: t('patrolLogs.text'),
            key: 'text',
            width: 300,
            render: (_, row) => <span className="patrol-excerpt">{row.text}</span>,
          },
          { title: t('patrolLogs.team'), key: 'team', width: 150, render: (_, row) => teamName(row.teamId) },
          { title: t('patrolLogs.site'), key: 'site', width: 150, render: (_, row) => siteName(row.siteId) || '—' },
          { title: t('patrolLogs.writer'), key: 'writer', width: 110, render: (_, row) => row.volunteer.name },
          {
            title: t('patrolLogs.photos'),
            key: 'photos',
            width: 90,
            render: (_, row) =>
              row.photos.length === 0 ? '—' : t('patrolLogs.photoCount', { count: row.photos.length }),
          },
        ]}
      />
      {url.open !== undefined && <PatrolLogDrawer id={url.open} onClose={() => change({ open: undefined })} />}
    </>
  );
}

function DayField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (day: string | undefined) => void;
}): ReactNode {
  return (
    <label className="patrol-day">
      <span>{label}</span>
      <Input type="date" value={value ?? ''} onChange={({ target }) => onChange(target.value || undefined)} />
    </label>
  );
}
