import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button, Checkbox, Form, Input, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useWords } from '../../app/words.js';
import { CheckBoxes } from '../../kit/check-boxes.js';
import type { Stage } from './plan-changes.js';
import { useStageWords } from './stage-words.js';
import { vettingTexts } from './vetting.texts.js';

/** A stage as the form holds it; one that is new has no code yet. */
export interface StageValues {
  readonly code?: string;
  readonly source: string;
  readonly label?: { readonly 'zh-CN'?: string; readonly en?: string };
  readonly roles?: Stage['roles'];
  readonly dueDays?: number | null;
  readonly validDays?: number | null;
  readonly evidence?: Stage['evidence'];
  readonly auto?: boolean;
}

export const newStage: StageValues = { source: 'county', roles: ['operator'], dueDays: 7, evidence: [], auto: false };

export function valuesOf({ autoAdvance, state: _state, ...stage }: Shape<'StageView'>): StageValues {
  return { ...stage, auto: autoAdvance === 'recent-pass' };
}

/** What was typed, as a stage; `code` names one that has none yet. */
export function stageOf(values: StageValues, code = ''): Stage {
  const { label, roles = [], dueDays, validDays, evidence = [], auto } = values;
  return {
    code: values.code ?? code,
    label: { 'zh-CN': label?.['zh-CN'] ?? '', en: label?.en ?? '' },
    roles,
    dueDays: dueDays ?? 0,
    ...(typeof validDays === 'number' && { validDays }),
    evidence,
    autoAdvance: auto ? 'recent-pass' : 'none',
  };
}

const everybody = ['operator', 'county-admin', 'liaison', 'trainer', 'team-leader'] as const;
const office = ['operator', 'county-admin'] as const;

interface Props {
  /** In the list, from 0. */
  readonly place: number;
  readonly stage: StageValues;
  readonly up: (() => void) | undefined;
  readonly down: (() => void) | undefined;
  readonly remove: () => void;
}

/** One stage of the form. What the core or the plugin has settled is told instead of asked. */
export function StageFields({ place, stage, up, down, remove }: Props): ReactNode {
  const { t, label } = useWords(vettingTexts);
  const { sourceOf } = useStageWords();
  const own = stage.source === 'county';
  const name = label({ 'zh-CN': '', en: '', ...stage.label }) || t('vetting.newStage');
  return (
    <li>
      <div className="vetting-line">
        <h3>
          {place + 1}. {name} <span className="quiet">{sourceOf(stage.source)}</span>
        </h3>
        <Button icon={<ArrowUpOutlined />} disabled={!up} onClick={up} aria-label={t('vetting.up', { name })} />
        <Button icon={<ArrowDownOutlined />} disabled={!down} onClick={down} aria-label={t('vetting.down', { name })} />
        {own && <Button icon={<DeleteOutlined />} onClick={remove} aria-label={t('vetting.remove', { name })} />}
      </div>
      {own && <Names place={place} />}
      <Rules place={place} code={stage.code} />
    </li>
  );
}

function Names({ place }: { readonly place: number }): ReactNode {
  const { t } = useWords(vettingTexts);
  const required = [{ required: true, whitespace: true, message: t('form.required') }];
  return (
    <div className="vetting-pair">
      <Form.Item name={[place, 'label', 'zh-CN']} label={t('vetting.nameZh')} rules={required}>
        <Input maxLength={30} />
      </Form.Item>
      <Form.Item name={[place, 'label', 'en']} label={t('vetting.nameEn')} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
    </div>
  );
}

function Rules({ place, code }: { readonly place: number; readonly code: string | undefined }): ReactNode {
  const { t } = useWords(vettingTexts);
  const required = [{ required: true, message: t('form.required') }];
  const review = code === 'background-review';
  const last = code === 'acceptance';
  const deciders = code === 'screening' || last ? office : everybody;
  return (
    <>
      <div className="vetting-pair">
        <Form.Item name={[place, 'dueDays']} label={t('vetting.dueDays')} rules={required}>
          <InputNumber min={1} max={365} precision={0} />
        </Form.Item>
        {!last && (
          <Form.Item name={[place, 'validDays']} label={t('vetting.validDays')}>
            <InputNumber min={1} max={review ? 365 : 3650} precision={0} />
          </Form.Item>
        )}
      </div>
      {review ? (
        <p className="quiet">{t('vetting.reviewFixed')}</p>
      ) : (
        <div className="vetting-pair">
          <Form.Item name={[place, 'roles']} label={t('vetting.roles')} rules={required}>
            <CheckBoxes options={deciders.map((value) => ({ value, label: t(`role.${value}`) }))} />
          </Form.Item>
          {!last && (
            <Form.Item name={[place, 'evidence']} label={t('vetting.evidence')}>
              <CheckBoxes
                options={(['note', 'file'] as const).map((value) => ({
                  value,
                  label: t(`vetting.evidences.${value}`),
                }))}
              />
            </Form.Item>
          )}
        </div>
      )}
      {/* The first stage follows no decision, and a team is chosen anew by whoever accepts. */}
      {place > 0 && !last && (
        <Form.Item name={[place, 'auto']} valuePropName="checked" extra={t('vetting.autoHint')}>
          <Checkbox>{t('vetting.autos.recent-pass')}</Checkbox>
        </Form.Item>
      )}
    </>
  );
}
