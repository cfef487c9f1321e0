import { CheckOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { consolePages } from '../../app/rooms.js';
import { useGet, useList } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { homeTexts } from './home.texts.js';

interface Step {
  readonly key: 'areas' | 'colleagues' | 'plugins' | 'call';
  readonly to: string;
  readonly done: boolean;
}

/** The first steps of a county, as far as they are the reader's; gone when they are done. */
export function FirstRun(): ReactNode {
  const { can } = useSession();
  const admin = can('county-admin');
  const calls = useList('/api/v1/calls', { query: { limit: 1 } });
  // Whoever has published a call is past all this: nothing else needs to be read.
  const young = calls.result.isSuccess && calls.items.length === 0;
  const enabled = admin && young;
  const areas = useGet('/api/v1/areas', {}, { enabled });
  const accounts = useGet('/api/v1/accounts', {}, { enabled });
  const plugins = useGet('/api/v1/plugins', {}, { enabled });
  if (!young || (admin && !(areas.data && accounts.data && plugins.data))) return null;
  const steps: readonly Step[] = [
    ...(admin
      ? ([
          { key: 'areas', to: '/areas', done: (areas.data?.length ?? 0) > 1 },
          { key: 'colleagues', to: '/accounts', done: (accounts.data?.length ?? 0) > 1 },
          { key: 'plugins', to: '/plugins', done: plugins.data?.some((one) => one.status === 'enabled') ?? false },
        ] as const)
      : []),
    { key: 'call', to: '/calls', done: false },
  ];
  return <Steps steps={steps} />;
}

function Steps({ steps }: { readonly steps: readonly Step[] }): ReactNode {
  const { t } = useWords(homeTexts);
  const done = steps.filter((one) => one.done).length;
  return (
    <section className="panel" aria-label={t('guide.title')}>
      <div className="panel-title">
        <h2>{t('guide.title')}</h2>
        <span className="quiet number">{t('guide.progress', { done, total: steps.length })}</span>
      </div>
      <p className="quiet">{t('guide.hint')}</p>
      <ol className="guide">
        {steps.map((step, index) => (
          <li key={step.key} className={step.done ? 'guide-done' : ''}>
            <span className="guide-mark" role="img" aria-label={t(step.done ? 'guide.done' : 'guide.open')}>
              {step.done ? <CheckOutlined /> : index + 1}
            </span>
            <span className="plain-list-text">
              <strong>{t(`guide.${step.key}`)}</strong>
              <span className="quiet">{t(`guide.${step.key}Hint`)}</span>
            </span>
            {consolePages.some((page) => page.path === step.to) && (
              <Link to={step.to} aria-label={`${t('home.go')}: ${t(`guide.${step.key}`)}`}>
                {t('home.go')}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
