import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useChange, useGet } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { Confirm } from '../../kit/confirm.js';
import { serverNow } from '../../kit/server-clock.js';
import { Loaded } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import { useAct } from '../../kit/use-act.js';
import { eligibilityTexts } from './eligibility.texts.js';

/** What was forced aside for a volunteer, by whom, why and until when. */
export function Exceptions({ volunteerId }: { readonly volunteerId: string }): ReactNode {
  const { t, dateTime } = useWords(eligibilityTexts);
  const { can } = useSession();
  const act = useAct();
  const found = useGet('/api/v1/volunteers/{id}/eligibility-exceptions', { path: { id: volunteerId } });
  const revoke = useChange('post', '/api/v1/eligibility/exceptions/{id}/revoke', [
    '/api/v1/eligibility',
    '/api/v1/volunteers',
    '/api/v1/seats',
  ]);
  return (
    <section className="drawer-section">
      <h2>{t('eligibility.exceptions')}</h2>
      <Loaded of={found}>
        {(exceptions) =>
          exceptions.length === 0 ? (
            <p className="quiet">{t('eligibility.noExceptions')}</p>
          ) : (
            <ul className="record-list">
              {exceptions.map((one) => {
                const running = one.revokedAt === undefined && Date.parse(one.expiresAt) > serverNow();
                return (
                  <li key={one.id}>
                    <div>
                      <strong>{one.message}</strong>
                      <div>{one.reason}</div>
                      <div className="quiet">
                        {t('eligibility.grantedBy', {
                          name: one.grantedBy,
                          team: one.teamName,
                          until: dateTime(one.expiresAt),
                        })}
                      </div>
                    </div>
                    <span className="inline-row">
                      <StatusTag tone={running ? 'warn' : 'quiet'}>
                        {t(running ? 'eligibility.running' : 'eligibility.ended')}
                      </StatusTag>
                      {running && can('operator', 'county-admin') && (
                        <Confirm
                          title={t('eligibility.revokeSure')}
                          why={t('eligibility.revokeWhy')}
                          okText={t('eligibility.revoke')}
                          onConfirm={() =>
                            void act(revoke.mutateAsync({ path: { id: one.id } }), t('eligibility.revoked'))
                          }
                        >
                          <Button loading={revoke.isPending}>{t('eligibility.revoke')}</Button>
                        </Confirm>
                      )}
                    </span>
                  </li>
                );
              })}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
