import { Form, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { useTeams } from './lookups.js';
import { peopleTexts } from './people.texts.js';
import { VolunteerSelect } from './volunteer-select.js';

interface Values {
  readonly teamId: string;
  readonly volunteerId: string;
  readonly role: Shape<'AddMemberDto'>['role'];
}

/** A volunteer joins a team: from the volunteer's side, or from the team's. */
export function JoinTeamForm({
  open,
  volunteerId,
  teamId,
  onClose,
}: {
  readonly open: boolean;
  readonly volunteerId?: string;
  readonly teamId?: string;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useWords(peopleTexts);
  const { active } = useTeams();
  const [form] = Form.useForm<Values>();
  const join = useChange('post', '/api/v1/teams/{id}/members', ['/api/v1/teams', '/api/v1/volunteers']);
  const required = [{ required: true, message: t('form.required') }];
  return (
    <FormDrawer<Values>
      open={open}
      title={volunteerId === undefined ? t('people.addMember') : t('people.joinTeam')}
      form={form}
      initialValues={{ role: 'probationer' }}
      onClose={onClose}
      onSubmit={({ role, ...chosen }) =>
        join.mutateAsync({
          path: { id: teamId ?? chosen.teamId },
          body: { volunteerId: volunteerId ?? chosen.volunteerId, role },
        })
      }
    >
      {teamId === undefined && (
        <Form.Item name="teamId" label={t('people.team')} rules={required}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('form.choose')}
            options={active.map((team) => ({ value: team.id, label: team.name }))}
          />
        </Form.Item>
      )}
      {volunteerId === undefined && (
        <Form.Item name="volunteerId" label={t('people.volunteer')} rules={required} extra={t('people.searchHint')}>
          <VolunteerSelect />
        </Form.Item>
      )}
      <Form.Item name="role" label={t('people.role')} rules={required}>
        <Radio.Group
          options={(['probationer', 'member'] as const).map((one) => ({ value: one, label: t(`people.roles.${one}`) }))}
        />
      </Form.Item>
    </FormDrawer>
  );
}
