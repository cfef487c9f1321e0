import { Injectable } from '@nestjs/common';
import type { Label } from '../define/labels.js';
import type { LoadedPlugin } from '../host/loaded-plugin.js';
import { InstalledPlugins } from '../mounting/installed-plugins.js';
import { coreQualifications } from './core-qualifications.js';
import { CountyPlugins } from './county-plugins.js';
import { derivedFrom } from './derived.js';
import { PluginSwitch } from './plugin-switch.js';
import { type QualificationInfo, qualificationsOf, type TeamTypeInfo, teamTypesOf } from './team-type-info.js';

/** The team types and qualification kinds of the current county. @since 1.0.0 */
@Injectable()
export class TeamTypes {
  private readonly byCodeOf = derivedFrom((plugins: readonly LoadedPlugin[]) => new Map(plugins.flatMap(withCodes)));

  constructor(
    private readonly installed: InstalledPlugins,
    private readonly plugins: PluginSwitch,
    private readonly states: CountyPlugins,
  ) {}

  /** Team types that the county has switched on, in the order of the configuration. */
  async list(): Promise<readonly TeamTypeInfo[]> {
    return [...this.byCodeOf(await this.plugins.enabled()).values()].map(({ info }) => info);
  }

  /** A team type that may be used for something new, or undefined. */
  async enabled(code: string): Promise<TeamTypeInfo | undefined> {
    return this.byCodeOf(await this.plugins.enabled()).get(code)?.info;
  }

  /**
   * A team type for reading what exists: also one that is switched off, or whose package is gone, as it was last
   * seen. Undefined only for codes this county never had.
   */
  async byCode(code: string): Promise<TeamTypeInfo | undefined> {
    const states = await this.states.all();
    const found = this.byCodeOf(this.installed.active()).get(code);
    if (found && states.has(found.plugin.id)) return found.info;
    return [...states.values()].flatMap((one) => one.lastSeen).find((one) => one.code === code);
  }

  /** The name of a team type whatever became of its plugin; the code itself when nothing else is known. */
  async labelOf(code: string): Promise<Label> {
    return (await this.byCode(code))?.label ?? { 'zh-CN': code, en: code };
  }

  /** The core's qualification kinds and those of the plugins that the county has switched on. */
  async qualifications(): Promise<readonly QualificationInfo[]> {
    const enabled = await this.plugins.enabled();
    return [...enabled.flatMap(({ definition }) => qualificationsOf(definition)), ...coreQualifications];
  }

  /** A qualification kind that the county has or had: one of a plugin that it never switched on is unknown to it. @since 1.4.0 */
  async qualificationHere(code: string): Promise<QualificationInfo | undefined> {
    const states = await this.states.all();
    const had = this.installed.active().filter((plugin) => states.has(plugin.id));
    const known = had.flatMap(({ definition }) => qualificationsOf(definition));
    return [...known, ...coreQualifications].find((one) => one.code === code);
  }

  /** A qualification kind for reading a certificate that exists, also of a plugin that is switched off. */
  qualificationByCode(code: string): QualificationInfo | undefined {
    const known = this.installed.active().flatMap(({ definition }) => qualificationsOf(definition));
    return [...known, ...coreQualifications].find((one) => one.code === code);
  }
}

function withCodes(plugin: LoadedPlugin): [string, { readonly plugin: LoadedPlugin; readonly info: TeamTypeInfo }][] {
  return teamTypesOf(plugin.definition).map((info) => [info.code, { plugin, info }]);
}
