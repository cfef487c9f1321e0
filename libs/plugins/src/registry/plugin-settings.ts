import { Injectable } from '@nestjs/common';
import type { AnswersOf, FormSchema } from '@redmaple/forms';
import { PluginsService } from './plugins.service.js';

/** What the county's administrator has set for a plugin. @since 1.0.0 */
@Injectable()
export class PluginSettings {
  constructor(private readonly plugins: PluginsService) {}

  /**
   * The settings in the county of the call, defaults filled in.
   * @param form the plugin's `settings`, for the type.
   */
  async of<F extends FormSchema>(pluginId: string, _form: F): Promise<AnswersOf<F>> {
    return (await this.plugins.settingsOf(pluginId)) as AnswersOf<F>;
  }
}
