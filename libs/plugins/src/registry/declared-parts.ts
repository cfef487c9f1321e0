import { Injectable } from '@nestjs/common';
import { type Label, labelledForm, labelOf } from '../define/labels.js';
import type { DeclaredParts } from '../define/parts/declared-parts.js';
import { type PluginDefinition, qualifiedCode } from '../define/plugin.js';
import { PluginSwitch } from './plugin-switch.js';

/** What a list of the contract holds. */
export type PartOf<K extends keyof DeclaredParts> = NonNullable<DeclaredParts[K]>[number];

/** A declared thing as the core sees it: by its full name, with the words for it. */
export type DeclaredPart<K extends keyof DeclaredParts> = PartOf<K> & {
  readonly pluginId: string;
  readonly label: Label;
  /** The name of anything inside it that has a code or a unit. */
  readonly nameOf: (code: string) => Label;
};

/** What the plugins of the current county declare beside their team types. */
@Injectable()
export class CountyParts {
  constructor(private readonly plugins: PluginSwitch) {}

  /** The items of one list, of the plugins that the county has switched on, in the order of the configuration. */
  async of<K extends keyof DeclaredParts>(kind: K): Promise<readonly DeclaredPart<K>[]> {
    const enabled = await this.plugins.enabled();
    return enabled.flatMap(({ definition }) => partsIn(definition, kind));
  }

  /** One that may be used for something new, by its full name. */
  async find<K extends keyof DeclaredParts>(kind: K, code: string): Promise<DeclaredPart<K> | undefined> {
    return (await this.of(kind)).find((one) => one.code === code);
  }
}

/** Properties that name things by code, one or several. */
const references = ['teamTypes', 'categories', 'siteTypes', 'teamType', 'keptAt'] as const;

function withFullNames(pluginId: string, item: object): object {
  const named = item as Readonly<Record<string, string | readonly string[] | undefined>>;
  const changed = references.flatMap((key): [string, string | string[]][] => {
    const value = named[key];
    if (value === undefined) return [];
    const full =
      typeof value === 'string' ? qualifiedCode(pluginId, value) : value.map((one) => qualifiedCode(pluginId, one));
    return [[key, full]];
  });
  return Object.fromEntries(changed);
}

function partsIn<K extends keyof DeclaredParts>(plugin: PluginDefinition, kind: K): DeclaredPart<K>[] {
  const { id, labels } = plugin;
  const items: readonly PartOf<K>[] = plugin[kind] ?? [];
  return items.map((item) => ({
    ...item,
    ...withFullNames(id, item),
    ...('facts' in item && item.facts && { facts: labelledForm(labels, item.code, item.facts) }),
    code: qualifiedCode(id, item.code),
    pluginId: id,
    label: labelOf(labels, item.code),
    nameOf: (code: string) => labelOf(labels, code),
  }));
}
