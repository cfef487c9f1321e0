import { Input } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useSearch } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { ExportButton } from '../../kit/export-button.js';
import { FilterSelect } from '../../kit/filter-select.js';
import { ListTable } from '../../kit/list-table.js';
import { RecordLink } from '../../kit/record-link.js';
import { Empty } from '../../kit/states.js';
import { useUrlState } from '../../kit/url-state.js';
import { useDebounced } from '../../kit/use-debounced.js';
import { useTeams } from './lookups.js';
import { peopleTexts } from './people.texts.js';
import { TeamTypeFilter } from './team-type-filter.js';
import { VolunteerStatus, volunteerStatuses } from './volunteer-status.js';

type Row = Shape<'VolunteerListItem'>;

/** Everybody, by forgiving search and filters. What is searched for stays out of the address: it may be a name. */
export function VolunteerList(): ReactNode {
  const { t, date } = useWords(peopleTexts);
  const [filters, change] = useUrlState<'team' | 'type' | 'status' | 'open'>();
  const [typed, setTyped] = useState('');
  const search = useDebounced(typed.trim());
  const { active } = useTeams();
  const status = volunteerStatuses.find((one) => one === filters.status);
  const wanted = {
    ...(search !== '' && { search }),
    ...(filters.team !== undefined && { teamId: filters.team }),
    ...(filters.type !== undefined && { teamTypeCode: filters.type }),
    ...(status !== undefined && { status }),
  };
  const { items, result } = useSearch('/api/v1/volunteers/search', { limit: 100, ...wanted }, { keep: true });
  const columns = useMemo(
    () => [
      {
        title: t('people.name'),
        key: 'name',
        width: 180,
        render: (_: unknown, row: Row) => <RecordLink id={row.id}>{row.name || t('people.erased')}</RecordLink>,
      },
      {
        title: t('people.number'),
        key: 'number',
        width: 130,
        render: (_: unknown, row: Row) => <span className="number">{row.number}</span>,
      },
      {
        title: t('people.teams'),
        key: 'teams',
        width: 280,
        ellipsis: true,
        render: (_: unknown, row: Row) =>
          row.teams.map((team) => team.name).join(t('people.comma')) || <span className="quiet">—</span>,
      },
      {
        title: t('people.status'),
        key: 'status',
        width: 110,
        render: (_: unknown, row: Row) => <VolunteerStatus status={row.status} />,
      },
      { title: t('people.joined'), key: 'joined', width: 140, render: (_: unknown, row: Row) => date(row.joinedAt) },
    ],
    [t, date],
  );
  const clear = (): void => {
    setTyped('');
    change({ team: undefined, type: undefined, status: undefined });
  };
  const filtered = search !== '' || [filters.team, filters.type, status].some((one) => one !== undefined);
  return (
    <>
      <div className="filters" role="search">
        <Input.Search
          className="filter-search"
          allowClear
          maxLength={60}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          placeholder={t('people.searchHint')}
          aria-label={t('people.search')}
        />
        <FilterSelect
          label={t('people.team')}
          any={t('people.anyTeam')}
          value={filters.team}
          options={active.map((team) => ({ value: team.id, label: team.name }))}
          onChange={(team) => change({ team })}
        />
        <TeamTypeFilter value={filters.type} onChange={(type) => change({ type })} />
        <FilterSelect
          label={t('people.status')}
          any={t('people.anyStatus')}
          value={status}
          options={volunteerStatuses.map((one) => ({ value: one, label: t(`people.statuses.${one}`) }))}
          onChange={(one) => change({ status: one })}
        />
        <ExportButton list="volunteers.volunteers" filters={wanted} />
      </div>
      <ListTable<Row>
        label={t('nav.volunteers')}
        rows={items}
        result={result}
        columns={columns}
        width={840}
        filtered={filtered}
        onClearFilters={clear}
        onOpen={(row) => change({ open: row.id }, { push: true })}
        empty={<Empty title={t('people.empty')} hint={t('people.emptyHint')} />}
      />
    </>
  );
}
