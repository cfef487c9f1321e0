import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../app/words.js';
import { recognitionTexts } from './recognition.texts.js';

export interface AwardValues {
  /** Left out for a new one. */
  readonly code?: string;
  readonly label: { readonly 'zh-CN': string; readonly en: string };
  readonly period: 'half-year' | 'year';
  readonly commendedMonths: number;
  readonly leastPoints: number;
}

const periods = ['half-year', 'year'] as const;
const mostAwards = 20;

/** Awards and titles of a version of the rules: how each is called and what it takes. */
export function AwardRows({ offered }: { readonly offered: readonly AwardValues[] }): ReactNode {
  const { t, label } = useWords(recognitionTexts);
  const given: readonly (AwardValues | undefined)[] = Form.useWatch('awards') ?? [];
  const left = offered.filter((one) => !given.some((other) => other?.code === one.code));
  const required = [{ required: true, message: t('form.required') }];
  return (
    <fieldset className="form-group">
      <legend>{t('recognition.awardRules')}</legend>
      <p className="quiet">{t('recognition.awardRulesHint')}</p>
      <Form.List name="awards">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <div key={key} className="award-rule">
                <Form.Item name={[name, 'code']} hidden>
                  <Input />
                </Form.Item>
                <Form.Item name={[name, 'label', 'zh-CN']} label={t('recognition.awardName')} rules={required}>
                  <Input maxLength={40} />
                </Form.Item>
                <Form.Item name={[name, 'label', 'en']} label={t('recognition.awardNameEnglish')} rules={required}>
                  <Input maxLength={60} lang="en" />
                </Form.Item>
                <div className="form-line">
                  <Form.Item name={[name, 'period']} label={t('recognition.period')} rules={required}>
                    <Select options={periods.map((value) => ({ value, label: t(`recognition.periods.${value}`) }))} />
                  </Form.Item>
                  <Form.Item name={[name, 'commendedMonths']} label={t('recognition.awardTakes')} rules={required}>
                    <InputNumber min={1} max={12} precision={0} />
                  </Form.Item>
                  <Form.Item name={[name, 'leastPoints']} label={t('recognition.awardPoints')} rules={required}>
                    <InputNumber min={0} max={1_000_000} precision={2} />
                  </Form.Item>
                  <Button
                    icon={<DeleteOutlined />}
                    aria-label={t('recognition.awardRemove', { number: name + 1 })}
                    onClick={() => remove(name)}
                  />
                </div>
              </div>
            ))}
            {rows.length < mostAwards && (
              <Button
                icon={<PlusOutlined />}
                onClick={() => add({ period: 'year', commendedMonths: 1, leastPoints: 0 })}
              >
                {t('recognition.awardAdd')}
              </Button>
            )}
            {rows.length < mostAwards &&
              left.map((one) => (
                <Button key={one.code} icon={<PlusOutlined />} onClick={() => add(one)}>
                  {t('recognition.awardTake', { award: label(one.label) })}
                </Button>
              ))}
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
