import { Injectable } from '@nestjs/common';
import { currentContext } from '@redmaple/platform';
import type { LoadedPlugin } from '../host/loaded-plugin.js';
import { CountyPlugins } from '../registry/county-plugins.js';
import { PluginSwitch } from '../registry/plugin-switch.js';
import type { PluginScreens, ScreensManifest } from './manifest.dto.js';
import { addressOf } from './plugin-files.js';
import { resolveScreens } from './resolve-screens.js';

/** The screens of plugins, for a console. */
@Injectable()
export class ScreensService {
  /** By the roles that see them: what a plugin declares does not change while the process runs. */
  private readonly resolved = new WeakMap<LoadedPlugin, Map<string, PluginScreens>>();

  constructor(
    private readonly states: CountyPlugins,
    private readonly plugins: PluginSwitch,
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
