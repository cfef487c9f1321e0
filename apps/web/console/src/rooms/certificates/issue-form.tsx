import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useChange } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { addDays, countyToday } from '../../kit/county-time.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { VolunteerSelect } from '../people/volunteer-select.js';
import { certificatesTexts } from './certificates.texts.js';

/** Whose certificate about which time; empty for whoever will be chosen. */
export interface Wish {
  readonly volunteerId?: string;
  readonly name?: string;
  readonly from?: string;
  readonly to?: string;
}

interface Values {
  volunteerId: string;
  from: string;
  to: string;
}

/** Makes a snapshot of the ledger. */
export function IssueForm({ wish, onClose }: { readonly wish: Wish; readonly onClose: () => void }): ReactNode {
  const { t } = useWords(certificatesTexts);
  const [form] = Form.useForm<Values>();
  const issue = useChange('post', '/api/v1/certificates', ['/api/v1/certificates', '/api/v1/certificate-requests']);
  const required = [{ required: true, message: t('form.required') }];
  const today = countyToday();
  const { volunteerId } = wish;
  return (
    <FormDrawer<Values>
      open
      title={t('certificates.issueTitle')}
      form={form}
      submitLabel={t('certificates.issue')}
      initialValues={{ from: wish.from ?? addDays(today, -364), to: wish.to ?? today }}
      onSubmit={(values) =>
        issue.mutateAsync({ body: { ...values, ...(volunteerId !== undefined && { volunteerId }) } })
      }
      onClose={onClose}
    >
      <p className="quiet">{t('certificates.issueHint')}</p>
      {volunteerId === undefined ? (
        <Form.Item name="volunteerId" label={t('certificates.volunteer')} rules={required}>
          <VolunteerSelect />
        </Form.Item>
      ) : (
        <p className="strong">{wish.name}</p>
      )}
      <div className="form-pair">
        <Form.Item name="from" label={t('certificates.from')} rules={required}>
          <Input type="date" max={today} />
        </Form.Item>
        <Form.Item name="to" label={t('certificates.to')} rules={required}>
          <Input type="date" max={today} />
        </Form.Item>
      </div>
    </FormDrawer>
  );
}
