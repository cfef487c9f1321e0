import { Injectable } from '@nestjs/common';
import { compileForm } from '@redmaple/forms/validate';
import { Audit, Clock, Counties, currentContext, currentCounty, requestErrors, UnitOfWork } from '@redmaple/platform';
import type { LoadedPlugin } from '../host/loaded-plugin.js';
import { InstalledPlugins } from '../mounting/installed-plugins.js';
import { type CountyPlugin, CountyPlugins } from './county-plugins.js';
import { PluginFaults } from './plugin-faults.js';
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
import { teamTypesOf } from './team-type-info.js';

type Settings = Readonly<Record<string, unknown>>;

/** What a county's administrators do with plugins. */
@Injectable()
export class PluginsService {
  constructor(
    private readonly installed: InstalledPlugins,
    private readonly states: CountyPlugins,
    private readonly faults: PluginFaults,
    private readonly counties: Counties,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** Every plugin of the installation and every one the county ever used. */
  async list(): Promise<PluginView[]> {
    const states = await this.states.all();
    const running = this.installed.active().map((one) => toPluginView(one, states.get(one.id)));
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
   * Switches a plugin on or off in the current county, or changes its settings. Data and settings stay when it is
   * switched off.
   * @throws plugins.unknown, plugins.notRunning, plugins.notForCounty, plugins.settingsInvalid, request.stale
   */
  async change(id: string, wish: ChangePlugin): Promise<PluginView> {
    const view = await this.work.run(async () => {
      const plugin = await this.usable(id);
      const before = await this.states.locked(id);
      if ((before?.version ?? 0) !== wish.version) throw requestErrors.stale();
      const enabled = wish.enabled ?? before?.enabled ?? false;
      const settings = checkedSettings(
        plugin,
        wish.settings ?? before?.settings ?? {},
        enabled || wish.settings !== undefined,
      );
      if (enabled) await this.mustBeMeantForCounty(plugin);
      const after = await this.write(plugin, enabled, settings, before);
      this.work.afterCommit(() => this.states.forget());
      return toPluginView(plugin, after);
    });
    return view;
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

  private async usable(id: string): Promise<LoadedPlugin> {
    const plugin = this.installed.get(id);
    if (plugin) return plugin;
    await this.get(id);
    throw pluginErrors.notRunning();
  }

  /** A demo or rehearsal county may try every plugin. */
  private async mustBeMeantForCounty({ definition }: LoadedPlugin): Promise<void> {
    const code = currentCounty();
    if (definition.counties === 'all' || definition.counties.includes(code)) return;
    const county = (await this.counties.all()).get(code);
    if (county?.kind === 'regular') throw pluginErrors.notForCounty();
  }

  private async write(
    plugin: LoadedPlugin,
    enabled: boolean,
    settings: Settings,
    before: CountyPlugin | undefined,
  ): Promise<CountyPlugin> {
    const { definition, id } = plugin;
    const lastSeen = teamTypesOf(definition);
    const now = this.clock.now();
    const by = currentContext().actor.id;
    const written = await this.work.execute(
      `INSERT INTO plugins.county_plugin AS p (plugin_id, enabled, settings, settings_version, last_seen, changed_by, changed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (county_code, plugin_id) DO UPDATE SET enabled = $2, settings = $3, settings_version = $4,
         last_seen = $5, changed_by = $6, changed_at = $7, stopped_at = NULL, version = p.version + 1
       WHERE p.version = $8`,
      [
        id,
        enabled,
        JSON.stringify(settings),
        definition.settings?.version ?? null,
        JSON.stringify(lastSeen),
        by,
        now,
        before?.version ?? 0,
      ],
    );
    if (written === 0) throw requestErrors.stale();
    await this.auditChange(id, enabled, before);
    const version = (before?.version ?? 0) + 1;
    return { pluginId: id, enabled, settings, changedAt: now, changedBy: by, version, lastSeen };
  }

  private async auditChange(id: string, enabled: boolean, before: CountyPlugin | undefined): Promise<void> {
    const switched = enabled !== (before?.enabled ?? false);
    const action = switched ? (enabled ? 'plugin.enabled' : 'plugin.disabled') : 'plugin.configured';
    await this.audit.record(action, { type: 'plugin', id });
  }
}

/** Settings with the defaults left out, checked against the plugin's form where they matter. */
function checkedSettings(plugin: LoadedPlugin, settings: Settings, mustFit: boolean): Settings {
  const form = plugin.definition.settings;
  if (!mustFit) return settings;
  if (!form) {
    const [first] = Object.keys(settings);
    if (first === undefined) return {};
    throw pluginErrors.settingsInvalid({}, { fields: [{ field: `settings.${first}`, code: 'unknownField' }] });
  }
  const checked = compileForm(form)(settings);
  if (checked.ok) return settings;
  const fields = checked.errors.map(({ field, code, params }) => ({
    field: field === '' ? 'settings' : `settings.${field}`,
    code,
    params,
  }));
  throw pluginErrors.settingsInvalid({}, { fields });
}
