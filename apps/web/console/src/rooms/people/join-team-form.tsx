import { Checkbox, Form, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { JoiningVerdict } from './joining-verdict.js';
import { useTeams } from './lookups.js';
import { MentorField } from './mentor-field.js';
import { peopleTexts } from './people.texts.js';
import { VolunteerSelect } from './volunteer-select.js';
import { WhyField } from './why-field.js';

interface Values {
  readonly teamId: string;
  readonly volunteerId: string;
  readonly role: Shape<'AddMemberDto'>['role'];
  readonly reserve?: boolean;
  readonly mentorId?: string;
  readonly reason?: string;
}

/** A volunteer joins a team: from the volunteer's side, or from the team's. What the rules say is shown before it is saved. */
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
  const chosenTeam = Form.useWatch('teamId', form) as string | undefined;
  const chosenVolunteer = Form.useWatch('volunteerId', form) as string | undefined;
  const role = Form.useWatch('role', form) as Values['role'] | undefined;
  const [who, where] = [volunteerId ?? chosenVolunteer, teamId ?? chosenTeam];
  const join = useChange('post', '/api/v1/teams/{id}/members', ['/api/v1/teams', '/api/v1/volunteers']);
  const required = [{ required: true, message: t('form.required') }];
  return (
    <FormDrawer<Values>
      open={open}
      title={volunteerId === undefined ? t('people.addMember') : t('people.joinTeam')}
      form={form}
      initialValues={{ role: 'probationer', reserve: false }}
      onClose={onClose}
      onSubmit={({ role: as, reserve = false, mentorId, reason, ...chosen }) =>
        join.mutateAsync({
          path: { id: teamId ?? chosen.teamId },
          body: {
            volunteerId: volunteerId ?? chosen.volunteerId,
            role: as,
            reserve,
            ...(as === 'probationer' && mentorId && { mentorId }),
            ...(reason && { reason }),
          },
        })
      }
    >
      {teamId === undefined && (
        <Form.Item name="teamId" label={t('people.team')} rules={required}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('form.choose')}
            options={active.map((team) => ({ value: team.id, label: team.name }))}
            onChange={() => form.setFieldValue('mentorId', undefined)}
          />
        </Form.Item>
      )}
      {volunteerId === undefined && (
        <Form.Item name="volunteerId" label={t('people.volunteer')} rules={required} extra={t('people.searchHint')}>
          <VolunteerSelect />
        </Form.Item>
      )}
      <JoiningVerdict volunteerId={who} teamId={where} />
      <Form.Item name="role" label={t('people.role')} rules={required}>
        <Radio.Group
          options={(['probationer', 'member'] as const).map((one) => ({ value: one, label: t(`people.roles.${one}`) }))}
        />
      </Form.Item>
      {role === 'probationer' && <MentorField teamId={where} except={who} />}
      <Form.Item name="reserve" valuePropName="checked" extra={t('people.intoReserveHint')}>
        <Checkbox>{t('people.intoReserve')}</Checkbox>
      </Form.Item>
      <WhyField />
    </FormDrawer>
  );
}
