import { Form, Input, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { type Shape, send } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { certificatesTexts } from './certificates.texts.js';

type Issuer = Shape<'CertificateIssuerView'>;
type Values = Omit<Shape<'SetCertificateIssuer'>, 'version'>;

/** Who issues certificates, and for how long others may object. */
export function IssuerForm({ issuer, onClose }: { readonly issuer: Issuer; readonly onClose: () => void }): ReactNode {
  const { t } = useWords(certificatesTexts);
  const [form] = Form.useForm<Values>();
  const change = useChange('put', '/api/v1/certificate-issuer', ['/api/v1/certificate-issuer']);
  const required = [{ required: true, message: t('form.required') }];
  const { version, ...now } = issuer;
  return (
    <FormDrawer<Values>
      open
      title={t('certificates.issuer')}
      form={form}
      initialValues={now}
      onSubmit={(values, newest) => change.mutateAsync({ body: { ...values, version: newest ?? version } })}
      onTakeTheirs={() => send('get', '/api/v1/certificate-issuer', {})}
      onClose={onClose}
    >
      <Form.Item name="name" label={t('certificates.issuerName')} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="personInCharge" label={t('certificates.personInCharge')} rules={required}>
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item name="contact" label={t('certificates.contact')} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item
        name="noticeDays"
        label={t('certificates.noticeDays')}
        extra={t('certificates.noticeDaysHint')}
        rules={required}
      >
        <InputNumber min={0} max={60} precision={0} />
      </Form.Item>
    </FormDrawer>
  );
}
