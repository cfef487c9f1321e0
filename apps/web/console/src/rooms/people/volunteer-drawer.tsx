import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useGet } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { RecordDrawer } from '../../kit/record-drawer.js';
import { Loaded } from '../../kit/states.js';
import { useUrlState } from '../../kit/url-state.js';
import { EligibilityTab } from '../eligibility/eligibility-tab.js';
import { eligibilityTexts } from '../eligibility/eligibility.texts.js';
import { PanelSlotPlace } from '../plugins/panels/panel-slot.js';
import { ListsTab } from './lists-tab.js';
import { listsTexts } from './lists.texts.js';
import { MembershipsTab } from './memberships-tab.js';
import { peopleTexts } from './people.texts.js';
import { ProfileTab } from './profile-tab.js';
import { QualificationsTab } from './qualifications-tab.js';
import { ServiceTab } from './service-tab.js';
import { StatusActions } from './status-actions.js';
import { TrainingTab } from './training-tab.js';

/** One volunteer: who, in which teams, with which certificates, and what they gave. */
export function VolunteerDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }): ReactNode {
  const { t } = useWords(peopleTexts);
  const { t: ofEligibility } = useWords(eligibilityTexts);
  const { t: ofLists } = useWords(listsTexts);
  const { can } = useSession();
  const [{ tab }, change] = useUrlState<'tab'>();
  const volunteer = useGet('/api/v1/volunteers/{id}', { path: { id } });
  const office = can('operator', 'county-admin');
  return (
    <RecordDrawer
      open
      width={760}
      title={volunteer.data?.name ?? t('people.volunteer')}
      onClose={() => {
        change({ tab: undefined });
        onClose();
      }}
      actions={office && volunteer.data && <StatusActions volunteer={volunteer.data} />}
    >
      <Loaded of={volunteer}>
        {(person) => (
          <>
            <Tabs
              activeKey={tab ?? 'profile'}
              onChange={(chosen) => change({ tab: chosen })}
              destroyOnHidden
              items={[
                { key: 'profile', label: t('people.tabs.profile'), children: <ProfileTab volunteer={person} /> },
                { key: 'teams', label: t('people.tabs.teams'), children: <MembershipsTab volunteer={person} /> },
                {
                  key: 'qualifications',
                  label: t('people.tabs.qualifications'),
                  children: <QualificationsTab volunteerId={id} />,
                },
                {
                  key: 'eligibility',
                  label: ofEligibility('eligibility.tab'),
                  children: <EligibilityTab volunteer={person} />,
                },
                { key: 'service', label: t('people.tabs.service'), children: <ServiceTab volunteerId={id} /> },
                { key: 'lists', label: ofLists('lists.tab'), children: <ListsTab volunteerId={id} /> },
                ...(office
                  ? [{ key: 'training', label: t('people.tabs.training'), children: <TrainingTab volunteerId={id} /> }]
                  : []),
              ]}
            />
            <PanelSlotPlace slot="volunteer.detail" id={id} />
          </>
        )}
      </Loaded>
    </RecordDrawer>
  );
}
