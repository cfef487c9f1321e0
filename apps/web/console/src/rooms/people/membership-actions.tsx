import { MoreOutlined } from '@ant-design/icons';
import { App, Button, Form, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { ActionMenu } from '../../kit/action-menu.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { useTeams } from './lookups.js';
import { peopleTexts } from './people.texts.js';
import { useAct } from '../../kit/use-act.js';

const touched = ['/api/v1/volunteers', '/api/v1/teams'];
const roles = ['leader', 'deputy', 'member', 'probationer'] as const;

/** What can be done with somebody's place in a team: role, leave, another team, the end. */
export function MembershipActions({
  membership,
  name,
}: {
  readonly membership: Shape<'MembershipDetail'>;
  /** Whose place it is, for those who listen. */
  readonly name: string;
}): ReactNode {
  const { t } = useWords(peopleTexts);
  const { can } = useSession();
  const { modal } = App.useApp();
  const act = useAct();
  const [moving, setMoving] = useState(false);
  const path = { path: { id: membership.id } };
  const setRole = useChange('post', '/api/v1/memberships/{id}/role', touched);
  const setReserve = useChange('post', '/api/v1/memberships/{id}/reserve', touched);
  const end = useChange('post', '/api/v1/memberships/{id}/end', touched);
  const office = can('operator', 'county-admin');
  const confirmed = (key: string, work: () => Promise<unknown>): void =>
    void modal.confirm({
      title: t(`people.membership.${key}`),
      content: name,
      okText: t('people.sure'),
      cancelText: t('form.cancel'),
      onOk: () => act(work()),
    });
  const items = [
    ...(office
      ? roles
          .filter((role) => role !== membership.role)
          .map((role) => ({ key: role, label: t('people.makeRole', { role: t(`people.roles.${role}`) }) }))
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
    if (role === 'leader') confirmed('leader', () => setRole.mutateAsync({ ...path, body: { role } }));
    else if (role) void act(setRole.mutateAsync({ ...path, body: { role } }));
    else if (key === 'reserve') void act(setReserve.mutateAsync({ ...path, body: { reserve: !membership.reserve } }));
    else if (key === 'transfer') setMoving(true);
    else confirmed('end', () => end.mutateAsync(path));
  };
  return (
    <>
      <ActionMenu items={items} onChoose={choose}>
        <Button icon={<MoreOutlined />} aria-label={t('people.actionsFor', { name })} />
      </ActionMenu>
      <TransferForm open={moving} membership={membership} onClose={() => setMoving(false)} />
    </>
  );
}

function TransferForm({
  open,
  membership,
  onClose,
}: {
  readonly open: boolean;
  readonly membership: Shape<'MembershipDetail'>;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useWords(peopleTexts);
  const { active } = useTeams();
  const [form] = Form.useForm<{ teamId: string }>();
  const transfer = useChange('post', '/api/v1/memberships/{id}/transfer', touched);
  return (
    <FormDrawer<{ teamId: string }>
      open={open}
      title={t('people.membership.transfer')}
      form={form}
      onClose={onClose}
      onSubmit={({ teamId }) => transfer.mutateAsync({ path: { id: membership.id }, body: { teamId } })}
    >
      <p className="quiet">{t('people.transferHint')}</p>
      <Form.Item name="teamId" label={t('people.newTeam')} rules={[{ required: true, message: t('form.required') }]}>
        <Select
          placeholder={t('form.choose')}
          showSearch={{ optionFilterProp: 'label' }}
          options={active
            .filter((team) => team.id !== membership.teamId)
            .map((team) => ({ value: team.id, label: team.name }))}
        />
      </Form.Item>
    </FormDrawer>
  );
}
