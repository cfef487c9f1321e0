import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { lazyPart } from '../../kit/lazy-part.js';
import { PageHeader } from '../../kit/page-header.js';
import { useUrlState } from '../../kit/url-state.js';
import './people.css';
import { peopleTexts } from './people.texts.js';
import { VolunteerList } from './volunteer-list.js';

const VolunteerDrawer = lazyPart(async () => (await import('./volunteer-drawer.js')).VolunteerDrawer);

const CorrectionsList = lazyPart(async () => (await import('./corrections-list.js')).CorrectionsList);
const DuplicatesList = lazyPart(async () => (await import('./duplicates-list.js')).DuplicatesList);
const MergesList = lazyPart(async () => (await import('./merges-list.js')).MergesList);

const views = ['all', 'corrections', 'duplicates', 'merges'] as const;
const lists: Readonly<Record<(typeof views)[number], ReactNode>> = {
  all: <VolunteerList />,
  corrections: <CorrectionsList />,
  duplicates: <DuplicatesList />,
  merges: <MergesList />,
};

/** The county's volunteers: all, what is to be put right, who may be one. */
export function Page(): ReactNode {
  const { t } = useWords(peopleTexts);
  const { can } = useSession();
  const [{ view, open }, change] = useUrlState<'view' | 'open'>();
  const office = can('operator', 'county-admin');
  const chosen = office ? (views.find((one) => one === view) ?? 'all') : 'all';
  return (
    <>
      <PageHeader
        title={t('nav.volunteers')}
        hint={office ? t('people.hint') : t('people.hintLeader')}
        actions={
          office && (
            <Segmented
              aria-label={t('people.view')}
              value={chosen}
              onChange={(next) => change({ view: next === 'all' ? undefined : next })}
              options={[
                { value: 'all', label: t('people.viewAll') },
                { value: 'corrections', label: t('identity.viewCorrections') },
                { value: 'duplicates', label: t('identity.viewDuplicates') },
                { value: 'merges', label: t('identity.viewMerges') },
              ]}
            />
          )
        }
      />
      {lists[chosen]}
      {open !== undefined && <VolunteerDrawer id={open} onClose={() => change({ open: undefined })} />}
    </>
  );
}
