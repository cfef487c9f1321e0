import { Button, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useList } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { ExportButton } from '../../kit/export-button.js';
import { FilterSelect } from '../../kit/filter-select.js';
import { lazyPart } from '../../kit/lazy-part.js';
import { ListTable } from '../../kit/list-table.js';
import { PageHeader } from '../../kit/page-header.js';
import { RecordLink } from '../../kit/record-link.js';
import { Empty } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import { useUrlState } from '../../kit/url-state.js';
import { useAreaOptions, useTeamTypes } from './lookups.js';
import './people.css';
import { peopleTexts } from './people.texts.js';
import { TeamForm } from './team-form.js';
import { EmptySeats, TeamPlaces } from './team-places.js';
import { TeamTypeFilter } from './team-type-filter.js';

const TeamDrawer = lazyPart(async () => (await import('./team-drawer.js')).TeamDrawer);

type Row = Shape<'TeamDetail'>;
const states = ['active', 'closed'] as const;
const attentions = ['no-leader', 'leader-proposed', 'full', 'empty-seats', 'probation'] as const;

/** Teams by type; members in the drawer. */
export function Page(): ReactNode {
  const { t } = useWords(peopleTexts);
  const { can } = useSession();
  const [filters, change] = useUrlState<'type' | 'state' | 'area' | 'attention' | 'open'>();
  const [creating, setCreating] = useState(false);
  const { nameOf } = useTeamTypes();
  const office = can('operator', 'county-admin');
  const areas = useAreaOptions(office);
  const state = states.find((one) => one === filters.state) ?? 'active';
  const attention = attentions.find((one) => one === filters.attention);
  const wanted = {
    state,
    ...(filters.type !== undefined && { typeCode: filters.type }),
    ...(filters.area !== undefined && { areaId: filters.area }),
    ...(attention && { attention }),
  };
  const { items, result } = useList('/api/v1/teams', { query: { limit: 100, ...wanted } });
  return (
    <>
      <PageHeader
        title={t('nav.teams')}
        hint={t('people.teamsHint')}
        actions={
          office && (
            <Button type="primary" onClick={() => setCreating(true)}>
              {t('people.newTeamTitle')}
            </Button>
          )
        }
      />
      <div className="filters">
        <TeamTypeFilter value={filters.type} onChange={(type) => change({ type })} />
        {office && (
          <FilterSelect
            label={t('people.area')}
            any={t('people.anyArea')}
            value={filters.area}
            options={areas}
            onChange={(area) => change({ area })}
            searchable
          />
        )}
        <FilterSelect
          label={t('people.attention')}
          any={t('people.anyAttention')}
          value={attention}
          options={attentions.map((one) => ({ value: one, label: t(`people.attentions.${one}`) }))}
          onChange={(one) => change({ attention: one })}
        />
        <Select
          className="filter-select"
          value={state}
          aria-label={t('people.teamState')}
          onChange={(one) => change({ state: one === 'active' ? undefined : one })}
          options={states.map((one) => ({ value: one, label: t(`people.teamStates.${one}`) }))}
        />
        <ExportButton list="volunteers.teams" filters={wanted} />
      </div>
      <ListTable<Row>
        label={t('nav.teams')}
        rows={items}
        result={result}
        width={900}
        filtered={[filters.type, filters.area, attention].some((one) => one !== undefined) || state !== 'active'}
        onClearFilters={() => change({ type: undefined, state: undefined, area: undefined, attention: undefined })}
        onOpen={(row) => change({ open: row.id }, { push: true })}
        empty={<Empty title={t('people.noTeamsYet')} hint={t('people.noTeamsYetHint')} />}
        columns={[
          {
            title: t('people.teamName'),
            key: 'name',
            width: 220,
            render: (_: unknown, row) => <RecordLink id={row.id}>{row.name}</RecordLink>,
          },
          { title: t('people.teamType'), key: 'type', width: 170, render: (_: unknown, row) => nameOf(row.typeCode) },
          {
            title: t('people.area'),
            key: 'area',
            width: 180,
            render: (_: unknown, row) => areas.find((area) => area.value === row.areaId)?.label ?? '—',
          },
          {
            title: t('people.memberCount'),
            key: 'members',
            width: 200,
            render: (_: unknown, row) => <TeamPlaces team={row} />,
          },
          {
            title: t('people.leader'),
            key: 'leader',
            width: 190,
            render: (_: unknown, row) =>
              row.state === 'closed' ? (
                <StatusTag tone="quiet">{t('people.teamStates.closed')}</StatusTag>
              ) : row.leaderId === undefined ? (
                <span className="inline-row">
                  <StatusTag tone="warn">{t('people.noLeader')}</StatusTag>
                  <EmptySeats team={row} />
                </span>
              ) : (
                <span className="inline-row">
                  <StatusTag tone="good">{t('people.hasLeader')}</StatusTag>
                  <EmptySeats team={row} />
                </span>
              ),
          },
        ]}
      />
      <TeamForm open={creating} onClose={() => setCreating(false)} />
      {filters.open !== undefined && <TeamDrawer id={filters.open} onClose={() => change({ open: undefined })} />}
    </>
  );
}
