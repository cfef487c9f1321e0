import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useList } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { ExportButton } from '../../kit/export-button.js';
import { ListTable } from '../../kit/list-table.js';
import { PageHeader } from '../../kit/page-header.js';
import { useServerNow } from '../../kit/server-clock.js';
import { Empty } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import type { Column } from '../../kit/table.js';
import { useUrlState } from '../../kit/url-state.js';
import { categoryText } from '../dispatch/incident-words.js';
import { FollowUpDrawer } from './follow-up-drawer.js';
import { type FollowUp, StandingTag, standingOf } from './follow-up-state.js';
import { followUpTexts } from './follow-ups.texts.js';

const lists = ['open', 'mine', 'done'] as const;

/** Asking afterwards whether it helped: what is due, taking it, and what people said. */
export function Page(): ReactNode {
  const { t } = useWords(followUpTexts);
  const { who } = useSession();
  const [url, setUrl] = useUrlState<'list' | 'open'>();
  const list = lists.find((one) => one === url.list) ?? 'open';
  const { items, result } = useList('/api/v1/follow-ups', { query: { list } });
  const open = items.find((one) => one.id === url.open);
  return (
    <>
      <PageHeader
        title={t('nav.followUps')}
        hint={t('followUps.hint')}
        actions={
          <>
            <Segmented
              aria-label={t('followUps.view')}
              value={list}
              onChange={(one) => setUrl({ list: one === 'open' ? undefined : one, open: undefined })}
              options={lists.map((value) => ({ value, label: t(`followUps.${value}`) }))}
            />
            <ExportButton list="dispatch.follow-ups" filters={{ list }} />
          </>
        }
      />
      <ListTable<FollowUp>
        label={t('nav.followUps')}
        rows={items}
        result={result}
        columns={useColumns((id) => setUrl({ open: id }, { push: true }))}
        empty={<Empty title={t('followUps.empty')} hint={t('followUps.emptyHint')} />}
        onOpen={(row) => setUrl({ open: row.id }, { push: true })}
      />
      {open && (
        <FollowUpDrawer
          key={open.id}
          followUp={open}
          standing={standingOf(open, who.accountId)}
          onClose={() => setUrl({ open: undefined })}
        />
      )}
    </>
  );
}

function useColumns(open: (id: string) => void): Column<FollowUp>[] {
  const words = useWords(followUpTexts);
  const { t } = words;
  const { who } = useSession();
  return [
    {
      key: 'incident',
      title: t('followUps.incident'),
      render: (_, row) => (
        <>
          <button type="button" className="row-link" onClick={() => open(row.id)}>
            {row.place ?? categoryText(row, words)}
          </button>
          <div className="quiet">{row.summary}</div>
        </>
      ),
    },
    {
      key: 'category',
      title: t('dispatch.category'),
      width: 120,
      render: (_, row) => categoryText(row, words),
    },
    { key: 'due', title: t('followUps.due'), width: 210, render: (_, row) => <Due followUp={row} /> },
    {
      key: 'state',
      title: t('followUps.state'),
      width: 230,
      render: (_, row) => <StandingTag standing={standingOf(row, who.accountId)} />,
    },
  ];
}

function Due({ followUp }: { readonly followUp: FollowUp }): ReactNode {
  const { t, dateTime } = useWords(followUpTexts);
  const now = useServerNow();
  if (followUp.state === 'done')
    return followUp.satisfaction === undefined
      ? t('followUps.noAnswer')
      : t('followUps.rating', { rate: followUp.satisfaction });
  const late = new Date(followUp.dueAt).getTime() < now;
  return (
    <>
      <span className="number">{dateTime(followUp.dueAt)}</span>{' '}
      {late && <StatusTag tone="bad">{t('followUps.overdue')}</StatusTag>}
    </>
  );
}
