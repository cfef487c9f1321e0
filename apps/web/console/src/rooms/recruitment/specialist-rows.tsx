import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../app/words.js';
import { recruitmentTexts } from './recruitment.texts.js';

/** Specialists that a call looks for: a skill, and how many with it. */
export function SpecialistRows(): ReactNode {
  const { t } = useWords(recruitmentTexts);
  const required = [{ required: true, message: t('form.required') }];
  return (
    <fieldset className="form-group">
      <legend>{t('recruitment.specialists.title')}</legend>
      <p className="quiet">{t('recruitment.specialists.hint')}</p>
      <Form.List name="specialists">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <div key={key} className="form-line">
                <Form.Item name={[name, 'skill']} label={t('recruitment.specialists.skill')} rules={required}>
                  <Input maxLength={60} />
                </Form.Item>
                <Form.Item name={[name, 'wanted']} label={t('recruitment.specialists.wanted')} rules={required}>
                  <InputNumber min={1} max={999} precision={0} />
                </Form.Item>
                <Button
                  icon={<DeleteOutlined />}
                  aria-label={t('recruitment.specialists.remove', { number: name + 1 })}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            {rows.length < 30 && (
              <Button icon={<PlusOutlined />} onClick={() => add({})}>
                {t('recruitment.specialists.add')}
              </Button>
            )}
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
