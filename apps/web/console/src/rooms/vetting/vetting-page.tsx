import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../app/words.js';
import { PageHeader } from '../../kit/page-header.js';
import { useUrlState } from '../../kit/url-state.js';
import { Plans } from './plans.js';
import { Reasons } from './reasons.js';
import { vettingTexts } from './vetting.texts.js';
import './vetting.css';

const views = ['stages', 'reasons'] as const;

/** How the county vets: the stages of each team type, and its words for a refusal. */
export function Page(): ReactNode {
  const { t } = useWords(vettingTexts);
  const [url, setUrl] = useUrlState<'view'>();
  const view = views.find((one) => one === url.view) ?? 'stages';
  return (
    <>
      <PageHeader title={t('nav.vetting')} hint={t(`vetting.hints.${view}`)} />
      <p>
        <Segmented
          aria-label={t('vetting.view')}
          value={view}
          onChange={(one) => setUrl({ view: one === 'stages' ? undefined : one })}
          options={views.map((value) => ({ value, label: t(`vetting.views.${value}`) }))}
        />
      </p>
      {view === 'stages' ? <Plans /> : <Reasons />}
    </>
  );
}
