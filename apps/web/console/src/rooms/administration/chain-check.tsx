import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { LoadFailed } from '../../kit/states.js';
import { auditTexts } from './audit.texts.js';

/** Recomputes the hash chain when asked, and says in plain words whether the trail is whole. */
export function ChainCheck(): ReactNode {
  const { t } = useWords(auditTexts);
  const check = useGet('/api/v1/audit/chain', {}, { enabled: false });
  return (
    <section className="panel" aria-label={t('audit.chain')}>
      <div className="panel-title">
        <h2>{t('audit.chain')}</h2>
        <Button loading={check.isFetching} onClick={() => void check.refetch()}>
          {check.data ? t('audit.checkAgain') : t('audit.check')}
        </Button>
      </div>
      <div aria-live="polite">
        {check.error && <LoadFailed problem={check.error} onRetry={() => void check.refetch()} />}
        {check.data && <Report report={check.data} />}
      </div>
    </section>
  );
}

function Report({ report }: { readonly report: Shape<'ChainReport'> }): ReactNode {
  const { t } = useWords(auditTexts);
  const { faults, sealed, unsealed, head } = report;
  const intact = faults.length === 0;
  return (
    <>
      <Alert
        showIcon
        type={intact ? 'success' : 'error'}
        title={intact ? t('audit.intact', { sealed }) : t('audit.broken', { count: faults.length })}
        description={
          <>
            {unsealed > 0 && <p>{t('audit.waiting', { count: unsealed })}</p>}
            {!intact && (
              <ul>
                {faults.map((fault) => (
                  <li key={fault} lang="en">
                    {fault}
                  </li>
                ))}
              </ul>
            )}
            {head !== undefined && (
              <>
                {t('audit.head')}
                <code className="chain-head">{head}</code>
              </>
            )}
          </>
        }
      />
    </>
  );
}
