import { Form, Select } from 'antd';
import type { ReactNode } from 'react';
import { useList } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { peopleTexts } from './people.texts.js';

/** Who accompanies somebody in a team: its active full members; the API asks the rules. */
export function MentorField({
  teamId,
  except,
  label,
}: {
  readonly teamId: string | undefined;
  readonly except?: string | undefined;
  readonly label?: string;
}): ReactNode {
  const { t } = useWords(peopleTexts);
  const { items } = useList(
    '/api/v1/teams/{id}/members',
    { path: { id: teamId ?? '' }, query: { limit: 200 } },
    { enabled: teamId !== undefined },
  );
  const mentors = items.filter(
    (one) => one.role !== 'probationer' && !one.reserve && one.status === 'active' && one.volunteerId !== except,
  );
  return (
    <Form.Item name="mentorId" label={label ?? t('people.mentor')} extra={t('people.mentorHint')}>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        disabled={teamId === undefined}
        placeholder={t('form.choose')}
        options={mentors.map((one) => ({ value: one.volunteerId, label: `${one.name} · ${one.number}` }))}
      />
    </Form.Item>
  );
}
