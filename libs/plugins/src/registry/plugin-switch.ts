import { Injectable } from '@nestjs/common';
import type { LoadedPlugin } from '../host/loaded-plugin.js';
import { InstalledPlugins } from '../mounting/installed-plugins.js';
import { CountyPlugins } from './county-plugins.js';

/** Says whether a plugin is on in the current county. */
@Injectable()
export class PluginSwitch {
  constructor(
    private readonly installed: InstalledPlugins,
    private readonly states: CountyPlugins,
  ) {
    installed.guardJobsWith((pluginId) => this.isOn(pluginId));
  }

  /** Whether the plugin runs in this process and the current county has switched it on. */
  async isOn(pluginId: string): Promise<boolean> {
    return this.installed.get(pluginId) !== undefined && (await this.states.all()).get(pluginId)?.enabled === true;
  }

  /** The plugins that are on in the current county, in the order of the configuration. */
  async enabled(): Promise<readonly LoadedPlugin[]> {
    const states = await this.states.all();
    return this.installed.active().filter((one) => states.get(one.id)?.enabled === true);
  }
}
