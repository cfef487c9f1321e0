import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useWords } from '../../app/words.js';
import { countyToday } from '../../kit/county-time.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { guardianTexts } from './guardian.texts.js';

type Values = Shape<'RecordGuardian'>;

/** Who signed for a minor, and on which day. */
export function GuardianForm({
  open,
  onSubmit,
  onClose,
}: {
  readonly open: boolean;
  readonly onSubmit: (values: Values) => Promise<unknown>;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useWords(guardianTexts);
  const [form] = Form.useForm<Values>();
  const required = [{ required: true, message: t('form.required') }];
  const today = countyToday();
  return (
    <FormDrawer<Values>
      open={open}
      title={t('guardian.record')}
      form={form}
      initialValues={{ paperConsentOn: today }}
      onSubmit={onSubmit}
      onClose={onClose}
    >
      <p className="quiet">{t('guardian.hint')}</p>
      <Form.Item name="name" label={t('guardian.name')} rules={required}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="phone" label={t('guardian.phone')} rules={required}>
        <Input inputMode="tel" maxLength={30} autoComplete="off" />
      </Form.Item>
      <Form.Item name="paperConsentOn" label={t('guardian.signedOn')} rules={required}>
        <Input type="date" max={today} />
      </Form.Item>
    </FormDrawer>
  );
}
