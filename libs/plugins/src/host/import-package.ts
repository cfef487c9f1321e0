import { pathToFileURL } from 'node:url';
import type { PluginDefinition } from '../define/plugin.js';
import type { PluginPackage } from './loaded-plugin.js';

/** The definition of a package that was checked in a process of its own before. */
export async function importPackage({ entry }: PluginPackage): Promise<PluginDefinition> {
  return ((await import(pathToFileURL(entry).href)) as { default: PluginDefinition }).default;
}
