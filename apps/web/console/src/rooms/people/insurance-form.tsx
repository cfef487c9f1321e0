import { App, Checkbox, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { addDays, countyToday } from '../../kit/county-time.js';
import { peopleTexts } from './people.texts.js';

type Values = Omit<Shape<'InsureDto'>, 'volunteerId'>;

/** A policy for one volunteer, or a group policy for many. */
export function InsuranceForm({
  open,
  volunteerIds,
  onClose,
}: {
  readonly open: boolean;
  readonly volunteerIds: readonly string[];
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useWords(peopleTexts);
  const { notification } = App.useApp();
  const [form] = Form.useForm<Values>();
  const insure = useChange('post', '/api/v1/insurance/bulk', ['/api/v1/volunteers']);
  const required = [{ required: true, message: t('form.required') }];
  const today = countyToday();
  return (
    <FormDrawer<Values>
      open={open}
      title={
        volunteerIds.length > 1 ? t('people.insureMany', { count: volunteerIds.length }) : t('people.addInsurance')
      }
      form={form}
      initialValues={{ validFrom: today, validTo: addDays(today, 364), coversDanger: false }}
      onClose={onClose}
      onSubmit={async (values) => {
        const { added, present } = await insure.mutateAsync({ body: { ...values, volunteerIds: [...volunteerIds] } });
        if (volunteerIds.length > 1 || present > 0)
          notification.info({ title: t('people.insured', { added, present }), placement: 'bottomLeft' });
      }}
    >
      <Form.Item name="insurer" label={t('people.insurer')} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="policyNumber" label={t('people.policyNumber')} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="validFrom" label={t('people.validFrom')} rules={required}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="validTo" label={t('people.validTo')} rules={required}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="coversDanger" valuePropName="checked" extra={t('people.coversDangerHint')}>
        <Checkbox>{t('people.coversDanger')}</Checkbox>
      </Form.Item>
    </FormDrawer>
  );
}
