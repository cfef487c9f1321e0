import { Button, Space, Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange, useGet, useList } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { Confirm } from '../../kit/confirm.js';
import { Facts } from '../../kit/facts.js';
import { RecordDrawer } from '../../kit/record-drawer.js';
import { Loaded } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import { useUrlState } from '../../kit/url-state.js';
import { useAct } from '../../kit/use-act.js';
import { PanelSlotPlace } from '../plugins/panels/panel-slot.js';
import { LeaderProposal } from './leader-proposal.js';
import { useAreaOptions, useTeamTypes } from './lookups.js';
import { peopleTexts } from './people.texts.js';
import { TeamForm } from './team-form.js';
import { TeamHistory } from './team-history.js';
import { TeamMembers } from './team-members.js';
import { EmptySeats, TeamPlaces } from './team-places.js';
import { TeamPosts } from './team-posts.js';

type Team = Shape<'TeamRecord'>;

/** One team: what it is for, who leads it, its posts and members, and everything that changed. */
export function TeamDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }): ReactNode {
  const { t } = useWords(peopleTexts);
  const { can } = useSession();
  const act = useAct();
  const [{ tab }, change] = useUrlState<'tab'>();
  const team = useGet('/api/v1/teams/{id}', { path: { id } });
  const close = useChange('post', '/api/v1/teams/{id}/close', ['/api/v1/teams']);
  const [editing, setEditing] = useState(false);
  return (
    <RecordDrawer
      open
      width={940}
      title={team.data?.name ?? t('people.team')}
      onClose={() => {
        change({ tab: undefined });
        onClose();
      }}
      actions={
        can('operator', 'county-admin') &&
        team.data?.state === 'active' && (
          <Space>
            <Button onClick={() => setEditing(true)}>{t('people.edit')}</Button>
            <Confirm
              title={t('people.closeTeam')}
              why={t('people.closeTeamWhy')}
              okText={t('people.closeTeam')}
              onConfirm={() => {
                if (team.data) void act(close.mutateAsync({ path: { id }, body: { version: team.data.version } }));
              }}
              danger
            >
              <Button danger>{t('people.closeTeam')}</Button>
            </Confirm>
          </Space>
        )
      }
    >
      <Loaded of={team}>
        {(one) => (
          <>
            {one.keeps ? (
              <Tabs
                activeKey={tab === 'history' ? 'history' : 'now'}
                onChange={(chosen) => change({ tab: chosen === 'now' ? undefined : chosen })}
                destroyOnHidden
                items={[
                  { key: 'now', label: t('people.teamTabs.now'), children: <TeamNow team={one} /> },
                  { key: 'history', label: t('people.teamTabs.history'), children: <TeamHistory teamId={id} /> },
                ]}
              />
            ) : (
              <TeamNow team={one} />
            )}
            <TeamForm open={editing} team={one} onClose={() => setEditing(false)} />
          </>
        )}
      </Loaded>
    </RecordDrawer>
  );
}

function TeamNow({ team }: { readonly team: Team }): ReactNode {
  const { t } = useWords(peopleTexts);
  return (
    <>
      <About team={team} />
      <TeamPosts team={team} />
      {team.seesMembers ? <TeamMembers team={team} /> : <p className="quiet">{t('people.membersOnDutyOnly')}</p>}
      <PanelSlotPlace slot="team.detail" id={team.id} />
    </>
  );
}

function About({ team }: { readonly team: Team }): ReactNode {
  const { t } = useWords(peopleTexts);
  const { can } = useSession();
  const { nameOf, types } = useTeamTypes();
  const areas = useAreaOptions(can('operator', 'county-admin'));
  const members = useList(
    '/api/v1/teams/{id}/members',
    { path: { id: team.id }, query: { limit: 200 } },
    { enabled: team.seesMembers },
  );
  const namesOf = (role: string): string =>
    members.items
      .filter((one) => one.role === role)
      .map((one) => one.name)
      .join(t('people.comma'));
  const shifts = team.probationShifts ?? types.find((one) => one.code === team.typeCode)?.probation?.shifts;
  return (
    <section className="drawer-section">
      {team.leaderProposal && <LeaderProposal proposal={team.leaderProposal} />}
      {team.mission !== '' && <p className="running-text">{team.mission}</p>}
      <Facts
        rows={[
          [t('people.teamType'), nameOf(team.typeCode)],
          [t('people.area'), areas.find((area) => area.value === team.areaId)?.label],
          [t('people.base'), team.base && `${team.base.latitude}, ${team.base.longitude}`],
          [
            t('people.leader'),
            team.leaderId === undefined ? (
              <StatusTag key="leader" tone="warn">
                {t('people.noLeader')}
              </StatusTag>
            ) : (
              namesOf('leader') || t('people.hasLeader')
            ),
          ],
          [t('people.deputies'), namesOf('deputy')],
          [
            t('people.memberCount'),
            <span key="places" className="inline-row">
              <TeamPlaces team={team} />
              <EmptySeats team={team} />
            </span>,
          ],
          [t('people.probationShifts'), shifts],
          [
            t('people.teamState'),
            <StatusTag key="state" tone={team.state === 'active' ? 'good' : 'quiet'}>
              {t(`people.teamStates.${team.state}`)}
            </StatusTag>,
          ],
        ]}
      />
    </section>
  );
}
