import { App, Button, Checkbox, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useChange, useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { FilterSelect } from '../../kit/filter-select.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { recruitmentTexts } from './recruitment.texts.js';
import type { PipelineUrl } from './use-pipeline-url.js';

const path = '/api/v1/vetting/views';

interface Values {
  name: string;
  shared?: boolean;
}

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
      {filtered && here === undefined && <Button onClick={() => setSaving(true)}>{t('recruitment.views.save')}</Button>}
      <SaveForm open={saving} url={url} onClose={() => setSaving(false)} />
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

function SaveForm(props: {
  readonly open: boolean;
  readonly url: PipelineUrl;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useWords(recruitmentTexts);
  const { open, url, onClose } = props;
  const add = useChange('post', path, [path]);
  const [form] = Form.useForm<Values>();
  const submit = ({ name, shared }: Values): Promise<unknown> => {
    const filters = {
      ...(url.stage !== undefined && { stage: url.stage }),
      ...(url.call !== undefined && { callId: url.call }),
      ...(url.teamType !== undefined && { teamType: url.teamType }),
      ...(url.overdue && { overdue: true }),
    };
    return add.mutateAsync({ body: { name: name.trim(), filters, shared: shared ?? false } });
  };
  return (
    <FormDrawer<Values>
      open={open}
      title={t('recruitment.views.save')}
      submitLabel={t('recruitment.views.keep')}
      form={form}
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={t('recruitment.views.name')}
        rules={[{ required: true, whitespace: true, message: t('form.required') }]}
      >
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="shared" valuePropName="checked">
        <Checkbox>{t('recruitment.views.share')}</Checkbox>
      </Form.Item>
    </FormDrawer>
  );
}
