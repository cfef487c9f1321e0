import { dayIn } from '@redmaple/i18n';
import { Form, Input, InputNumber, Radio } from 'antd';
import type { ReactNode } from 'react';
import { send, type Shape } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useWords, zone } from '../../app/words.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { serverNow } from '../../kit/server-clock.js';
import type { Indicator } from './indicators.js';
import { projectsTexts } from './projects.texts.js';

const touched = ['/api/v1/projects', '/api/v1/home'];

type Goal = Pick<Indicator, 'name' | 'unit' | 'baseline' | 'target' | 'direction'>;

/** A new indicator, or one put right; what was entered for it stays. */
export function IndicatorDrawer({
  project,
  indicator,
  onClose,
}: {
  readonly project: Shape<'ProjectDetailView'>;
  readonly indicator?: Indicator;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useWords(projectsTexts);
  const [form] = Form.useForm<Goal>();
  const add = useChange('post', '/api/v1/projects/{id}/indicators', touched);
  const change = useChange('patch', '/api/v1/indicators/{id}', touched);
  const latest = async (id: string): Promise<Indicator> => {
    const now = await send('get', '/api/v1/projects/{id}', { path: { id: project.id } });
    return now.indicators.find((one) => one.id === id) as Indicator;
  };
  const save = async (goal: Goal, newest: number | undefined): Promise<void> => {
    if (!indicator) {
      await add.mutateAsync({ path: { id: project.id }, body: goal });
      return;
    }
    const version = newest ?? indicator.version;
    await change.mutateAsync({ path: { id: indicator.id }, body: { ...goal, version } });
  };
  const required = [{ required: true, message: t('form.required') }];
  return (
    <FormDrawer<Goal>
      open
      title={indicator ? t('indicators.edit') : t('indicators.add')}
      form={form}
      width={480}
      initialValues={indicator ?? { direction: 'up', unit: '' }}
      onClose={onClose}
      onSubmit={save}
      {...(indicator && { onTakeTheirs: () => latest(indicator.id) })}
    >
      <Form.Item name="name" label={t('indicators.name')} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="unit" label={t('indicators.unit')} extra={t('indicators.unitHint')}>
        <Input maxLength={20} style={{ width: 160 }} />
      </Form.Item>
      <Form.Item name="direction" label={t('indicators.direction')} rules={required}>
        <Radio.Group options={(['up', 'down'] as const).map((value) => ({ value, label: t(`indicators.${value}`) }))} />
      </Form.Item>
      <Form.Item name="baseline" label={t('indicators.baseline')} rules={required}>
        <InputNumber style={{ width: 180 }} />
      </Form.Item>
      <Form.Item name="target" label={t('indicators.target')} rules={required}>
        <InputNumber style={{ width: 180 }} />
      </Form.Item>
    </FormDrawer>
  );
}

interface TypedActual {
  readonly month: string;
  readonly value: number;
  readonly note?: string;
}

/** What an indicator was in a month; entering a month again corrects it. */
export function ActualDrawer({
  indicator,
  onClose,
}: {
  readonly indicator: Indicator;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useWords(projectsTexts);
  const [form] = Form.useForm<TypedActual>();
  const enter = useChange('put', '/api/v1/indicators/{id}/actuals/{month}', touched);
  const thisMonth = dayIn(new Date(serverNow()), zone).slice(0, 7);
  const required = [{ required: true, message: t('form.required') }];
  return (
    <FormDrawer<TypedActual>
      open
      title={t('indicators.enterNamed', { name: indicator.name })}
      form={form}
      width={440}
      initialValues={{ month: thisMonth }}
      onClose={onClose}
      onSubmit={({ month, value, note }) =>
        enter.mutateAsync({ path: { id: indicator.id, month }, body: { value, ...(note && { note }) } })
      }
    >
      <Form.Item name="month" label={t('indicators.month')} extra={t('indicators.enterHint')} rules={required}>
        <Input type="month" max={thisMonth} />
      </Form.Item>
      <Form.Item
        name="value"
        label={indicator.unit === '' ? t('indicators.actual') : `${t('indicators.actual')} (${indicator.unit})`}
        rules={required}
      >
        <InputNumber style={{ width: 180 }} />
      </Form.Item>
      <Form.Item name="note" label={t('indicators.note')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
      </Form.Item>
    </FormDrawer>
  );
}
