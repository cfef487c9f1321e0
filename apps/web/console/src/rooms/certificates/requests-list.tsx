import { Button, Space } from 'antd';
import type { ReactNode } from 'react';
import { useChange, useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { Confirm } from '../../kit/confirm.js';
import { ExportButton } from '../../kit/export-button.js';
import { Empty, Loaded } from '../../kit/states.js';
import { useAct } from '../../kit/use-act.js';
import { certificatesTexts } from './certificates.texts.js';
import type { Wish } from './issue-form.js';

/** Volunteers who ask for a certificate. */
export function RequestsList({ onIssue }: { readonly onIssue: (wish: Wish) => void }): ReactNode {
  const { t, day, dateTime } = useWords(certificatesTexts);
  const act = useAct();
  const requests = useGet('/api/v1/certificate-requests', {});
  const refuse = useChange('post', '/api/v1/certificate-requests/{id}/refuse', ['/api/v1/certificate-requests']);
  return (
    <section className="panel" aria-label={t('certificates.views.requests')}>
      <div className="filters">
        <ExportButton list="volunteers.certificate-requests" filters={{}} />
      </div>
      <Loaded of={requests}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={t('certificates.noRequests')} />
          ) : (
            <ul className="session-list">
              {list.map((one) => (
                <li key={one.id}>
                  <div>
                    <strong>{one.volunteerName || t('certificates.erased')}</strong>
                    <div>{t('certificates.span', { from: day(one.from), to: day(one.to) })}</div>
                    <div className="quiet">{t('certificates.askedAt', { when: dateTime(one.requestedAt) })}</div>
                  </div>
                  <Space wrap>
                    <Button
                      size="small"
                      aria-label={t('certificates.issueOf', { name: one.volunteerName })}
                      onClick={() =>
                        onIssue({ volunteerId: one.volunteerId, name: one.volunteerName, from: one.from, to: one.to })
                      }
                    >
                      {t('certificates.issue')}
                    </Button>
                    <Confirm
                      title={t('certificates.refuseSure', { name: one.volunteerName })}
                      why={t('certificates.refuseWhy')}
                      okText={t('certificates.refuse')}
                      danger
                      onConfirm={() => void act(refuse.mutateAsync({ path: { id: one.id } }))}
                    >
                      <Button size="small" aria-label={t('certificates.refuseOf', { name: one.volunteerName })}>
                        {t('certificates.refuse')}
                      </Button>
                    </Confirm>
                  </Space>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
