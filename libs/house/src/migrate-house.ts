import { ensureRoles, type Keyring, migrate, migrateQueue, type RoleUrls } from '@redmaple/platform';
import { type LoadedPlugins, type PluginMigrationReport, runPluginMigrations } from '@redmaple/plugins/house';
import { houseMigrations } from './house.js';

export interface MigratedHouse extends RoleUrls {
  /** Core migrations that ran now. */
  readonly ran: readonly string[];
  readonly plugins: PluginMigrationReport;
}

/**
 * Brings a database up to this release: roles, core tables, queue tables, then each plugin's own. A plugin that
 * fails stops itself, not the core.
 * @param ownerUrl superuser, or owner of the database with CREATEROLE.
 */
export async function migrateHouse(ownerUrl: string, keyring: Keyring, loaded: LoadedPlugins): Promise<MigratedHouse> {
  const urls = await ensureRoles(ownerUrl, keyring);
  const ran = await migrate(urls.migratorUrl, houseMigrations);
  await migrateQueue(urls.migratorUrl);
  const plugins = await runPluginMigrations(urls.migratorUrl, loaded);
  return { ...urls, ran, plugins };
}
