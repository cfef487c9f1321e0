import { App, Form, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange, useList } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { MentorField } from '../people/mentor-field.js';
import { InlineForm } from './inline-form.js';
import { recruitmentTexts } from './recruitment.texts.js';
import { decisionTouches } from './refuse-form.js';

interface Values {
  teamId: string;
  mentorId?: string;
}

/** Makes the recruit a volunteer on probation in a team, with a mentor if there is one. */
export function AcceptForm({
  application: { id, name, teamType },
  onDone,
}: {
  readonly application: Shape<'ApplicationView'>;
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useWords(recruitmentTexts);
  const { notification } = App.useApp();
  const { can } = useSession();
  const [form] = Form.useForm<Values>();
  const teamId = Form.useWatch('teamId', form);
  const { items: teams } = useList('/api/v1/teams', { query: { typeCode: teamType, state: 'active', limit: 200 } });
  const accept = useChange('post', '/api/v1/applications/{id}/acceptance', [...decisionTouches, '/api/v1/teams']);
  const submit = async ({ teamId: team, mentorId }: Values): Promise<void> => {
    const done = await accept.mutateAsync({ path: { id }, body: { teamId: team, ...(mentorId && { mentorId }) } });
    notification[done.signIn === 'ready' ? 'success' : 'warning']({
      title: t('recruitment.decide.accepted', { name, number: done.number }),
      ...(done.signIn === 'phone-taken' && { description: t('recruitment.decide.phoneTaken') }),
      placement: 'bottomLeft',
      duration: done.signIn === 'ready' ? 6 : 0,
    });
  };
  return (
    <InlineForm<Values>
      form={form}
      title={t('recruitment.decide.acceptTitle', { name })}
      hint={t(teams.length === 0 ? 'recruitment.decide.noTeam' : 'recruitment.decide.acceptHint')}
      submitLabel={t('recruitment.decide.accept')}
      onSubmit={submit}
      onDone={onDone}
    >
      <Form.Item
        name="teamId"
        label={t('recruitment.decide.team')}
        rules={[{ required: true, message: t('form.required') }]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('form.choose')}
          options={teams.map((one) => ({ value: one.id, label: one.name }))}
          onChange={() => form.setFieldValue('mentorId', undefined)}
        />
      </Form.Item>
      <MentorField
        teamId={can('operator', 'county-admin') ? teamId : undefined}
        label={`${t('recruitment.decide.mentor')}${t('form.optional')}`}
      />
    </InlineForm>
  );
}
