import { MoreOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { ActionMenu } from '../../kit/action-menu.js';
import { EndForm, membershipTouches, ProbationForm, RoleForm, TransferForm } from './membership-forms.js';
import { peopleTexts } from './people.texts.js';
import { useAct } from '../../kit/use-act.js';

const roles = ['leader', 'deputy', 'member', 'probationer'] as const;
type Role = (typeof roles)[number];

/** What can be done with somebody's place in a team: role, probation, reserve, another team, the end. */
export function MembershipActions({
  membership,
  name,
  probation,
}: {
  readonly membership: Shape<'MembershipDetail'>;
  /** Whose place it is, for those who listen. */
  readonly name: string;
  readonly probation?: Shape<'ProbationView'> | undefined;
}): ReactNode {
  const { t } = useWords(peopleTexts);
  const { can } = useSession();
  const act = useAct();
  const [form, setForm] = useState<Role | 'probation' | 'transfer' | 'end'>();
  const setRole = useChange('post', '/api/v1/memberships/{id}/role', membershipTouches);
  const setReserve = useChange('post', '/api/v1/memberships/{id}/reserve', membershipTouches);
  const office = can('operator', 'county-admin');
  const onProbation = membership.role === 'probationer';
  const path = { path: { id: membership.id } };
  const items = [
    ...(onProbation ? [{ key: 'probation', label: t('people.decideProbation') }] : []),
    ...(office
      ? roles
          .filter((role) => role !== membership.role && !(role === 'leader' && membership.reserve))
          .map((role) => ({
            key: role,
            label: role === 'leader' ? t('people.handOver') : t('people.makeRole', { role: t(`people.roles.${role}`) }),
          }))
      : []),
    { key: 'reserve', label: membership.reserve ? t('people.membership.back') : t('people.membership.reserve') },
    ...(office
      ? [
          { key: 'transfer', label: t('people.membership.transfer') },
          { key: 'end', danger: true, label: t('people.membership.end') },
        ]
      : []),
  ];
  const choose = (key: string): void => {
    const role = roles.find((one) => one === key);
    // Between deputy and member there is nothing to ask.
    if (role && role !== 'leader' && role !== 'probationer' && !onProbation)
      void act(setRole.mutateAsync({ ...path, body: { role } }));
    else if (role) setForm(role);
    else if (key === 'reserve') void act(setReserve.mutateAsync({ ...path, body: { reserve: !membership.reserve } }));
    else if (key === 'transfer' || key === 'end' || key === 'probation') setForm(key);
  };
  const shared = { membership, name, onClose: () => setForm(undefined) };
  const role = roles.find((one) => one === form);
  return (
    <>
      <ActionMenu items={items} onChoose={choose}>
        <Button icon={<MoreOutlined />} aria-label={t('people.actionsFor', { name })} />
      </ActionMenu>
      {role && <RoleForm open role={role} {...shared} />}
      {form === 'transfer' && <TransferForm open {...shared} />}
      {form === 'end' && <EndForm open {...shared} />}
      {form === 'probation' && <ProbationForm open probation={probation} {...shared} />}
    </>
  );
}
