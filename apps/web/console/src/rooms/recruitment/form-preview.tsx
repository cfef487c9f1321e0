import { Form } from 'antd';
import type { ReactNode } from 'react';
import type { FieldDescription } from '@redmaple/forms';
import { useWords } from '../../app/words.js';
import { SchemaFields } from '../../kit/schema-fields.js';
import { recruitmentTexts } from './recruitment.texts.js';

/** The questions of a team type as a recruit will meet them; nothing typed here goes anywhere. */
export function FormPreview({ fields }: { readonly fields: readonly FieldDescription[] }): ReactNode {
  const { t } = useWords(recruitmentTexts);
  const [form] = Form.useForm();
  if (fields.length === 0) return <p className="quiet">{t('recruitment.call.noQuestions')}</p>;
  return (
    <Form form={form} layout="vertical" disabled component={false}>
      <SchemaFields fields={fields} prefix="preview" />
    </Form>
  );
}
