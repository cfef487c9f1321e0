import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import './projects.css';
import type { Shape } from '../../app/api.js';
import { useGet, useList } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { ExportButton } from '../../kit/export-button.js';
import { FilterSelect } from '../../kit/filter-select.js';
import { ListTable } from '../../kit/list-table.js';
import { PageHeader } from '../../kit/page-header.js';
import { Empty } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import { useUrlState } from '../../kit/url-state.js';
import { OrganisationDrawer } from './organisation-drawer.js';
import { OrganisationRecord } from './organisation-record.js';
import { projectsTexts } from './projects.texts.js';
import { organisationTone } from './stages.js';
import { useColleagues } from './use-colleagues.js';

type Organisation = Shape<'OrganisationView'>;
export const organisationStates: readonly Organisation['state'][] = ['applied', 'resident', 'graduated', 'left'];

/** The county's organisations; each opens beside the list. */
export function Page(): ReactNode {
  const { t } = useWords(projectsTexts);
  const [{ state, open }, setUrl] = useUrlState<'state' | 'open'>();
  const [form, setForm] = useState<{ readonly organisation?: Organisation }>();
  const wanted = organisationStates.find((one) => one === state);
  const { items, result } = useList('/api/v1/organisations', {
    query: { limit: 200, ...(wanted && { state: wanted }) },
  });
  const { nameOf } = useColleagues();
  const areas = useGet('/api/v1/areas', {}).data ?? [];
  const show = (id: string): void => setUrl({ open: id }, { push: true });
  return (
    <>
      <PageHeader
        title={t('nav.organisations')}
        hint={t('organisations.hint')}
        actions={
          <Button type="primary" onClick={() => setForm({})}>
            {t('organisations.register')}
          </Button>
        }
      />
      <div className="filters">
        <FilterSelect
          label={t('organisations.state')}
          any={t('organisations.anyState')}
          value={wanted}
          options={organisationStates.map((value) => ({ value, label: t(`organisations.states.${value}`) }))}
          onChange={(next) => setUrl({ state: next })}
        />
        <ExportButton list="projects.organisations" filters={{ ...(wanted && { state: wanted }) }} />
      </div>
      <ListTable
        label={t('organisations.list')}
        rows={items}
        result={result}
        filtered={wanted !== undefined}
        onClearFilters={() => setUrl({ state: undefined })}
        onOpen={({ id }) => show(id)}
        empty={<Empty title={t('organisations.empty')} hint={t('organisations.emptyHint')} />}
        columns={[
          {
            title: t('organisations.name'),
            render: (_, { id, name }) => (
              <button type="button" className="link-button" onClick={() => show(id)}>
                {name}
              </button>
            ),
          },
          { title: t('organisations.kind'), dataIndex: 'kind' },
          { title: t('organisations.officer'), render: (_, one) => nameOf(one.officerAccountId) ?? '—' },
          {
            title: t('organisations.area'),
            render: (_, one) => areas.find(({ id }) => id === one.areaId)?.name ?? '—',
          },
          {
            title: t('organisations.state'),
            width: 120,
            render: (_, one) => (
              <StatusTag tone={organisationTone[one.state]}>{t(`organisations.states.${one.state}`)}</StatusTag>
            ),
          },
        ]}
      />
      {open !== undefined && (
        <OrganisationRecord
          id={open}
          onClose={() => setUrl({ open: undefined })}
          onEdit={(organisation) => setForm({ organisation })}
        />
      )}
      {form && <OrganisationDrawer {...form} onClose={() => setForm(undefined)} />}
    </>
  );
}
