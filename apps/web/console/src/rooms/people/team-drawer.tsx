import { Link } from '@tanstack/react-router';
import { Button, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange, useGet, useList } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { Confirm } from '../../kit/confirm.js';
import { Facts } from '../../kit/facts.js';
import { ListTable } from '../../kit/list-table.js';
import { RecordDrawer } from '../../kit/record-drawer.js';
import { Empty, Loaded } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import { PanelSlotPlace } from '../plugins/panels/panel-slot.js';
import { InsuranceForm } from './insurance-form.js';
import { JoinTeamForm } from './join-team-form.js';
import { useAreaOptions, useTeamTypes } from './lookups.js';
import { MembershipActions } from './membership-actions.js';
import { peopleTexts } from './people.texts.js';
import { TeamForm } from './team-form.js';
import { useAct } from '../../kit/use-act.js';

type Member = Shape<'TeamMember'>;

/** One team with its members. */
export function TeamDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }): ReactNode {
  const { t } = useWords(peopleTexts);
  const { can, who } = useSession();
  const act = useAct();
  const team = useGet('/api/v1/teams/{id}', { path: { id } });
  const { nameOf } = useTeamTypes();
  const office = can('operator', 'county-admin');
  const seesMembers = office || who.grants.some((grant) => grant.role === 'team-leader' && grant.scopeId === id);
  const areas = useAreaOptions(office);
  const close = useChange('post', '/api/v1/teams/{id}/close', ['/api/v1/teams']);
  const [dialog, setDialog] = useState<'edit' | 'add' | 'insure'>();
  const [chosen, setChosen] = useState<string[]>([]);
  const members = useList(
    '/api/v1/teams/{id}/members',
    { path: { id }, query: { limit: 200 } },
    { enabled: seesMembers },
  );
  const volunteersOf = (ids: readonly string[]): string[] =>
    members.items.filter((one) => ids.includes(one.id)).map((one) => one.volunteerId);
  return (
    <RecordDrawer
      open
      width={860}
      title={team.data?.name ?? t('people.team')}
      onClose={onClose}
      actions={
        office &&
        team.data?.state === 'active' && (
          <Space>
            <Button onClick={() => setDialog('edit')}>{t('people.edit')}</Button>
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
            <section className="drawer-section">
              <Facts
                rows={[
                  [t('people.teamType'), nameOf(one.typeCode)],
                  [t('people.area'), areas.find((area) => area.value === one.areaId)?.label],
                  [t('people.base'), one.base && `${one.base.latitude}, ${one.base.longitude}`],
                  [t('people.memberCount'), one.members],
                  [
                    t('people.teamState'),
                    <StatusTag tone={one.state === 'active' ? 'good' : 'quiet'}>
                      {t(`people.teamStates.${one.state}`)}
                    </StatusTag>,
                  ],
                ]}
              />
            </section>
            {seesMembers && (
              <section className="drawer-section">
                <div className="panel-title">
                  <h2>{t('people.members')}</h2>
                  {office && one.state === 'active' && (
                    <Space wrap>
                      <Button disabled={members.items.length === 0} onClick={() => setDialog('insure')}>
                        {chosen.length > 0 ? t('people.insureChosen', { count: chosen.length }) : t('people.insureAll')}
                      </Button>
                      <Button type="primary" onClick={() => setDialog('add')}>
                        {t('people.addMember')}
                      </Button>
                    </Space>
                  )}
                </div>
                <ListTable<Member>
                  label={t('people.members')}
                  rows={members.items}
                  result={members.result}
                  width={640}
                  empty={<Empty title={t('people.noMembers')} hint={t('people.noMembersHint')} />}
                  {...(office && { selected: chosen, onSelect: setChosen, nameOf: (row: Member) => row.name })}
                  columns={[
                    {
                      title: t('people.name'),
                      key: 'name',
                      width: 150,
                      render: (_: unknown, row) => (
                        <Link to="/volunteers" search={{ open: row.volunteerId } as never} className="record-link">
                          {row.name}
                        </Link>
                      ),
                    },
                    { title: t('people.number'), dataIndex: 'number', key: 'number', width: 120 },
                    {
                      title: t('people.role'),
                      key: 'role',
                      width: 170,
                      render: (_: unknown, row) => (
                        <span className="inline-row">
                          <StatusTag tone={row.role === 'leader' ? 'busy' : 'quiet'}>
                            {t(`people.roles.${row.role}`)}
                          </StatusTag>
                          {row.reserve && <StatusTag tone="warn">{t('people.reserve')}</StatusTag>}
                          {row.status === 'suspended' && (
                            <StatusTag tone="warn">{t('people.statuses.suspended')}</StatusTag>
                          )}
                        </span>
                      ),
                    },
                    {
                      title: t('people.answers'),
                      key: 'answers',
                      width: 180,
                      ellipsis: true,
                      render: (_: unknown, row) => <Answers typeCode={one.typeCode} answers={row.answers ?? {}} />,
                    },
                    {
                      title: t('list.actions'),
                      key: 'actions',
                      width: 70,
                      render: (_: unknown, row) => <MembershipActions membership={row} name={row.name} />,
                    },
                  ]}
                />
              </section>
            )}
            <PanelSlotPlace slot="team.detail" id={id} />
            <TeamForm open={dialog === 'edit'} team={one} onClose={() => setDialog(undefined)} />
            <JoinTeamForm open={dialog === 'add'} teamId={id} onClose={() => setDialog(undefined)} />
            <InsuranceForm
              open={dialog === 'insure'}
              volunteerIds={
                chosen.length > 0 ? volunteersOf(chosen) : members.items.map((member) => member.volunteerId)
              }
              onClose={() => {
                setDialog(undefined);
                setChosen([]);
              }}
            />
          </>
        )}
      </Loaded>
    </RecordDrawer>
  );
}

/** The plugin's own questions, as its labels put them. */
function Answers({
  typeCode,
  answers,
}: {
  readonly typeCode: string;
  readonly answers: Readonly<Record<string, unknown>>;
}): ReactNode {
  const { t, label } = useWords(peopleTexts);
  const { types } = useTeamTypes();
  const fields = types.find((type) => type.code === typeCode)?.form.fields ?? [];
  const told = fields.flatMap((field) => {
    const answer = answers[field.key];
    if (answer === undefined || answer === '') return [];
    const words = (value: unknown): string =>
      typeof value === 'boolean'
        ? t(value ? 'form.yes' : 'form.no')
        : label(field.optionLabels?.[String(value)]) || String(value);
    const said = Array.isArray(answer) ? answer.map(words).join(t('people.comma')) : words(answer);
    return [`${label(field.label) || field.key}: ${said}`];
  });
  return <span title={told.join('\n')}>{told.join(' · ') || '—'}</span>;
}
