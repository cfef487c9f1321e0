import { Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useChange, useList } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { toInstant } from '../../kit/county-time.js';
import { trainingTexts } from './training.texts.js';
import { WhenFields } from './when-fields.js';

interface Typed {
  readonly courseId: string;
  readonly place: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly capacity: number;
  readonly trainerName?: string;
}

/** Plans a session of a course. */
export function PlanDrawer({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useWords(trainingTexts);
  const [form] = Form.useForm<Typed>();
  const courses = useList('/api/v1/training/courses', { query: { limit: 200 } });
  const plan = useChange('post', '/api/v1/training/sessions', ['/api/v1/training', '/api/v1/home']);
  const required = [{ required: true, message: t('form.required') }];
  const save = ({ startsAt, endsAt, trainerName, ...typed }: Typed): Promise<unknown> =>
    plan.mutateAsync({
      body: {
        ...typed,
        startsAt: toInstant(startsAt),
        endsAt: toInstant(endsAt),
        ...(trainerName?.trim() && { trainerName: trainerName.trim() }),
      },
    });
  return (
    <FormDrawer<Typed>
      open
      title={t('training.plan')}
      form={form}
      initialValues={{ capacity: 30 }}
      onSubmit={save}
      onClose={onClose}
    >
      <Form.Item name="courseId" label={t('training.course')} rules={required}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('form.choose')}
          options={courses.items
            .filter((one) => one.state === 'active')
            .map(({ id, title }) => ({ value: id, label: title }))}
        />
      </Form.Item>
      <WhenFields />
      <Form.Item name="place" label={t('training.place')} rules={required}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="capacity" label={t('training.capacity')} rules={required}>
        <InputNumber min={1} max={1000} />
      </Form.Item>
      <Form.Item name="trainerName" label={t('training.trainer')}>
        <Input maxLength={60} />
      </Form.Item>
    </FormDrawer>
  );
}
