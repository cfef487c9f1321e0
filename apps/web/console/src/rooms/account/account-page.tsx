import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import { useChange, useGet } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { Confirm } from '../../kit/confirm.js';
import { Facts } from '../../kit/facts.js';
import { PageHeader } from '../../kit/page-header.js';
import { problemText } from '../../kit/problem-text.js';
import { Loaded } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import { accountTexts } from './account.texts.js';

/** My account: who I am here, where I am signed in, and the way out of all of it. */
export function Page(): ReactNode {
  const { t, dateTime, list } = useWords(accountTexts);
  const { who } = useSession();
  const { message } = App.useApp();
  const sessions = useGet('/api/v1/sessions', {});
  const end = useChange('delete', '/api/v1/sessions/{id}', ['/api/v1/sessions']);
  const endAll = useChange('delete', '/api/v1/sessions');
  const roles = list([...new Set(who.grants.map((grant) => t(`role.${grant.role}`)))]);
  return (
    <>
      <PageHeader title={t('nav.account')} />
      <section className="panel">
        <Facts
          rows={[
            [t('account.name'), who.displayName],
            [t('account.county'), who.countyName],
            [t('account.roles'), roles],
          ]}
        />
      </section>
      <section className="panel">
        <div className="panel-title">
          <h2>{t('account.sessions')}</h2>
          <Confirm
            title={t('account.everywhere')}
            okText={t('account.everywhere')}
            onConfirm={() => endAll.mutate({}, { onSuccess: () => window.location.assign('/console/') })}
            danger
          >
            <Button danger>{t('account.everywhere')}</Button>
          </Confirm>
        </div>
        <p className="quiet">{t('account.sessionsHint')}</p>
        <Loaded of={sessions}>
          {(list) => (
            <ul className="session-list">
              {list.map((one) => (
                <li key={one.id}>
                  <span>
                    {t('account.opened', { when: dateTime(one.createdAt) })} ·{' '}
                    {t('account.seen', { when: dateTime(one.lastSeenAt) })}
                  </span>
                  {one.current ? (
                    <StatusTag tone="good">{t('account.current')}</StatusTag>
                  ) : (
                    <Button
                      onClick={() =>
                        end.mutate(
                          { path: { id: one.id } },
                          { onError: (problem) => void message.error(problemText(problem, t)) },
                        )
                      }
                    >
                      {t('account.end')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      </section>
    </>
  );
}
