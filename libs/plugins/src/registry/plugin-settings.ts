import { Injectable } from '@nestjs/common';
import type { AnswersOf, FormSchema } from '@redmaple/forms';
import { BoundService } from '../mounting/bound-service.js';
import { PluginsService } from './plugins.service.js';

/** What the county's administrator has set for a plugin; {@link Settings} needs no id. @since 1.0.0 */
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

/** What the county's administrator has set for the plugin that asks. @since 1.4.0 */
export abstract class Settings {
  /**
   * The settings in the county of the call, defaults filled in; at most five seconds old.
   * @param form the plugin's `settings`, for the type.
   */
  abstract of<F extends FormSchema>(form: F): Promise<AnswersOf<F>>;
}

/** Gives each plugin its own settings. */
@Injectable()
export class EachOwnSettings extends BoundService<Settings> {
  constructor(private readonly settings: PluginSettings) {
    super();
  }

  boundTo(pluginId: string): Settings {
    return { of: (form) => this.settings.of(pluginId, form) };
  }
}
