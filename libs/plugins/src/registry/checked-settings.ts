import type { LoadedPlugin } from '../host/loaded-plugin.js';
import { judgedAnswers } from './declared-answers.js';
import { pluginErrors } from './plugins.errors.js';

export type Settings = Readonly<Record<string, unknown>>;

/**
 * Settings as they were given (defaults stay out, so that a later default reaches counties that never chose).
 * @throws plugins.settingsInvalid naming the fields that do not fit the plugin's form
 */
export function checkedSettings({ definition }: LoadedPlugin, settings: Settings): Settings {
  const { fields } = judgedAnswers(definition.settings, settings, 'settings');
  if (fields.length > 0) throw pluginErrors.settingsInvalid({}, { fields });
  return settings;
}
