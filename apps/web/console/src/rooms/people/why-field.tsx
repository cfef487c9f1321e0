import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../app/words.js';
import { peopleTexts } from './people.texts.js';

/** The reason for a change of somebody's place. */
export function WhyField({ required = false }: { readonly required?: boolean }): ReactNode {
  const { t } = useWords(peopleTexts);
  return (
    <Form.Item
      name="reason"
      label={t('people.why')}
      extra={t('people.whyHint')}
      rules={required ? [{ required: true, whitespace: true, message: t('form.required') }] : []}
    >
      <Input.TextArea rows={2} maxLength={500} />
    </Form.Item>
  );
}
