import type { PluginDefinition } from '../define/plugin.js';
import { decideHooks, eventHooks, filterHooks, type HookAbout, slotHooks } from './catalogue.js';

/** The four kinds of hooks. */
export type HookKind = 'event' | 'decide' | 'filter' | 'slot';

/** Every hook by its kind and name. */
export type HookCatalogue = Readonly<Record<HookKind, Readonly<Record<string, HookAbout>>>>;

/** What there is. */
export const hookCatalogue: HookCatalogue = {
  event: eventHooks,
  decide: decideHooks,
  filter: filterHooks,
  slot: slotHooks,
};

/** A hook, and the plugins that use it. */
export interface HookLine extends HookAbout {
  readonly kind: HookKind;
  readonly name: string;
  readonly usedBy: readonly string[];
}

/** Every hook with who uses it. */
export function hookLines(
  plugins: readonly PluginDefinition[],
  catalogue: HookCatalogue = hookCatalogue,
): readonly HookLine[] {
  const used = plugins.map((one) => ({ id: one.id, names: hooksUsedBy(one) }));
  return (Object.keys(catalogue) as HookKind[]).flatMap((kind) =>
    Object.entries(catalogue[kind]).map(([name, about]) => ({
      ...about,
      kind,
      name,
      usedBy: used.filter(({ names }) => names[kind].includes(name)).map(({ id }) => id),
    })),
  );
}

/** What a plugin uses that there is something better for; it goes on working. */
export function deprecationsIn(plugin: PluginDefinition, catalogue: HookCatalogue = hookCatalogue): string[] {
  return hookLines([plugin], catalogue).flatMap(({ kind, name, deprecated, usedBy }) =>
    deprecated && usedBy.length > 0
      ? [
          `The ${kind} hook "${name}" is deprecated since ${deprecated.since}: use "${deprecated.use}". It goes on working.`,
        ]
      : [],
  );
}

function hooksUsedBy(plugin: PluginDefinition): Readonly<Record<HookKind, readonly string[]>> {
  return {
    event: Object.keys(plugin.on ?? {}),
    decide: Object.keys(plugin.decide ?? {}),
    filter: Object.keys(plugin.filter ?? {}),
    slot: [
      ...(plugin.panels ?? []).map((one): string => one.slot),
      ...(plugin.pages?.length ? ['console.page'] : []),
      ...(plugin.mapLayers?.length ? ['dispatch.map'] : []),
    ],
  };
}
