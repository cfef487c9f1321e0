import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { InlineForm } from './inline-form.js';
import { recruitmentTexts } from './recruitment.texts.js';
import { decisionTouches } from './refuse-form.js';

/** Withdraws for somebody who asked the office to. */
export function WithdrawForm({
  application: { id, name },
  onDone,
}: {
  readonly application: Shape<'ApplicationView'>;
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useWords(recruitmentTexts);
  const [form] = Form.useForm<{ note?: string }>();
  const withdraw = useChange('post', '/api/v1/applications/{id}/withdraw', decisionTouches);
  return (
    <InlineForm<{ note?: string }>
      form={form}
      title={t('recruitment.decide.withdrawTitle', { name })}
      hint={t('recruitment.decide.withdrawHint')}
      submitLabel={t('recruitment.decide.withdraw')}
      danger
      onSubmit={({ note }) => withdraw.mutateAsync({ path: { id }, body: note?.trim() ? { note: note.trim() } : {} })}
      onDone={onDone}
    >
      <Form.Item name="note" label={`${t('recruitment.decide.note')}${t('form.optional')}`}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={500} />
      </Form.Item>
    </InlineForm>
  );
}
