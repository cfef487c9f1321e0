import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../app/words.js';
import { PageHeader } from '../../kit/page-header.js';
import { useUrlState } from '../../kit/url-state.js';
import '../people/people.css';
import { CoverList } from './cover-list.js';
import './duty.css';
import { dutyTexts } from './duty.texts.js';
import { RosterList } from './roster-list.js';
import { RosterWeek } from './roster-week.js';

/** Weeks of teams, and the seats for which cover is sought. */
export function Page(): ReactNode {
  const { t } = useWords(dutyTexts);
  const [{ view, roster }, change] = useUrlState<'view' | 'roster'>();
  if (roster !== undefined) return <RosterWeek id={roster} />;
  const cover = view === 'cover';
  return (
    <>
      <PageHeader
        title={t('nav.roster')}
        hint={t('duty.rosterHint')}
        actions={
          <Segmented
            aria-label={t('duty.view')}
            value={cover ? 'cover' : 'weeks'}
            onChange={(chosen) => change({ view: chosen === 'cover' ? 'cover' : undefined })}
            options={[
              { value: 'weeks', label: t('duty.weeks') },
              { value: 'cover', label: t('duty.coverSought') },
            ]}
          />
        }
      />
      {cover ? <CoverList /> : <RosterList />}
    </>
  );
}
