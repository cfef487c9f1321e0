import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange, useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { problemText } from '../../kit/problem-text.js';
import { accountsTexts } from './accounts.texts.js';
import type { ShownLink } from './invitation-link.js';

/** Second factors that one colleague asked to reset and another has yet to approve; nothing where none waits. */
export function PendingResets({ onLink }: { readonly onLink: (link: ShownLink) => void }): ReactNode {
  const { t, dateTime } = useWords(accountsTexts);
  const { message } = App.useApp();
  const { data = [] } = useGet('/api/v1/second-factor-resets', {}, { every: 60_000 });
  const approve = useChange('post', '/api/v1/second-factor-resets/{id}/approval', ['/api/v1/second-factor-resets']);
  const decide = ({ id, displayName }: Shape<'PendingResetView'>): void =>
    approve.mutate(
      { path: { id } },
      {
        onSuccess: ({ link, expiresAt }) => onLink({ name: displayName, link, expiresAt }),
        onError: (problem) => void message.error(problemText(problem, t)),
      },
    );
  if (data.length === 0) return null;
  return (
    <section className="panel panel-attention" aria-label={t('accounts.pending')}>
      <h2>{t('accounts.pending')}</h2>
      <p className="quiet">{t('accounts.pendingHint')}</p>
      <ul className="plain-list">
        {data.map((one) => (
          <li key={one.id}>
            <span className="plain-list-text">
              <strong>{one.displayName}</strong>
              <span className="quiet">
                {t('accounts.pendingRow', {
                  by: one.requestedBy,
                  when: dateTime(one.requestedAt),
                  until: dateTime(one.expiresAt),
                })}
              </span>
            </span>
            {one.approvable ? (
              <Button
                type="primary"
                aria-label={t('accounts.approveNamed', { name: one.displayName })}
                onClick={() => decide(one)}
              >
                {t('accounts.approve')}
              </Button>
            ) : (
              <span className="quiet">{t('accounts.cannotApprove')}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
