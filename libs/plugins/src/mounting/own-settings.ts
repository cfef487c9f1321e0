import type { PluginSettings } from '../registry/plugin-settings.js';

/** Settings as a plugin's classes get them: what a county has set for another plugin is none of its business. */
export class OwnSettings {
  readonly #whole: PluginSettings;
  readonly #pluginId: string;

  constructor(whole: PluginSettings, pluginId: string) {
    this.#whole = whole;
    this.#pluginId = pluginId;
  }

  of(...asked: Parameters<PluginSettings['of']>): ReturnType<PluginSettings['of']> {
    if (asked[0] !== this.#pluginId)
      throw new Error(`Settings of ${asked[0]} are not read by ${this.#pluginId}: ask for its own.`);
    return this.#whole.of(...asked);
  }
}
