import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@redmaple/platform';
import type { PluginService } from '../define/metadata.js';
import type { LoadedPlugin } from '../host/loaded-plugin.js';
import { InstalledPlugins } from '../mounting/installed-plugins.js';
import { checkedSettings, type Settings } from './checked-settings.js';
import { widens } from './consent/manifest.js';
import { shownOf } from './consent/shown.js';
import { type CountyPlugin, CountyPlugins } from './county-plugins.js';
import { pluginErrors } from './plugins.errors.js';

/** Whether a plugin is on in the current county. */
@Injectable()
export class PluginSwitch {
  /** A row never changes, and neither does what runs in this process. */
  private readonly wider = new WeakMap<CountyPlugin, boolean>();
  /** What is on by the rows that were read: they are read anew when something changes, and asked many times until then. */
  private readonly on = new WeakMap<object, { readonly of: object; readonly plugins: readonly LoadedPlugin[] }>();

  constructor(
    private readonly installed: InstalledPlugins,
    private readonly states: CountyPlugins,
    private readonly work: UnitOfWork,
  ) {
    installed.guardWith({
      mayRunJobs: (pluginId) => this.isOn(pluginId),
      seesNames: (pluginId) => this.seesNames(pluginId),
    });
  }

  /** Whether the plugin runs in this process and the current county has switched it on. */
  async isOn(pluginId: string): Promise<boolean> {
    const plugin = this.installed.get(pluginId);
    return plugin !== undefined && this.runs((await this.states.all()).get(pluginId), plugin);
  }

  /** The version that runs asks for full names, and two people agreed to that. */
  private async seesNames(pluginId: string): Promise<boolean> {
    const asks = this.installed.get(pluginId)?.definition.permissions?.some(isNames) ?? false;
    const state = asks ? (await this.states.all()).get(pluginId) : undefined;
    return state?.enabled === true && (state.agreed?.services.some(isNames) ?? false);
  }

  /**
   * As the database knows it now: a plugin's code may have begun before a county said stop, or call what it never declared.
   * @throws plugins.failed unless the county has the plugin on and agreed to its calling the service
   */
  async mustAllow(pluginId: string, service: PluginService): Promise<void> {
    const row = await this.work.one(
      `SELECT 1 FROM plugins.county_plugin
       WHERE plugin_id = $1 AND enabled AND agreed->'services' @> jsonb_build_array(jsonb_build_object('service', $2::text))`,
      [pluginId, service],
    );
    if (!row) throw pluginErrors.failed();
  }

  /** Whether a row lets the plugin run: it is on, and the version that runs here asks for no more than was agreed to. */
  runs(state: CountyPlugin | undefined, plugin: LoadedPlugin): boolean {
    return state?.enabled === true && !this.awaits(state, plugin);
  }

  /** Whether it was on and now asks for more than was agreed to: two people have to agree again. */
  awaits(state: CountyPlugin, plugin: LoadedPlugin): boolean {
    const known = this.wider.get(state);
    if (known !== undefined) return known;
    const wider = state.enabled && state.agreed !== undefined && widens(state.agreed, shownOf(plugin).agreement);
    this.wider.set(state, wider);
    return wider;
  }

  /** The plugins that are on in the current county, in the order of the configuration: the same list until something changes. */
  async enabled(): Promise<readonly LoadedPlugin[]> {
    const states = await this.states.all();
    const active = this.installed.active();
    const known = this.on.get(states);
    if (known?.of === active) return known.plugins;
    const plugins = active.filter((one) => this.runs(states.get(one.id), one));
    this.on.set(states, { of: active, plugins });
    return plugins;
  }

  /**
   * Switches a plugin on in the current county unless it is on already: for seeds and commands. Administrators propose
   * it (`PluginProposals`); the database refuses this to a person.
   * @throws plugins.notRunning, plugins.notForCounty, plugins.settingsInvalid
   */
  async enable(pluginId: string, settings?: Settings): Promise<void> {
    await this.work.run(async () => {
      const plugin = this.installed.get(pluginId);
      if (!plugin) throw pluginErrors.notRunning();
      const before = await this.states.locked(pluginId);
      if (this.runs(before, plugin) && settings === undefined) return;
      await this.states.write(
        plugin,
        { enabled: true, settings: checkedSettings(plugin, settings ?? before?.settings ?? {}) },
        before,
      );
    });
  }
}

function isNames({ service, sees }: { readonly service: string; readonly sees?: 'masked' | 'names' }): boolean {
  return service === 'Volunteers' && sees === 'names';
}
