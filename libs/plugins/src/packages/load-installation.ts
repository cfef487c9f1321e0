import { DataSource } from 'typeorm';
import { loadPlugins } from '../host/load-plugins.js';
import type { LoadedPlugins, PluginPackage } from '../host/loaded-plugin.js';
import { resolvePackage } from '../host/resolve-package.js';
import { stoppedSql } from '../isolation/isolation-switch.js';
import { folderOf, isIntact, linkProvided, unpack } from './package-folder.js';
import { type RunSql, type StoredPackage, storedFiles, wantedPackages } from './wanted-packages.js';

/** What of the environment decides which plugins a process has. */
export interface InstallationSettings {
  /** The set that comes with the installation. */
  readonly PLUGINS: string;
  readonly SAFE_MODE: boolean;
  readonly DATA_DIR: string;
  readonly DATABASE_URL: string;
}

/** The plugins of a process, and the set of installed packages they come from. */
export interface Installation {
  readonly generation: number;
  readonly plugins: LoadedPlugins;
}

/**
 * Loads the configured plugins and those that were installed by command; an installed one replaces a configured one of the
 * same id. The database is the only truth about packages: what this machine lacks is unpacked from there.
 */
export async function loadInstallation(settings: InstallationSettings): Promise<Installation> {
  const { generation, packages, isolationStopped } = await withSql(settings.DATABASE_URL, async (sql) => {
    const wanted = await wantedPackages(sql);
    const found: PluginPackage[] = [];
    if (!settings.SAFE_MODE)
      for (const one of wanted.packages) found.push(await onThisMachine(sql, one, settings.DATA_DIR));
    return { generation: wanted.generation, packages: found, isolationStopped: await isStopped(sql) };
  });
  const plugins = await loadPlugins({
    plugins: settings.PLUGINS,
    safeMode: settings.SAFE_MODE,
    dataDirectory: settings.DATA_DIR,
    installed: packages,
    isolationStopped,
  });
  return { generation, plugins };
}

async function isStopped(sql: RunSql): Promise<boolean> {
  // A database that is about to be migrated has no switch yet.
  const [table] = await sql<{ found: string | null }>(`SELECT to_regclass('plugins.isolation_switch') AS found`);
  return table?.found != null && (await sql(stoppedSql)).length > 0;
}

/** Makes sure that the package lies on this machine as it was installed. */
export async function onThisMachine(sql: RunSql, stored: StoredPackage, dataDirectory: string): Promise<PluginPackage> {
  linkProvided(dataDirectory);
  const folder = folderOf(dataDirectory, stored);
  if (!isIntact(folder, stored.digest)) unpack(dataDirectory, stored, await storedFiles(sql, stored.digest));
  return packageIn(folder, stored.name);
}

/** An unpacked package as the host loads it. */
export function packageIn(folder: string, name: string): PluginPackage {
  return { ...resolvePackage(folder, folder), name };
}

/** Before the connections of the house exist: the plugins decide what it consists of. */
async function withSql<T>(url: string, work: (sql: RunSql) => Promise<T>): Promise<T> {
  const source = await new DataSource({
    type: 'postgres',
    url,
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    logger: 'debug',
    extra: { max: 1 },
  }).initialize();
  try {
    return await work((text, values) => source.query(text, values ? [...values] : []));
  } finally {
    await source.destroy();
  }
}
