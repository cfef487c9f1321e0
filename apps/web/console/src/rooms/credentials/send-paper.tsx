import { Alert, App, Checkbox, Form, Input, Radio, Select } from 'antd';
import { type ReactNode, useRef } from 'react';
import { type Shape, upload } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { useQualificationKinds } from '../people/lookups.js';
import { VolunteerSelect } from '../people/volunteer-select.js';
import { credentialsTexts } from './credentials.texts.js';
import { maxPages, PaperFiles } from './paper-files.js';

type Kind = Shape<'SendClaimFor'>['kind'];

interface Values {
  readonly volunteerId?: string;
  readonly kind: Kind;
  readonly code?: string;
  readonly issuer: string;
  readonly number: string;
  readonly validFrom: string;
  readonly validTo?: string;
  readonly coversDanger?: boolean;
  readonly fileIds: readonly File[];
}

interface Kept {
  readonly clientId: string;
  fileId?: string;
}

/** A paper that somebody brought to the office: its pages and what stands on it. A colleague looks at it afterwards. */
export function SendPaper({
  open,
  volunteerId,
  onClose,
}: {
  readonly open: boolean;
  /** Whose it is; chosen in the form where it is not known. */
  readonly volunteerId?: string;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useWords(credentialsTexts);
  const { notification } = App.useApp();
  const { kinds, nameOf } = useQualificationKinds();
  const [form] = Form.useForm<Values>();
  const kind = Form.useWatch('kind', form) ?? 'qualification';
  const pages = useRef(new Map<File, Kept>());
  const intent = useRef(crypto.randomUUID());
  const send = useChange('post', '/api/v1/claims', ['/api/v1/claims', '/api/v1/volunteers', '/api/v1/home']);
  const required = [{ required: true, message: t('form.required') }];

  /** Page by page; what arrived is not sent again when the rest failed. */
  const keep = async (file: File): Promise<string> => {
    const kept = pages.current.get(file) ?? { clientId: crypto.randomUUID() };
    pages.current.set(file, kept);
    if (kept.fileId !== undefined) return kept.fileId;
    const body = new FormData();
    body.append('clientId', kept.clientId);
    body.append('file', file);
    const { id } = await upload<Shape<'ClaimFileView'>>('/api/v1/claims/files', body, kept.clientId);
    kept.fileId = id;
    return id;
  };
  const submit = async ({ fileIds, code, coversDanger, validTo, ...values }: Values): Promise<void> => {
    const stored: string[] = [];
    for (const file of fileIds) stored.push(await keep(file));
    await send.mutateAsync({
      body: {
        ...values,
        volunteerId: volunteerId ?? values.volunteerId ?? '',
        clientId: intent.current,
        fileIds: stored,
        ...(validTo && { validTo }),
        ...(values.kind === 'qualification' ? { code: code ?? '' } : { coversDanger: coversDanger === true }),
      },
    });
    pages.current.clear();
    intent.current = crypto.randomUUID();
    notification.info({ title: t('credentials.sentFor'), placement: 'bottomLeft' });
  };
  return (
    <FormDrawer<Values>
      open={open}
      title={t('credentials.sendFor')}
      submitLabel={t('credentials.send')}
      form={form}
      initialValues={{ kind: 'qualification', fileIds: [], coversDanger: false }}
      onClose={onClose}
      onSubmit={submit}
    >
      <Alert className="form-problem" type="info" showIcon title={t('credentials.sendForHint')} />
      {volunteerId === undefined && (
        <Form.Item name="volunteerId" label={t('credentials.holder')} rules={required}>
          <VolunteerSelect />
        </Form.Item>
      )}
      <Form.Item name="kind" label={t('credentials.kind')} rules={required}>
        <Radio.Group
          options={(['qualification', 'insurance'] as const).map((value) => ({
            value,
            label: t(`credentials.kinds.${value}`),
          }))}
        />
      </Form.Item>
      {kind === 'qualification' && (
        <Form.Item name="code" label={t('credentials.certificate')} rules={required}>
          <Select
            placeholder={t('form.choose')}
            options={kinds.map(({ code }) => ({ value: code, label: nameOf(code) }))}
          />
        </Form.Item>
      )}
      <Form.Item
        name="issuer"
        label={t(kind === 'qualification' ? 'credentials.certifier' : 'credentials.insurer')}
        rules={required}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="number" label={t('credentials.number')} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="validFrom" label={t('credentials.validFrom')} rules={required}>
        <Input type="date" />
      </Form.Item>
      <Form.Item
        name="validTo"
        label={t('credentials.validTo')}
        {...(kind === 'insurance' ? { rules: required } : { extra: t('credentials.endHint') })}
      >
        <Input type="date" />
      </Form.Item>
      {kind === 'insurance' && (
        <Form.Item name="coversDanger" valuePropName="checked" extra={t('credentials.dangerHint')}>
          <Checkbox>{t('credentials.danger')}</Checkbox>
        </Form.Item>
      )}
      <Form.Item
        name="fileIds"
        label={t('credentials.pages')}
        required
        rules={[{ type: 'array', min: 1, message: t('credentials.pagesNeeded') }]}
        extra={t('credentials.pagesHint', { count: maxPages })}
      >
        <PaperFiles />
      </Form.Item>
    </FormDrawer>
  );
}
