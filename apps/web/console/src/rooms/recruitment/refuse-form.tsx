import { Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { InlineForm } from './inline-form.js';
import { recruitmentTexts } from './recruitment.texts.js';
import { useReasons } from './use-reasons.js';

interface Values {
  reasonCode: string;
  publicText?: string;
  note?: string;
}

export const decisionTouches = ['/api/v1/applications', '/api/v1/vetting', '/api/v1/calls', '/api/v1/home'];

/** Refuses somebody, with a reason that they can read. */
export function RefuseForm({
  application: { id, state, name },
  onDone,
}: {
  readonly application: Shape<'ApplicationView'>;
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useWords(recruitmentTexts);
  const [form] = Form.useForm<Values>();
  const reasons = useReasons();
  const screening = useChange('post', '/api/v1/applications/{id}/screening', decisionTouches);
  const refusal = useChange('post', '/api/v1/applications/{id}/refusal', decisionTouches);
  const isScreening = state === 'submitted';
  const submit = ({ reasonCode, publicText, note }: Values): Promise<unknown> => {
    const words = publicText?.trim() ? { publicText: publicText.trim() } : {};
    const path = { id };
    return isScreening
      ? screening.mutateAsync({
          path,
          body: { outcome: 'fail', reasonCode, ...words, ...(note?.trim() && { note: note.trim() }) },
        })
      : refusal.mutateAsync({ path, body: { reasonCode, ...words } });
  };
  return (
    <InlineForm<Values>
      form={form}
      title={t(isScreening ? 'recruitment.decide.failTitle' : 'recruitment.decide.refuseTitle', { name })}
      hint={t('recruitment.decide.refuseHint')}
      submitLabel={t(isScreening ? 'recruitment.bulk.screening.fail' : 'recruitment.decide.refuse')}
      danger
      onSubmit={submit}
      onDone={onDone}
    >
      <Form.Item
        name="reasonCode"
        label={t('recruitment.decide.reason')}
        rules={[{ required: true, message: t('recruitment.decide.chooseReason') }]}
      >
        <Radio.Group vertical options={reasons} />
      </Form.Item>
      <Form.Item
        name="publicText"
        label={`${t('recruitment.decide.publicText')}${t('form.optional')}`}
        extra={t('recruitment.decide.publicTextHint')}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={300} />
      </Form.Item>
      {isScreening && (
        <Form.Item
          name="note"
          label={`${t('recruitment.decide.note')}${t('form.optional')}`}
          extra={t('recruitment.decide.noteHint')}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={500} />
        </Form.Item>
      )}
    </InlineForm>
  );
}
