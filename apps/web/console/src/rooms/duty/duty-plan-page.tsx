import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../app/words.js';
import { PageHeader } from '../../kit/page-header.js';
import { useUrlState } from '../../kit/url-state.js';
import '../people/people.css';
import './duty.css';
import { dutyTexts } from './duty.texts.js';
import { SitesList } from './sites-list.js';
import { TemplatesList } from './templates-list.js';

/** What rosters are made from: shifts that recur, and the places where duty is done. */
export function Page(): ReactNode {
  const { t } = useWords(dutyTexts);
  const [{ view }, change] = useUrlState<'view'>();
  const sites = view === 'sites';
  return (
    <>
      <PageHeader
        title={t('nav.dutyPlan')}
        hint={t('duty.planHint')}
        actions={
          <Segmented
            aria-label={t('duty.view')}
            value={sites ? 'sites' : 'templates'}
            onChange={(chosen) => change({ view: chosen === 'sites' ? 'sites' : undefined })}
            options={[
              { value: 'templates', label: t('duty.templates') },
              { value: 'sites', label: t('duty.sites') },
            ]}
          />
        }
      />
      {sites ? <SitesList /> : <TemplatesList />}
    </>
  );
}
