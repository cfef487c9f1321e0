import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@redmaple/platform';
import type { LoadedPlugin } from '../host/loaded-plugin.js';
import { InstalledPlugins } from '../mounting/installed-plugins.js';
import { checkedSettings, type Settings } from './checked-settings.js';
import { CountyPlugins } from './county-plugins.js';
import { pluginErrors } from './plugins.errors.js';

/** Whether a plugin is on in the current county. */
@Injectable()
export class PluginSwitch {
  constructor(
    private readonly installed: InstalledPlugins,
    private readonly states: CountyPlugins,
    private readonly work: UnitOfWork,
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

  /**
   * Switches a plugin on in the current county unless it is on already: for seeds and commands. Administrators use
   * `PluginsService.change`.
   * @throws plugins.notRunning, plugins.notForCounty, plugins.settingsInvalid
   */
  async enable(pluginId: string, settings?: Settings): Promise<void> {
    await this.work.run(async () => {
      const plugin = this.installed.get(pluginId);
      if (!plugin) throw pluginErrors.notRunning();
      const before = await this.states.locked(pluginId);
      if (before?.enabled && settings === undefined) return;
      await this.states.write(
        plugin,
        { enabled: true, settings: checkedSettings(plugin, settings ?? before?.settings ?? {}) },
        before,
      );
    });
  }
}
