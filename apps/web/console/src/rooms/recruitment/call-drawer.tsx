import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Form, Input, InputNumber, Select } from 'antd';
import { type ReactNode, useRef } from 'react';
import { send } from '../../app/api.js';
import { useChange, useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { toInstant, toWallTime } from '../../kit/county-time.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { SpecialistRows } from './specialist-rows.js';
import { recruitmentTexts } from './recruitment.texts.js';
import type { Call } from './states.js';

interface Values {
  title: string;
  content: string;
  riskNotice: string;
  location?: string;
  opensAt?: string;
  closesAt: string;
  insuranceStatement?: string;
  teamTypes: { code: string; seats: number }[];
  specialists: { specialistId?: string; skill: string; wanted: number }[];
}

function valuesOf(call: Call): Values {
  return {
    title: call.title,
    content: call.content,
    riskNotice: call.riskNotice,
    location: call.location ?? '',
    opensAt: toWallTime(call.opensAt),
    closesAt: toWallTime(call.closesAt),
    insuranceStatement: call.insuranceStatement ?? '',
    teamTypes: call.teamTypes.filter(({ offered }) => offered).map(({ code, seats }) => ({ code, seats })),
    specialists: call.specialists.map(({ id, skill, wanted }) => ({ specialistId: id, skill, wanted })),
  };
}

/** Writes a call, or changes one. */
export function CallDrawer({
  call,
  onClose,
  onSaved,
}: {
  readonly call?: Call;
  readonly onClose: () => void;
  readonly onSaved?: (id: string) => void;
}): ReactNode {
  const { t } = useWords(recruitmentTexts);
  const [form] = Form.useForm<Values>();
  const create = useChange('post', '/api/v1/calls', ['/api/v1/calls']);
  const change = useChange('patch', '/api/v1/calls/{id}', ['/api/v1/calls']);
  // What the form was filled from: the stream may bring a newer one while somebody types.
  const version = useRef(call?.version ?? 0);
  const required = [{ required: true, whitespace: true, message: t('form.required') }];

  const save = async (values: Values, newest: number | undefined): Promise<void> => {
    const { opensAt, closesAt, location, insuranceStatement, ...rest } = values;
    const body = {
      ...rest,
      ...(opensAt && { opensAt: toInstant(opensAt) }),
      closesAt: toInstant(closesAt),
      location: location ?? '',
      insuranceStatement: insuranceStatement ?? '',
    };
    if (!call) {
      const made = await create.mutateAsync({ body });
      onSaved?.(made.id);
      return;
    }
    const path = { id: call.id };
    await change.mutateAsync({ path, body: { ...body, version: newest ?? version.current } });
  };
  const takeTheirs = async (): Promise<Partial<Values>> => {
    const theirs = await send('get', '/api/v1/calls/{id}', { path: { id: call?.id ?? '' } });
    version.current = theirs.version;
    return valuesOf(theirs);
  };

  return (
    <FormDrawer<Values>
      open
      width={640}
      title={t(call ? 'recruitment.call.edit' : 'recruitment.call.new')}
      form={form}
      initialValues={call ? valuesOf(call) : { teamTypes: [{} as Values['teamTypes'][number]], specialists: [] }}
      submitLabel={t(call ? 'form.save' : 'recruitment.call.saveDraft')}
      onSubmit={save}
      {...(call && { onTakeTheirs: takeTheirs })}
      onClose={onClose}
    >
      <Form.Item name="title" label={t('recruitment.call.title')} rules={required}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item
        name="content"
        label={t('recruitment.call.content')}
        extra={t('recruitment.call.contentHint')}
        rules={required}
      >
        <Input.TextArea autoSize={{ minRows: 5, maxRows: 16 }} maxLength={10_000} />
      </Form.Item>
      <Alert type="warning" showIcon title={t('recruitment.call.riskWhy')} className="form-problem" />
      <Form.Item
        name="riskNotice"
        label={t('recruitment.call.riskNotice')}
        extra={t('recruitment.call.riskHint')}
        rules={required}
      >
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={5_000} />
      </Form.Item>
      <Form.Item
        name="insuranceStatement"
        label={t('recruitment.call.insurance')}
        extra={t('recruitment.call.insuranceHint')}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2_000} />
      </Form.Item>
      <Form.Item name="location" label={t('recruitment.call.location')}>
        <Input maxLength={200} />
      </Form.Item>
      <div className="form-pair">
        <Form.Item name="opensAt" label={t('recruitment.call.opensAt')} extra={t('recruitment.call.opensHint')}>
          <Input type="datetime-local" />
        </Form.Item>
        <Form.Item name="closesAt" label={t('recruitment.call.closesAt')} rules={required}>
          <Input type="datetime-local" />
        </Form.Item>
      </div>
      <TeamTypeRows published={call !== undefined && call.state !== 'draft'} />
      <SpecialistRows />
    </FormDrawer>
  );
}

function TeamTypeRows({ published }: { readonly published: boolean }): ReactNode {
  const { t, label } = useWords(recruitmentTexts);
  const { data = [] } = useGet('/api/v1/team-types', {});
  const options = data.map((one) => ({ value: one.code, label: label(one.label) }));
  return (
    <fieldset className="form-group">
      <legend>{t('recruitment.call.teamTypes')}</legend>
      <p className="quiet">{t(published ? 'recruitment.call.teamTypesOpen' : 'recruitment.call.teamTypesHint')}</p>
      <Form.List name="teamTypes">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <div key={key} className="form-line">
                <Form.Item
                  name={[name, 'code']}
                  label={t('recruitment.call.teamType')}
                  rules={[{ required: true, message: t('form.required') }]}
                >
                  <Select options={options} placeholder={t('form.choose')} />
                </Form.Item>
                <Form.Item
                  name={[name, 'seats']}
                  label={t('recruitment.call.seatCount')}
                  rules={[{ required: true, message: t('form.required') }]}
                >
                  <InputNumber min={1} max={20_000} precision={0} />
                </Form.Item>
                {rows.length > 1 && (
                  <Button
                    icon={<DeleteOutlined />}
                    aria-label={t('recruitment.call.removeTeamType', { number: name + 1 })}
                    onClick={() => remove(name)}
                  />
                )}
              </div>
            ))}
            {rows.length < Math.min(20, Math.max(1, data.length)) && (
              <Button icon={<PlusOutlined />} onClick={() => add({})}>
                {t('recruitment.call.addTeamType')}
              </Button>
            )}
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
