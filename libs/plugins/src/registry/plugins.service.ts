import { Injectable } from '@nestjs/common';
import { compileForm } from '@redmaple/forms/validate';
import { currentContext, requestErrors, UnitOfWork } from '@redmaple/platform';
import type { LoadedPlugin } from '../host/loaded-plugin.js';
import { InstalledPlugins } from '../mounting/installed-plugins.js';
import { checkedSettings, type Settings } from './checked-settings.js';
import { type CountyPlugin, CountyPlugins } from './county-plugins.js';
import { PluginFaults } from './plugin-faults.js';
import { PluginSwitch } from './plugin-switch.js';
import {
  type ChangePlugin,
  type PluginFaultView,
  type PluginView,
  toBrokenView,
  toFaultView,
  toPluginView,
  toSkippedFault,
} from './plugins.dto.js';
import { pluginErrors } from './plugins.errors.js';

/** What a county's administrators do with plugins. */
@Injectable()
export class PluginsService {
  constructor(
    private readonly installed: InstalledPlugins,
    private readonly states: CountyPlugins,
    private readonly faults: PluginFaults,
    private readonly switches: PluginSwitch,
    private readonly work: UnitOfWork,
  ) {}

  /** Every plugin of the installation that is meant for the county, and every one it ever used. */
  async list(): Promise<PluginView[]> {
    const states = await this.states.all();
    const running: PluginView[] = [];
    for (const one of this.installed.active()) {
      const state = states.get(one.id);
      // What is meant for others is their business.
      if (state !== undefined || (await this.states.isMeantHere(one))) running.push(this.toView(one, state));
    }
    const ids = new Set(running.map((one) => one.id));
    const skipped = new Map(this.installed.skipped().map((one) => [one.name, one]));
    const others = [...new Set([...skipped.keys(), ...states.keys()])].filter((id) => !ids.has(id));
    return [...running, ...others.map((id) => toBrokenView(id, skipped.get(id), states.get(id)))];
  }

  /** @throws plugins.unknown */
  async get(id: string): Promise<PluginView> {
    const found = (await this.list()).find((one) => one.id === id);
    if (!found) throw pluginErrors.unknown();
    return found;
  }

  /** What went wrong: at the start of this process, and in the county since. */
  async listFaults(): Promise<PluginFaultView[]> {
    const inCounty = await this.faults.recent();
    return [...this.installed.skipped().map(toSkippedFault), ...inCounty.map(toFaultView)];
  }

  /**
   * Switches a plugin off in the current county, or changes its settings. Data and settings stay when it is switched off.
   * The system alone switches one on like this; people do it by two (`PluginProposals`).
   * @throws plugins.unknown, plugins.notRunning, plugins.notForCounty, plugins.settingsInvalid, plugins.twoNeeded, request.stale
   */
  async change(id: string, wish: ChangePlugin): Promise<PluginView> {
    return this.work.run(async () => {
      const plugin = await this.running(id);
      const before = await this.states.locked(id);
      const version = before?.version ?? 0;
      if (version !== wish.version) throw requestErrors.stale({ version });
      const enabled = wish.enabled ?? before?.enabled ?? false;
      if (enabled && before?.enabled !== true && currentContext().actor.kind !== 'system')
        throw pluginErrors.twoNeeded();
      const stored = wish.settings ?? before?.settings ?? {};
      // Switching off works whatever the settings are.
      const settings = enabled || wish.settings ? checkedSettings(plugin, stored) : stored;
      const after = await this.states.write(plugin, { enabled, settings }, before);
      return this.toView(plugin, after);
    });
  }

  /** The settings of a plugin in the current county, defaults filled in. */
  async settingsOf(id: string): Promise<Settings> {
    const plugin = this.installed.get(id);
    const stored = (await this.states.all()).get(id)?.settings ?? {};
    const form = plugin?.definition.settings;
    if (!form) return stored;
    const checked = compileForm(form)(stored);
    return checked.ok ? (checked.value as Settings) : stored;
  }

  /** A plugin that runs in this process. @throws plugins.unknown, plugins.notRunning */
  async running(id: string): Promise<LoadedPlugin> {
    const plugin = this.installed.get(id);
    if (plugin) return plugin;
    await this.get(id);
    throw pluginErrors.notRunning();
  }

  private toView(plugin: LoadedPlugin, state: CountyPlugin | undefined): PluginView {
    return toPluginView(plugin, state, state !== undefined && this.switches.awaits(state, plugin));
  }
}
