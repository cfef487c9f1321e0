import { Form, Input, InputNumber, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { toInstant, toWallTime } from '../../kit/county-time.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { useTeams } from '../people/lookups.js';
import { certificatesTexts } from './certificates.texts.js';

interface Values {
  how: 'undo' | 'replace';
  content: string;
  teamId?: string;
  occurredAt: string;
  actualMinutes: number;
  creditedMinutes: number;
  reason: Shape<'ProposeUndo'>['reason'];
}

const undoReasons = ['entered-wrongly', 'not-present', 'entered-twice', 'times-wrong', 'other'] as const;
const touched = ['/api/v1/service-corrections', '/api/v1/volunteers'] as const;

interface Props {
  readonly volunteerId: string;
  /** The line to correct; left out for service that nobody wrote down. */
  readonly record?: Shape<'ServiceRecordDetail'>;
  readonly onClose: () => void;
}

/** Proposes what another person then decides. */
export function CorrectionForm({ volunteerId, record, onClose }: Props): ReactNode {
  const { t } = useWords(certificatesTexts);
  const [form] = Form.useForm<Values>();
  const { active: teams } = useTeams();
  const how = Form.useWatch('how', form);
  const enter = useChange('post', '/api/v1/service-corrections', [...touched]);
  const undo = useChange('post', '/api/v1/service-records/{id}/undo', [...touched]);
  const replace = useChange('post', '/api/v1/service-records/{id}/replacement', [...touched]);
  const required = [{ required: true, message: t('form.required') }];
  const timed = !record || how === 'replace';
  const send = ({ how: wanted, content, teamId, occurredAt, reason, ...minutes }: Values): Promise<unknown> => {
    const path = { id: record?.id ?? '' };
    if (record && wanted !== 'replace') return undo.mutateAsync({ path, body: { reason } });
    const time = { ...minutes, occurredAt: toInstant(occurredAt) };
    if (record) return replace.mutateAsync({ path, body: { ...time, reason } });
    return enter.mutateAsync({ body: { ...time, volunteerId, content, reason, ...(teamId && { teamId }) } });
  };
  return (
    <FormDrawer<Values>
      open
      title={record ? t('certificates.correctTitle') : t('certificates.enter')}
      form={form}
      submitLabel={t('certificates.propose')}
      initialValues={
        record
          ? {
              how: 'undo',
              occurredAt: toWallTime(record.occurredAt),
              actualMinutes: record.actualMinutes,
              creditedMinutes: record.creditedMinutes,
            }
          : { reason: 'not-recorded' }
      }
      onSubmit={send}
      onClose={onClose}
    >
      <p className="quiet">{t('certificates.enterHint')}</p>
      {record ? (
        <Form.Item name="how" label={t('certificates.how')} rules={required}>
          <Radio.Group
            options={[
              { value: 'undo', label: t('certificates.howUndo') },
              { value: 'replace', label: t('certificates.howReplace') },
            ]}
          />
        </Form.Item>
      ) : (
        <>
          <Form.Item name="content" label={t('certificates.content')} rules={required}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="teamId" label={t('certificates.team')}>
            <Select
              allowClear
              placeholder={t('certificates.noTeam')}
              options={teams.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
        </>
      )}
      {timed && (
        <>
          <Form.Item name="occurredAt" label={t('certificates.began')} rules={required}>
            <Input type="datetime-local" />
          </Form.Item>
          <div className="form-pair">
            <Form.Item name="actualMinutes" label={t('certificates.actual')} rules={required}>
              <InputNumber min={1} max={1440} precision={0} />
            </Form.Item>
            <Form.Item name="creditedMinutes" label={t('certificates.credited')} rules={required}>
              <InputNumber min={0} max={1440} precision={0} />
            </Form.Item>
          </div>
        </>
      )}
      <Form.Item name="reason" label={t('certificates.why')} rules={required}>
        <Select
          options={(record ? undoReasons : (['not-recorded', 'other'] as const)).map((value) => ({
            value,
            label: t(`certificates.whys.${value}`),
          }))}
        />
      </Form.Item>
    </FormDrawer>
  );
}
