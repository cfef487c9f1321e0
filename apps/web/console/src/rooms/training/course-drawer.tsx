import { Form, Input, InputNumber, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { send, type Shape } from '../../app/api.js';
import { useChange, useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { trainingTexts } from './training.texts.js';

type Course = Shape<'CourseView'>;
type Typed = Pick<Course, 'title' | 'content' | 'qualificationCode' | 'validMonths' | 'requiredBy'> & {
  readonly state?: Course['state'];
};

/** A new course, or one to change. */
export function CourseDrawer({
  course,
  onClose,
}: {
  readonly course?: Course;
  readonly onClose: () => void;
}): ReactNode {
  const { t, label } = useWords(trainingTexts);
  const [form] = Form.useForm<Typed>();
  const kinds = useGet('/api/v1/qualifications/kinds', {});
  const teamTypes = useGet('/api/v1/team-types', {});
  const create = useChange('post', '/api/v1/training/courses', ['/api/v1/training']);
  const change = useChange('patch', '/api/v1/training/courses/{id}', ['/api/v1/training']);
  const latest = (id: string): Promise<Course> => send('get', '/api/v1/training/courses/{id}', { path: { id } });

  const save = async (typed: Typed, newest: number | undefined): Promise<void> => {
    const { title, content, qualificationCode, validMonths, requiredBy, state } = typed;
    const limited = qualificationCode && validMonths ? { validMonths } : {};
    if (!course) {
      const granted = qualificationCode ? { qualificationCode } : {};
      await create.mutateAsync({ body: { title, content, requiredBy: requiredBy ?? [], ...granted, ...limited } });
      return;
    }
    const version = newest ?? course.version;
    await change.mutateAsync({
      path: { id: course.id },
      body: {
        title,
        content,
        requiredBy: requiredBy ?? [],
        qualificationCode: qualificationCode ?? null,
        validMonths: limited.validMonths ?? null,
        version,
        ...(state && { state }),
      },
    });
  };

  const granting = Form.useWatch('qualificationCode', form) !== undefined;
  const required = [{ required: true, whitespace: true, message: t('form.required') }];
  return (
    <FormDrawer<Typed>
      open
      title={course ? t('training.editCourse') : t('training.newCourse')}
      form={form}
      onSubmit={save}
      onClose={onClose}
      {...(course && { initialValues: course, onTakeTheirs: () => latest(course.id) })}
    >
      <Form.Item name="title" label={t('course.title')} rules={required}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="content" label={t('course.content')} rules={required}>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} maxLength={5000} />
      </Form.Item>
      <Form.Item name="qualificationCode" label={t('course.qualification')}>
        <Select
          allowClear
          placeholder={t('course.noQualification')}
          options={(kinds.data ?? []).map((kind) => ({ value: kind.code, label: label(kind.label) }))}
        />
      </Form.Item>
      {granting && (
        <Form.Item name="validMonths" label={t('course.validMonths')} extra={t('course.validMonthsHint')}>
          <InputNumber min={1} max={120} />
        </Form.Item>
      )}
      <Form.Item name="requiredBy" label={t('course.requiredBy')}>
        <Select
          mode="multiple"
          placeholder={t('form.choose')}
          options={(teamTypes.data ?? []).map((type) => ({ value: type.code, label: label(type.label) }))}
        />
      </Form.Item>
      {course && (
        <Form.Item name="state" label={t('training.state')} rules={[{ required: true }]}>
          <Radio.Group
            options={(['active', 'retired'] as const).map((value) => ({ value, label: t(`course.${value}`) }))}
          />
        </Form.Item>
      )}
    </FormDrawer>
  );
}
