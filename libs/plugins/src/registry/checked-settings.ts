import { compileForm } from '@redmaple/forms/validate';
import type { LoadedPlugin } from '../host/loaded-plugin.js';
import { pluginErrors } from './plugins.errors.js';

export type Settings = Readonly<Record<string, unknown>>;

/**
 * Settings as they were given (defaults stay out, so that a later default reaches counties that never chose).
 * @throws plugins.settingsInvalid naming the fields that do not fit the plugin's form
 */
export function checkedSettings({ definition }: LoadedPlugin, settings: Settings): Settings {
  const form = definition.settings;
  if (!form) {
    const [first] = Object.keys(settings);
    if (first === undefined) return settings;
    throw pluginErrors.settingsInvalid({}, { fields: [{ field: `settings.${first}`, code: 'unknownField' }] });
  }
  const checked = compileForm(form)(settings);
  if (checked.ok) return settings;
  const fields = checked.errors.map(({ field, code, params }) => ({
    field: field === '' ? 'settings' : `settings.${field}`,
    code,
    params,
  }));
  throw pluginErrors.settingsInvalid({}, { fields });
}
