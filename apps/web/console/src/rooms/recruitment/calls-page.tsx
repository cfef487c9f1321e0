import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import './recruitment.css';
import { useList } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { ExportButton } from '../../kit/export-button.js';
import { FilterSelect } from '../../kit/filter-select.js';
import { lazyPart } from '../../kit/lazy-part.js';
import { ListTable } from '../../kit/list-table.js';
import { PageHeader } from '../../kit/page-header.js';
import { Empty } from '../../kit/states.js';
import type { Column } from '../../kit/table.js';
import { useUrlState } from '../../kit/url-state.js';
import { CallTag, SeatsOfCall } from './call-parts.js';
import { recruitmentTexts } from './recruitment.texts.js';
import type { Call } from './states.js';

const CallDrawer = lazyPart(async () => (await import('./call-drawer.js')).CallDrawer);

const callStates = ['draft', 'published', 'closed', 'archived'] as const;

/** The county's calls for volunteers: how far each is, and how many seats are held. */
export function Page(): ReactNode {
  const { t, dateTime } = useWords(recruitmentTexts);
  const { can } = useSession();
  const navigate = useNavigate();
  const [{ state }, setUrl] = useUrlState<'state'>();
  const [creating, setCreating] = useState(false);
  const wanted = callStates.find((one) => one === state);
  const { items, result } = useList('/api/v1/calls', { query: { limit: 50, ...(wanted && { state: wanted }) } });
  const open = (id: string): void => void navigate({ to: '/calls/$id', params: { id } as never });
  const columns: Column<Call>[] = [
    {
      title: t('recruitment.call.title'),
      key: 'title',
      render: (_, call) => (
        <Link to="/calls/$id" params={{ id: call.id } as never} className="row-name">
          {call.title}
        </Link>
      ),
    },
    { title: t('recruitment.call.state'), key: 'state', width: 120, render: (_, call) => <CallTag call={call} /> },
    { title: t('recruitment.call.seats'), key: 'seats', width: 300, render: (_, call) => <SeatsOfCall call={call} /> },
    {
      title: t('recruitment.call.closesAt'),
      key: 'closesAt',
      width: 215,
      render: (_, call) => dateTime(call.closesAt),
    },
    { title: t('recruitment.call.location'), key: 'location', width: 150, render: (_, call) => call.location ?? '—' },
  ];
  const create = can('operator') && (
    <Button type="primary" onClick={() => setCreating(true)}>
      {t('recruitment.call.new')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('nav.calls')} hint={t('recruitment.call.hint')} actions={create} />
      <div className="filters">
        <FilterSelect
          label={t('recruitment.call.state')}
          any={t('recruitment.call.anyState')}
          value={wanted}
          options={callStates.map((value) => ({ value, label: t(`recruitment.standing.${value}`) }))}
          onChange={(next) => setUrl({ state: next })}
        />
        <ExportButton list="volunteers.calls" filters={{ ...(wanted && { state: wanted }) }} />
      </div>
      <ListTable
        label={t('nav.calls')}
        rows={items}
        result={result}
        columns={columns}
        width={980}
        filtered={wanted !== undefined}
        onClearFilters={() => setUrl({ state: undefined })}
        onOpen={(call) => open(call.id)}
        empty={
          <Empty
            title={t('recruitment.call.none')}
            hint={t('recruitment.call.noneHint')}
            action={create || undefined}
          />
        }
      />
      {creating && <CallDrawer onClose={() => setCreating(false)} onSaved={open} />}
    </>
  );
}
