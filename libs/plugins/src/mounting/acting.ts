import { inRole } from '@redmaple/platform';

/** The database role of a plugin: it may use the plugin's own schema and the masked views of schema `sdk`, and nothing else. */
export function roleOf(pluginId: string): string {
  return `redmaple_plugin_${pluginId.replaceAll('-', '_')}`;
}

/**
 * Runs code of a plugin: what it asks of the database through the unit of work is asked under the plugin's own role. Everything that
 * calls a plugin's code goes through here: its classes (all their methods), its hooks.
 */
export function actAs<T>(pluginId: string, work: () => T): T {
  return inRole(roleOf(pluginId), work);
}

/** What the house does at a plugin's request, with the house's own rights. */
export function actAsHost<T>(work: () => T): T {
  return inRole(undefined, work);
}
