import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import { useChange, useList } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { ListTable } from '../../kit/list-table.js';
import { PageHeader } from '../../kit/page-header.js';
import { problemText } from '../../kit/problem-text.js';
import { Empty } from '../../kit/states.js';
import { systemTexts } from './system.texts.js';

/** Jobs that failed in all their attempts. */
export function Page(): ReactNode {
  const { t, dateTime } = useWords(systemTexts);
  const { message } = App.useApp();
  const { items, result } = useList('/api/v1/jobs/dead', {}, { every: 30_000 });
  const retry = useChange('post', '/api/v1/jobs/dead/{id}/retry', ['/api/v1/jobs', '/api/v1/home']);
  const again = (id: string): void =>
    retry.mutate(
      { path: { id } },
      {
        onSuccess: () => void message.success(t('jobs.retried')),
        onError: (problem) => void message.error(problemText(problem, t)),
      },
    );
  return (
    <>
      <PageHeader title={t('nav.jobs')} hint={t('jobs.hint')} />
      <ListTable
        label={t('jobs.list')}
        rows={items}
        result={result}
        empty={<Empty title={t('jobs.empty')} hint={t('jobs.emptyHint')} />}
        columns={[
          { title: t('jobs.job'), dataIndex: 'job' },
          { title: t('jobs.error'), render: (_, { error }) => <code className="wrap">{error ?? '—'}</code> },
          { title: t('jobs.createdAt'), width: 180, render: (_, { createdAt }) => dateTime(createdAt) },
          { title: t('jobs.deadAt'), width: 180, render: (_, { deadAt }) => dateTime(deadAt) },
          {
            title: t('list.actions'),
            width: 120,
            render: (_, { id, job }) => (
              <Button size="small" aria-label={t('jobs.retryNamed', { job })} onClick={() => again(id)}>
                {t('jobs.retry')}
              </Button>
            ),
          },
        ]}
      />
    </>
  );
}
