import { App, Button, Checkbox, Form, Input, Popover, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { Problem } from '../../app/api.js';
import { useChange, useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { FilterSelect } from '../../kit/filter-select.js';
import { problemText } from '../../kit/problem-text.js';
import { recruitmentTexts } from './recruitment.texts.js';
import type { PipelineUrl } from './use-pipeline-url.js';

const path = '/api/v1/vetting/views';

/** Filters that people come back to: their own, and those that are shared within the county. */
export function SavedViews({ url }: { readonly url: PipelineUrl }): ReactNode {
  const { t } = useWords(recruitmentTexts);
  const { message } = App.useApp();
  const { data: views = [] } = useGet(path, {});
  const remove = useChange('delete', '/api/v1/vetting/views/{id}', [path]);
  const [saving, setSaving] = useState(false);
  const here = views.find(
    ({ filters }) =>
      filters.stage === url.stage &&
      filters.callId === url.call &&
      filters.teamType === url.teamType &&
      (filters.overdue ?? false) === url.overdue,
  );
  const filtered = [url.stage, url.call, url.teamType].some((one) => one !== undefined) || url.overdue;
  const show = (id: string | undefined): void => {
    const filters = views.find((one) => one.id === id)?.filters ?? {};
    url.change({
      view: undefined,
      state: undefined,
      stage: filters.stage,
      call: filters.callId,
      teamType: filters.teamType,
      overdue: filters.overdue ? 'true' : undefined,
    });
  };
  return (
    <>
      {views.length > 0 && (
        <FilterSelect
          label={t('recruitment.views.title')}
          any={t('recruitment.views.any')}
          value={here?.id}
          options={views.map(({ id, name, own }) => ({
            value: id,
            label: own ? name : t('recruitment.views.shared', { name }),
          }))}
          onChange={show}
        />
      )}
      {filtered && here === undefined && (
        <Popover
          trigger="click"
          open={saving}
          onOpenChange={setSaving}
          destroyOnHidden
          content={<SaveForm url={url} onDone={() => setSaving(false)} />}
        >
          <Button>{t('recruitment.views.save')}</Button>
        </Popover>
      )}
      {here?.own && (
        <Button
          type="text"
          onClick={() =>
            void remove
              .mutateAsync({ path: { id: here.id } })
              .then(() => message.success(t('recruitment.views.removed')))
          }
        >
          {t('recruitment.views.remove')}
        </Button>
      )}
    </>
  );
}

function SaveForm({ url, onDone }: { readonly url: PipelineUrl; readonly onDone: () => void }): ReactNode {
  const { t } = useWords(recruitmentTexts);
  const { message } = App.useApp();
  const add = useChange('post', path, [path]);
  const [form] = Form.useForm<{ name: string; shared?: boolean }>();
  const submit = async ({ name, shared }: { name: string; shared?: boolean }): Promise<void> => {
    const filters = {
      ...(url.stage !== undefined && { stage: url.stage }),
      ...(url.call !== undefined && { callId: url.call }),
      ...(url.teamType !== undefined && { teamType: url.teamType }),
      ...(url.overdue && { overdue: true }),
    };
    try {
      await add.mutateAsync({ body: { name: name.trim(), filters, shared: shared ?? false } });
      void message.success(t('form.saved'));
      onDone();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      form.setFields([{ name: 'name', errors: [problemText(error, t)] }]);
    }
  };
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => void submit(values)}>
      <Form.Item
        name="name"
        label={t('recruitment.views.name')}
        rules={[{ required: true, whitespace: true, message: t('form.required') }]}
      >
        <Input maxLength={40} autoFocus />
      </Form.Item>
      <Form.Item name="shared" valuePropName="checked">
        <Checkbox>{t('recruitment.views.share')}</Checkbox>
      </Form.Item>
      <Space>
        <Button type="primary" htmlType="submit" loading={add.isPending}>
          {t('recruitment.views.keep')}
        </Button>
        <Button onClick={onDone}>{t('form.cancel')}</Button>
      </Space>
    </Form>
  );
}
