import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { IDENTITY_DOCUMENT_TYPES } from '@redmaple/forms/identity';
import { useChange, useList } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { countyToday } from '../../kit/county-time.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { SchemaFields } from '../../kit/schema-fields.js';
import { GuardianFields, tellsMinor } from './guardian-fields.js';
import { recruitmentTexts } from './recruitment.texts.js';
import { decisionTouches } from './refuse-form.js';
import type { Call } from './states.js';

interface Values {
  callId: string;
  teamType: string;
  name: string;
  documentType: (typeof IDENTITY_DOCUMENT_TYPES)[number];
  documentNumber: string;
  birthDate?: string;
  phone: string;
  address?: string;
  specialty?: string;
  specialistId?: string;
  guardian?: { name: string; phone: string };
  paperConsentOn: string;
  answers?: Record<string, unknown>;
}

/** Enters a sign-up that came on paper: the common questions, those of the team type, and the day of the signature. */
export function PaperDrawer({
  callId,
  onClose,
  onSaved,
}: {
  readonly callId?: string;
  readonly onClose: () => void;
  readonly onSaved: (id: string) => void;
}): ReactNode {
  const { t, label } = useWords(recruitmentTexts);
  const [form] = Form.useForm<Values>();
  const chosenCall = Form.useWatch('callId', form);
  const chosenType = Form.useWatch('teamType', form);
  const documentType = Form.useWatch('documentType', form);
  const documentNumber = Form.useWatch('documentNumber', form);
  const birthDate = Form.useWatch('birthDate', form);
  const minor = tellsMinor(documentType ?? 'resident-id', documentNumber, birthDate, countyToday());
  const { items: calls } = useList('/api/v1/calls', { query: { limit: 200, state: 'published' } });
  const enter = useChange('post', '/api/v1/applications', decisionTouches);
  const open = calls.filter((one) => one.phase === 'open');
  const call = open.find((one) => one.id === chosenCall);
  const types = call?.teamTypes ?? [];
  const fields = types.find((one) => one.code === chosenType)?.form.fields ?? [];
  const required = [{ required: true, message: t('form.required') }];
  const submit = async ({
    birthDate: born,
    guardian,
    address,
    specialty,
    specialistId,
    answers,
    ...rest
  }: Values): Promise<void> => {
    const made = await enter.mutateAsync({
      body: {
        ...rest,
        ...(born && rest.documentType !== 'resident-id' && { birthDate: born }),
        ...(minor && guardian && { guardian }),
        ...(address?.trim() && { address: address.trim() }),
        ...(specialty?.trim() && { specialty: specialty.trim() }),
        ...(specialistId && { specialistId }),
        answers: answered(answers),
      },
    });
    onSaved(made.id);
  };
  return (
    <FormDrawer<Values>
      open
      width={640}
      title={t('recruitment.paper.title')}
      form={form}
      initialValues={{
        documentType: 'resident-id',
        ...(callId !== undefined && { callId }),
      }}
      submitLabel={t('recruitment.paper.submit')}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="quiet">{t('recruitment.paper.hint')}</p>
      <Form.Item name="callId" label={t('recruitment.pipeline.call')} rules={required}>
        <Select
          placeholder={t('form.choose')}
          options={open.map((one) => ({ value: one.id, label: one.title }))}
          onChange={() => form.resetFields(['teamType', 'specialistId'])}
        />
      </Form.Item>
      <Form.Item name="teamType" label={t('recruitment.call.teamType')} rules={required}>
        <Select
          placeholder={t('form.choose')}
          disabled={types.length === 0}
          options={types.map((one) => ({
            value: one.code,
            label: t('recruitment.paper.typeWithSeats', { name: label(one.label), left: one.seatsLeft }),
          }))}
        />
      </Form.Item>
      <Form.Item name="name" label={t('recruitment.pipeline.name')} rules={required}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <div className="form-pair">
        <Form.Item name="documentType" label={t('recruitment.application.documentType')} rules={required}>
          <Select
            options={IDENTITY_DOCUMENT_TYPES.map((value) => ({ value, label: t(`recruitment.documents.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="documentNumber" label={t('recruitment.application.documentNumber')} rules={required}>
          <Input maxLength={50} autoComplete="off" />
        </Form.Item>
      </div>
      {documentType !== undefined && documentType !== 'resident-id' && (
        <Form.Item name="birthDate" label={t('recruitment.application.birthDate')} rules={required}>
          <Input type="date" />
        </Form.Item>
      )}
      <Form.Item name="phone" label={t('recruitment.application.phone')} rules={required}>
        <Input inputMode="tel" maxLength={30} autoComplete="off" />
      </Form.Item>
      {call && <AboutFields call={call} />}
      {minor && <GuardianFields />}
      {fields.length > 0 && <SchemaFields key={chosenType} fields={fields} prefix="answers" />}
      <Form.Item
        name="paperConsentOn"
        label={t('recruitment.paper.consentOn')}
        extra={t(minor ? 'recruitment.paper.consentHintMinor' : 'recruitment.paper.consentHint')}
        rules={required}
      >
        <Input type="date" />
      </Form.Item>
    </FormDrawer>
  );
}

/** What the call asks about somebody, as its public form does. */
function AboutFields({ call: { about, specialists } }: { readonly call: Call }): ReactNode {
  const { t, label } = useWords(recruitmentTexts);
  return (
    <>
      {about.map(({ key, required, hint }) => (
        <Form.Item
          key={key}
          name={key}
          label={t(`recruitment.form.about.${key}`)}
          extra={label(hint) || undefined}
          rules={required ? [{ required: true, whitespace: true, message: t('form.required') }] : []}
        >
          <Input maxLength={key === 'address' ? 200 : 100} autoComplete="off" />
        </Form.Item>
      ))}
      {specialists.length > 0 && (
        <Form.Item
          name="specialistId"
          label={t('recruitment.paper.specialist')}
          extra={t('recruitment.paper.specialistHint')}
        >
          <Select
            allowClear
            placeholder={t('recruitment.paper.noSpecialist')}
            options={specialists.map(({ id, skill, wanted, found }) => ({
              value: id,
              label: t('recruitment.paper.specialistOption', { skill, wanted, found }),
            }))}
          />
        </Form.Item>
      )}
    </>
  );
}

/** Questions left blank are not answers. */
function answered(answers: Record<string, unknown> | undefined): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(answers ?? {}).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  );
}
