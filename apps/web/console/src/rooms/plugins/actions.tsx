import { App, Button, Form, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { Problem } from '../../app/api.js';
import type { PluginAction, PluginScreens } from '../../app/plugin-manifest.js';
import { useWords } from '../../app/words.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { problemText } from '../../kit/problem-text.js';
import { SchemaFields } from '../../kit/schema-fields.js';
import { answersOf, startOf } from './form-answers.js';
import { fillPath } from './paths.js';
import { askPlugin, useReadAnew } from './plugin-api.js';
import { pluginTexts } from './plugins.texts.js';
import { explained } from './source-states.js';

interface Props {
  readonly plugin: PluginScreens;
  readonly actions: readonly PluginAction[];
  /** The record they are about. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** What it is called, for those who listen. */
  readonly name?: string;
  readonly small?: boolean;
  readonly onDone?: (action: PluginAction) => void;
}

/** Buttons of what a reader can do; each asks what has to be asked, and says how it went. */
export function ActionButtons({ plugin, actions, values = {}, name, small = false, onDone }: Props): ReactNode {
  const { t, label } = useWords(pluginTexts);
  const { message, modal } = App.useApp();
  const [asking, setAsking] = useState<PluginAction>();
  const [busy, setBusy] = useState<string>();
  const readAnew = useReadAnew(plugin.id);
  const words = useWords(pluginTexts);

  const send = async (action: PluginAction, body?: Record<string, unknown>): Promise<void> => {
    const path = fillPath(action.path, values);
    if (path === undefined) throw new Problem(400, 'plugin.address', '');
    await askPlugin({ plugin: plugin.id, method: action.method, path, ...(body !== undefined && { body }) });
    await readAnew();
    onDone?.(action);
  };
  const sure = (action: PluginAction): Promise<boolean> =>
    modal.confirm({
      title:
        name === undefined
          ? t('plugin.sure', { action: label(action.label) })
          : t('plugin.sureOf', { action: label(action.label), name }),
      okText: label(action.label),
      okButtonProps: { danger: action.method === 'DELETE' },
      cancelText: t('form.cancel'),
    }) as unknown as Promise<boolean>;
  const run = async (action: PluginAction): Promise<void> => {
    if (action.form) return setAsking(action);
    if (action.confirm && !(await sure(action))) return;
    setBusy(action.id);
    try {
      await send(action);
      void message.success(t('plugin.done', { action: label(action.label) }));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      void message.error(problemText(explained(error, plugin, words), t));
    } finally {
      setBusy(undefined);
    }
  };
  const offered = actions.filter((one) => fillPath(one.path, values) !== undefined);
  if (offered.length === 0) return null;
  return (
    <>
      <Space wrap size={small ? 6 : 8}>
        {offered.map((action, index) => (
          <Button
            key={action.id}
            {...(small && { size: 'small' as const })}
            {...(!small && index === 0 && action.method !== 'DELETE' && { type: 'primary' as const })}
            danger={action.method === 'DELETE'}
            loading={busy === action.id}
            {...(name !== undefined && { 'aria-label': t('plugin.of', { action: label(action.label), name }) })}
            onClick={() => void run(action)}
          >
            {label(action.label)}
          </Button>
        ))}
      </Space>
      {asking?.form && (
        <ActionForm
          action={asking}
          values={values}
          {...(name !== undefined && { name })}
          onClose={() => setAsking(undefined)}
          onSubmit={async (answers) => {
            if (asking.confirm && !(await sure(asking))) return false;
            try {
              await send(asking, answers);
            } catch (error) {
              throw error instanceof Problem ? explained(error, plugin, words) : error;
            }
            return true;
          }}
        />
      )}
    </>
  );
}

interface FormProps {
  readonly action: PluginAction;
  readonly values: Readonly<Record<string, unknown>>;
  readonly name?: string;
  readonly onSubmit: (answers: Record<string, unknown>) => Promise<boolean>;
  readonly onClose: () => void;
}

function ActionForm({ action, values, name, onSubmit, onClose }: FormProps): ReactNode {
  const { t, label } = useWords(pluginTexts);
  const [form] = Form.useForm<Record<string, unknown>>();
  const fields = action.form?.fields ?? [];
  // Who changes a record starts from what it is.
  const start = action.method === 'PUT' || action.method === 'PATCH' ? startOf(fields, values) : {};
  const title = label(action.label);
  return (
    <FormDrawer<Record<string, unknown>>
      open
      title={name === undefined ? title : t('plugin.of', { action: title, name })}
      form={form}
      initialValues={start}
      submitLabel={title}
      onClose={onClose}
      onSubmit={(typed) => onSubmit(answersOf(typed))}
    >
      <SchemaFields fields={fields} />
    </FormDrawer>
  );
}
