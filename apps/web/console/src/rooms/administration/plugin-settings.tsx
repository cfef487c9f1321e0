import { Form } from 'antd';
import type { ReactNode } from 'react';
import type { FieldDescription } from '@redmaple/forms';
import { send, type Shape } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { SchemaFields } from '../../kit/schema-fields.js';
import { pluginsTexts } from './plugins.texts.js';

type Plugin = Shape<'PluginView'>;
interface Typed {
  readonly settings: Record<string, unknown>;
}

/** The settings that a plugin describes, for this county. */
export function PluginSettings({
  plugin,
  onClose,
}: {
  readonly plugin: Plugin;
  readonly onClose: () => void;
}): ReactNode {
  const { t, label } = useWords(pluginsTexts);
  const [form] = Form.useForm<Typed>();
  const change = useChange('put', '/api/v1/plugins/{id}', ['/api/v1/plugins', '/api/v1/team-types', '/api/v1/ui']);
  const latest = (): Promise<Plugin> => send('get', '/api/v1/plugins/{id}', { path: { id: plugin.id } });
  return (
    <FormDrawer<Typed>
      open
      title={t('plugins.settingsTitle', { name: label(plugin.label) })}
      form={form}
      initialValues={{ settings: plugin.settings }}
      onClose={onClose}
      onTakeTheirs={async () => ({ settings: (await latest()).settings })}
      onSubmit={async ({ settings }, newest) => {
        const version = newest ?? plugin.version;
        await change.mutateAsync({
          path: { id: plugin.id },
          body: { settings: settings as Plugin['settings'], version },
        });
      }}
    >
      <SchemaFields fields={(plugin.settingsForm?.fields ?? []) as FieldDescription[]} prefix="settings" />
    </FormDrawer>
  );
}
