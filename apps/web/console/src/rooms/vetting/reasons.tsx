import { Button, Form, Input, Select, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { send, type Shape } from '../../app/api.js';
import { useChange, useGet } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { Confirm } from '../../kit/confirm.js';
import { DataTable } from '../../kit/data-table.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { Empty, Loaded } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import { useAct } from '../../kit/use-act.js';
import { vettingTexts } from './vetting.texts.js';

type Reason = Shape<'ReasonView'>;

const touched = ['/api/v1/vetting/reasons'];

/** Why the county refuses: the reasons everybody has, and its own words for them. */
export function Reasons(): ReactNode {
  const { t, label } = useWords(vettingTexts);
  const { can } = useSession();
  const reasons = useGet('/api/v1/vetting/reasons', {});
  const [form, setForm] = useState<'new' | Reason>();
  return (
    <Loaded of={reasons}>
      {(all) => (
        <>
          {can('county-admin') && (
            <p>
              <Button type="primary" onClick={() => setForm('new')}>
                {t('vetting.addReason')}
              </Button>
            </p>
          )}
          {all.length === 0 ? (
            <div className="panel">
              <Empty title={t('vetting.noReasons')} hint={t('vetting.hints.reasons')} />
            </div>
          ) : (
            <DataTable
              label={t('vetting.views.reasons')}
              width={860}
              rows={all.map((one) => ({ ...one, own: one.id, id: one.code }))}
              columns={[
                {
                  title: t('vetting.reasonWords'),
                  render: (_, { label: words, code }) => (
                    <>
                      <div lang="zh-CN">{words['zh-CN']}</div>
                      <div lang="en" className="quiet">
                        {words.en}
                      </div>
                      <code className="quiet">{code}</code>
                    </>
                  ),
                },
                {
                  title: t('vetting.countsAs'),
                  render: (_, { code, canonical }) =>
                    code === canonical ? (
                      <span className="quiet">{t('vetting.canonical')}</span>
                    ) : (
                      label(all.find((one) => one.code === canonical)?.label)
                    ),
                },
                {
                  title: t('vetting.state'),
                  width: 110,
                  render: (_, { active }) => (
                    <StatusTag tone={active ? 'good' : 'quiet'}>
                      {t(active ? 'vetting.active' : 'vetting.retired')}
                    </StatusTag>
                  ),
                },
                ...(can('county-admin')
                  ? [
                      {
                        title: t('list.actions'),
                        width: 190,
                        render: (_: unknown, { own, ...reason }: Reason & { readonly own: string | undefined }) =>
                          own !== undefined && <ReasonActions reason={{ ...reason, id: own }} onEdit={setForm} />,
                      },
                    ]
                  : []),
              ]}
            />
          )}
          {form && (
            <ReasonForm all={all} {...(form !== 'new' && { reason: form })} onClose={() => setForm(undefined)} />
          )}
        </>
      )}
    </Loaded>
  );
}

function ReasonActions({
  reason,
  onEdit,
}: {
  readonly reason: Reason & { readonly id: string };
  readonly onEdit: (reason: Reason) => void;
}): ReactNode {
  const { t, label } = useWords(vettingTexts);
  const act = useAct();
  const change = useChange('patch', '/api/v1/vetting/reasons/{id}', touched);
  const { id, version, active } = reason;
  const name = label(reason.label);
  const put = (): void =>
    void act(
      change.mutateAsync({ path: { id }, body: { version, active: !active } }),
      t(active ? 'vetting.nowRetired' : 'vetting.nowActive'),
    );
  return (
    <Space wrap>
      <Button aria-label={t('vetting.editReasonOf', { name })} onClick={() => onEdit(reason)}>
        {t('vetting.editReason')}
      </Button>
      {active ? (
        <Confirm
          title={t('vetting.retireAsk', { name })}
          why={t('vetting.retireWhy')}
          okText={t('vetting.retire')}
          danger
          onConfirm={put}
        >
          <Button aria-label={t('vetting.retireOf', { name })}>{t('vetting.retire')}</Button>
        </Confirm>
      ) : (
        <Button aria-label={t('vetting.restoreOf', { name })} onClick={put}>
          {t('vetting.restore')}
        </Button>
      )}
    </Space>
  );
}

interface Values {
  readonly code: string;
  readonly canonical: Reason['canonical'];
  readonly labelZh: string;
  readonly labelEn: string;
}

function ReasonForm({
  reason,
  all,
  onClose,
}: {
  readonly reason?: Reason;
  readonly all: readonly Reason[];
  readonly onClose: () => void;
}): ReactNode {
  const { t, label } = useWords(vettingTexts);
  const [form] = Form.useForm<Values>();
  const add = useChange('post', '/api/v1/vetting/reasons', touched);
  const change = useChange('patch', '/api/v1/vetting/reasons/{id}', touched);
  const required = [{ required: true, whitespace: true, message: t('form.required') }];
  const words = (one: Reason): Partial<Values> => ({ labelZh: one.label['zh-CN'], labelEn: one.label.en });
  const save = ({ labelZh, labelEn, ...rest }: Values, newest: number | undefined): Promise<unknown> =>
    reason?.id === undefined
      ? add.mutateAsync({ body: { ...rest, labelZh, labelEn } })
      : change.mutateAsync({
          path: { id: reason.id },
          body: { version: newest ?? reason.version, labelZh, labelEn },
        });
  const theirs = async (): Promise<Partial<Values>> => {
    const latest = (await send('get', '/api/v1/vetting/reasons', {})).find((one) => one.code === reason?.code);
    return latest ? words(latest) : {};
  };
  return (
    <FormDrawer<Values>
      open
      title={reason ? t('vetting.editReasonOf', { name: label(reason.label) }) : t('vetting.addReason')}
      form={form}
      initialValues={reason ? words(reason) : { code: 'own-' }}
      onSubmit={save}
      {...(reason && { onTakeTheirs: theirs })}
      onClose={onClose}
    >
      {!reason && (
        <>
          <Form.Item name="code" label={t('vetting.code')} extra={t('vetting.codeHint')} rules={required}>
            <Input maxLength={40} autoComplete="off" />
          </Form.Item>
          <Form.Item
            name="canonical"
            label={t('vetting.countsAs')}
            extra={t('vetting.countsAsHint')}
            rules={[{ required: true, message: t('form.required') }]}
          >
            <Select
              placeholder={t('form.choose')}
              options={all
                .filter(({ code, canonical }) => code === canonical)
                .map((one) => ({ value: one.code, label: label(one.label) }))}
            />
          </Form.Item>
        </>
      )}
      <Form.Item name="labelZh" label={t('vetting.wordsZh')} extra={t('vetting.wordsHint')} rules={required}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={200} />
      </Form.Item>
      <Form.Item name="labelEn" label={t('vetting.wordsEn')} rules={required}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={300} />
      </Form.Item>
    </FormDrawer>
  );
}
