import { Checkbox, Form, type GetProps, Input, InputNumber, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import type { FieldDescription } from '@redmaple/forms';
import { useWords, type Words } from '../app/words.js';

/**
 * The fields of a plugin's form as items of an antd form, below `prefix` (such as `answers`) where there is one. The server validates; here only
 * what is plainly missing is said early.
 */
export function SchemaFields({
  fields,
  prefix,
}: {
  readonly fields: readonly FieldDescription[];
  readonly prefix?: string;
}): ReactNode {
  const words = useWords();
  return fields.map((field) => (
    <Form.Item
      key={field.key}
      name={prefix === undefined ? [field.key] : [prefix, field.key]}
      label={words.label(field.label) || field.key}
      extra={words.label(field.hint) || undefined}
      rules={field.required ? [{ required: true, message: words.t('form.required') }] : []}
      {...(field.default !== undefined && { initialValue: field.default })}
    >
      {control(field, words)}
    </Form.Item>
  ));
}

function control(field: FieldDescription, { t, label }: Words): ReactNode {
  const options = (field.options ?? []).map((value) => ({ value, label: label(field.optionLabels?.[value]) || value }));
  switch (field.kind) {
    case 'yesNo':
      return (
        <Radio.Group
          options={[
            { value: true, label: t('form.yes') },
            { value: false, label: t('form.no') },
          ]}
        />
      );
    case 'choice':
      return options.length <= 4 ? (
        <Radio.Group options={options} />
      ) : (
        <Select options={options} placeholder={t('form.choose')} />
      );
    case 'choices':
      return <CheckboxList options={options} />;
    case 'whole':
    case 'decimal':
      return (
        <InputNumber
          style={{ width: 180 }}
          {...(field.min !== undefined && { min: field.min })}
          {...(field.max !== undefined && { max: field.max })}
        />
      );
    case 'longText':
      return <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={field.maxLength} />;
    case 'date':
      return <Input type="date" />;
    case 'time':
      return <Input type="time" />;
    case 'text':
      return <Input maxLength={field.maxLength} />;
  }
}

/** antd marks a required group with an attribute that its role does not know. */
function CheckboxList({
  'aria-required': _required,
  ...rest
}: GetProps<typeof Checkbox.Group> & { 'aria-required'?: unknown }): ReactNode {
  return <Checkbox.Group {...rest} />;
}
