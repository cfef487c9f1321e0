import type { PluginDefinition } from '../define/plugin.js';
import type { LoadedPlugin } from '../host/loaded-plugin.js';

/** A plugin as if a package had brought it. */
export function standingFor(plugin: PluginDefinition): LoadedPlugin {
  return {
    id: plugin.id,
    definition: plugin,
    package: { name: plugin.id, directory: '.', entry: '.', version: plugin.version },
  };
}
