import { Button, Space } from 'antd';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange, useList } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { ActionMenu } from '../../kit/action-menu.js';
import { ExportButton } from '../../kit/export-button.js';
import { ListTable } from '../../kit/list-table.js';
import { Empty } from '../../kit/states.js';
import { StatusTag, type Tone } from '../../kit/status-tag.js';
import { useAct } from '../../kit/use-act.js';
import { certificatesTexts } from './certificates.texts.js';

type Certificate = Shape<'CertificateDetail'>;

const tones: Readonly<Record<Certificate['state'], Tone>> = { notice: 'busy', valid: 'good', revoked: 'bad' };
const reasons = ['entered-wrongly', 'objection-upheld', 'hours-corrected', 'asked-by-holder'] as const;
/** Until its sheet is made, a certificate is looked at again. */
const soon = 3000;

/** Every certificate that was issued, the latest first. */
export function Register(): ReactNode {
  const { t, day } = useWords(certificatesTexts);
  const { items, result } = useList('/api/v1/certificates', { query: { limit: 50 } }, { every: soon });
  return (
    <>
      <div className="filters">
        <ExportButton list="volunteers.certificates" filters={{}} />
      </div>
      <ListTable<Certificate>
        label={t('certificates.views.register')}
        rows={items}
        result={result}
        empty={<Empty title={t('certificates.empty')} hint={t('certificates.emptyHint')} />}
        columns={[
          {
            key: 'number',
            title: t('certificates.number'),
            width: 200,
            render: (_: unknown, row) => (
              <>
                <span className="number">{row.snapshot.number}</span>
                <div className="quiet">{row.holder?.name ?? t('certificates.erased')}</div>
              </>
            ),
          },
          {
            key: 'period',
            title: t('certificates.period'),
            width: 230,
            render: (_: unknown, row) => (
              <>
                {t('certificates.span', { from: day(row.snapshot.from), to: day(row.snapshot.to) })}
                <div className="quiet">
                  {t('certificates.hours', { hours: (row.snapshot.creditedMinutes / 60).toFixed(1) })}
                </div>
              </>
            ),
          },
          {
            key: 'state',
            title: t('certificates.state'),
            width: 170,
            render: (_: unknown, row) => (
              <>
                <StatusTag tone={tones[row.state]}>
                  {t(`certificates.states.${row.state}`, { day: day(row.snapshot.validFrom) })}
                </StatusTag>
                {row.revokeReason !== undefined && (
                  <div className="quiet">{t(`certificates.reasons.${row.revokeReason}`)}</div>
                )}
              </>
            ),
          },
          {
            key: 'actions',
            title: t('list.actions'),
            width: 260,
            render: (_: unknown, row) => <Actions certificate={row} />,
          },
        ]}
      />
    </>
  );
}

function Actions({ certificate }: { readonly certificate: Certificate }): ReactNode {
  const { t } = useWords(certificatesTexts);
  const act = useAct();
  const revoke = useChange('post', '/api/v1/certificates/{id}/revoke', ['/api/v1/certificates']);
  const { id, state, verifyPath, documentReady, snapshot } = certificate;
  const { number } = snapshot;
  return (
    <Space wrap>
      {documentReady ? (
        <a
          href={`/api/v1/certificates/${id}/document`}
          download
          className="strong-link"
          aria-label={t('certificates.downloadOf', { number })}
        >
          {t('certificates.download')}
        </a>
      ) : (
        <span className="quiet">{t('certificates.making')}</span>
      )}
      <a
        href={verifyPath}
        target="_blank"
        rel="noopener"
        className="strong-link"
        aria-label={t('certificates.verifyOf', { number })}
      >
        {t('certificates.verify')}
      </a>
      {state !== 'revoked' && (
        <ActionMenu
          items={reasons.map((key) => ({ key, label: t(`certificates.reasons.${key}`), danger: true }))}
          onChoose={(reason) => void act(revoke.mutateAsync({ path: { id }, body: { reason } }))}
        >
          <Button size="small" aria-label={t('certificates.revokeOf', { number })}>
            {t('certificates.revoke')}
          </Button>
        </ActionMenu>
      )}
    </Space>
  );
}
