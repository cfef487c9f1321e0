import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { lazyPart } from '../../kit/lazy-part.js';
import { PageHeader } from '../../kit/page-header.js';
import { useUrlState } from '../../kit/url-state.js';
import { ExpiringList } from './expiring-list.js';
import './people.css';
import { peopleTexts } from './people.texts.js';
import { VolunteerList } from './volunteer-list.js';

const VolunteerDrawer = lazyPart(async () => (await import('./volunteer-drawer.js')).VolunteerDrawer);

/** The county's volunteers, and certificates that end soon. */
export function Page(): ReactNode {
  const { t } = useWords(peopleTexts);
  const { can } = useSession();
  const [{ view, open }, change] = useUrlState<'view' | 'open'>();
  const office = can('operator', 'county-admin');
  const expiring = office && view === 'expiring';
  return (
    <>
      <PageHeader
        title={t('nav.volunteers')}
        hint={office ? t('people.hint') : t('people.hintLeader')}
        actions={
          office && (
            <Segmented
              aria-label={t('people.view')}
              value={expiring ? 'expiring' : 'all'}
              onChange={(chosen) => change({ view: chosen === 'expiring' ? 'expiring' : undefined })}
              options={[
                { value: 'all', label: t('people.viewAll') },
                { value: 'expiring', label: t('people.viewExpiring') },
              ]}
            />
          )
        }
      />
      {expiring ? <ExpiringList /> : <VolunteerList />}
      {open !== undefined && <VolunteerDrawer id={open} onClose={() => change({ open: undefined })} />}
    </>
  );
}
