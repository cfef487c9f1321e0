import { Link } from '@tanstack/react-router';
import { Button, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useList } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { ExportButton } from '../../kit/export-button.js';
import { ListTable } from '../../kit/list-table.js';
import { Empty } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import { InsuranceForm } from './insurance-form.js';
import { JoinTeamForm } from './join-team-form.js';
import { useTeamTypes } from './lookups.js';
import { MembershipActions } from './membership-actions.js';
import { peopleTexts } from './people.texts.js';

type Member = Shape<'TeamMember'>;

/** Who is in a team: role, reserve, probation, and what can be done. */
export function TeamMembers({ team }: { readonly team: Shape<'TeamRecord'> }): ReactNode {
  const { t } = useWords(peopleTexts);
  const { can } = useSession();
  const office = can('operator', 'county-admin');
  const sees = can('operator', 'county-admin', 'team-leader');
  const [dialog, setDialog] = useState<'add' | 'insure'>();
  const [chosen, setChosen] = useState<string[]>([]);
  const members = useList('/api/v1/teams/{id}/members', { path: { id: team.id }, query: { limit: 200 } });
  const volunteersOf = (ids: readonly string[]): string[] =>
    members.items.filter((one) => ids.includes(one.id)).map((one) => one.volunteerId);
  return (
    <section className="drawer-section">
      <div className="panel-title">
        <h2>{t('people.members')}</h2>
        <Space wrap>
          <ExportButton list="volunteers.team-members" filters={{ teamId: team.id }} />
          {office && team.state === 'active' && (
            <>
              <Button disabled={members.items.length === 0} onClick={() => setDialog('insure')}>
                {chosen.length > 0 ? t('people.insureChosen', { count: chosen.length }) : t('people.insureAll')}
              </Button>
              <Button type="primary" onClick={() => setDialog('add')}>
                {t('people.addMember')}
              </Button>
            </>
          )}
        </Space>
      </div>
      <ListTable<Member>
        label={t('people.members')}
        rows={members.items}
        result={members.result}
        width={720}
        empty={<Empty title={t('people.noMembers')} hint={t('people.noMembersHint')} />}
        {...(office && { selected: chosen, onSelect: setChosen, nameOf: (row: Member) => row.name })}
        columns={[
          {
            title: t('people.name'),
            key: 'name',
            width: 150,
            render: (_: unknown, row) =>
              sees ? (
                <Link to="/volunteers" search={{ open: row.volunteerId } as never} className="record-link">
                  {row.name}
                </Link>
              ) : (
                row.name
              ),
          },
          { title: t('people.number'), dataIndex: 'number', key: 'number', width: 110 },
          { title: t('people.role'), key: 'role', width: 150, render: (_: unknown, row) => <Standing member={row} /> },
          {
            title: t('people.probation'),
            key: 'probation',
            width: 170,
            render: (_: unknown, row) => <Probation member={row} />,
          },
          {
            title: t('people.answers'),
            key: 'answers',
            width: 170,
            ellipsis: true,
            render: (_: unknown, row) => <Answers typeCode={team.typeCode} answers={row.answers ?? {}} />,
          },
          ...(team.keeps
            ? [
                {
                  title: t('list.actions'),
                  key: 'actions',
                  width: 70,
                  render: (_: unknown, row: Member) => (
                    <MembershipActions membership={row} name={row.name} probation={row.probation} />
                  ),
                },
              ]
            : []),
        ]}
      />
      <JoinTeamForm open={dialog === 'add'} teamId={team.id} onClose={() => setDialog(undefined)} />
      <InsuranceForm
        open={dialog === 'insure'}
        volunteerIds={chosen.length > 0 ? volunteersOf(chosen) : members.items.map((member) => member.volunteerId)}
        onClose={() => {
          setDialog(undefined);
          setChosen([]);
        }}
      />
    </section>
  );
}

function Standing({ member }: { readonly member: Member }): ReactNode {
  const { t } = useWords(peopleTexts);
  return (
    <span className="inline-row">
      <StatusTag tone={member.role === 'leader' ? 'busy' : 'quiet'}>{t(`people.roles.${member.role}`)}</StatusTag>
      {member.reserve && <StatusTag tone="warn">{t('people.reserve')}</StatusTag>}
      {member.status === 'suspended' && <StatusTag tone="warn">{t('people.statuses.suspended')}</StatusTag>}
    </span>
  );
}

function Probation({ member: { role, probation, mentorName } }: { readonly member: Member }): ReactNode {
  const { t } = useWords(peopleTexts);
  if (role !== 'probationer') return '—';
  return (
    <span>
      {probation && t('people.probationProgress', { done: probation.doneShifts, required: probation.requiredShifts })}
      <span className="quiet">
        {' '}
        {mentorName === undefined ? t('people.noMentor') : `${t('people.mentor')} ${mentorName}`}
      </span>
    </span>
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
