import { Form, type FormInstance, Input } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../app/words.js';
import { trainingTexts } from './training.texts.js';

/** Start and end on the county's clock; the end comes after the start. */
export function WhenFields(): ReactNode {
  const { t } = useWords(trainingTexts);
  const required = { required: true, message: t('form.required') };
  const later = ({ getFieldValue }: Pick<FormInstance, 'getFieldValue'>) => ({
    validator: (_: unknown, end: string | undefined) => {
      const start = getFieldValue('startsAt') as string | undefined;
      return !end || !start || end > start ? Promise.resolve() : Promise.reject(new Error(t('training.endsEarly')));
    },
  });
  return (
    <div className="form-pair">
      <Form.Item name="startsAt" label={t('training.starts')} rules={[required]}>
        <Input type="datetime-local" />
      </Form.Item>
      <Form.Item name="endsAt" label={t('training.ends')} dependencies={['startsAt']} rules={[required, later]}>
        <Input type="datetime-local" />
      </Form.Item>
    </div>
  );
}
