import { Alert, Form } from 'antd';
import type { ReactNode } from 'react';
import type { FieldDescription } from '@redmaple/forms';
import type { Shape } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { SchemaFields } from '../../kit/schema-fields.js';
import { PluginDeclares } from './plugin-declares.js';
import { pluginsTexts } from './plugins.texts.js';

interface Typed {
  readonly settings?: Record<string, unknown>;
}

interface Props {
  readonly plugin: Shape<'PluginView'>;
  readonly onClose: () => void;
}

/** The first of two people: reads what the plugin may do, sets it, and proposes it. */
export function ProposePlugin({ plugin, onClose }: Props): ReactNode {
  const { t, label } = useWords(pluginsTexts);
  const [form] = Form.useForm<Typed>();
  const propose = useChange('post', '/api/v1/plugin-proposals', ['/api/v1/plugin-proposals', '/api/v1/plugins']);
  const { id: pluginId, manifest, manifestHash = '', version, settingsForm } = plugin;
  return (
    <FormDrawer<Typed>
      open
      title={t('plugins.proposeTitle', { name: label(plugin.label) })}
      form={form}
      initialValues={{ settings: plugin.settings }}
      submitLabel={t('plugins.proposeSubmit')}
      onClose={onClose}
      onSubmit={({ settings }) =>
        propose.mutateAsync({
          body: {
            pluginId,
            manifestHash,
            version,
            ...(settings && { settings: settings as Shape<'PluginView'>['settings'] }),
          },
        })
      }
    >
      <Alert type="info" showIcon className="form-problem" title={t('plugins.proposeHint')} />
      {manifest && <PluginDeclares manifest={manifest} alone />}
      <SchemaFields fields={(settingsForm?.fields ?? []) as FieldDescription[]} prefix="settings" />
    </FormDrawer>
  );
}
