import { Injectable } from '@nestjs/common';
import { Audit, currentContext, requestErrors, UnitOfWork } from '@redmaple/platform';
import type { LoadedPlugin } from '../host/loaded-plugin.js';
import { CountyPlugins } from '../registry/county-plugins.js';
import { PluginSwitch } from '../registry/plugin-switch.js';
import type { PluginScreens, ScreensManifest } from './manifest.dto.js';
import { addressOf } from './plugin-files.js';
import { reportsSeen, resolveScreens } from './resolve-screens.js';

/** The screens of plugins, for a console. */
@Injectable()
export class ScreensService {
  /** By the roles that see them: what a plugin declares does not change while the process runs. */
  private readonly resolved = new WeakMap<LoadedPlugin, Map<string, PluginScreens>>();

  constructor(
    private readonly states: CountyPlugins,
    private readonly plugins: PluginSwitch,
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
  ) {}

  /** What the plugins of the current county show the caller. */
  async manifest(): Promise<ScreensManifest> {
    const roles = [...new Set(currentContext().actor.grants.map((one) => one.role))].sort();
    // Asked when a plugin was switched on or off a moment ago, maybe through another process.
    this.states.forget();
    const enabled = await this.plugins.enabled();
    const screens = enabled.map((one) => this.screensOf(one, roles));
    return {
      apiVersion: 1,
      plugins: screens.filter((one) => one.pages.length + one.panels.length + one.mapLayers.length > 0),
    };
  }

  /**
   * Writes down that the caller takes a report along, before the console makes the file of its rows.
   * @throws request.notFound for one that the caller does not find on the screen either
   */
  async takeReport(pluginId: string, code: string): Promise<void> {
    const held = currentContext().actor.grants.map((one) => one.role);
    await this.work.run(async () => {
      const plugin = (await this.plugins.enabled()).find((one) => one.id === pluginId);
      const seen = plugin ? reportsSeen(plugin.definition, held) : [];
      if (!seen.some((one) => one.code === code)) throw requestErrors.notFound();
      await this.audit.record('plugin.report-taken', { type: 'plugin', id: pluginId }, { report: code });
    });
  }

  private screensOf(plugin: LoadedPlugin, roles: readonly string[]): PluginScreens {
    const byRoles = this.resolved.get(plugin) ?? new Map<string, PluginScreens>();
    this.resolved.set(plugin, byRoles);
    const known = byRoles.get(roles.join());
    if (known) return known;
    const screens = resolveScreens(plugin.definition, roles, addressOf(plugin));
    byRoles.set(roles.join(), screens);
    return screens;
  }
}
