import { defaultPlugins, ensureRoles, Keyring } from '@redmaple/platform';
import {
  factsOf,
  isNewer,
  linkProvided,
  type LoadedPlugin,
  loadPlugins,
  type PackageFacts,
  type PackageFile,
  PackageProblem,
  packageIn,
  type PluginPackage,
  onThisMachine,
  type RunSql,
  runPluginMigrations,
  schemaOf,
  unpack,
} from '@redmaple/plugins/house';
import { CommandError, type CommandEnvironment, required, say } from '../house/command.js';
import { changingPackages, type PackageChange } from './package-change.js';
import { packageFiles, refused } from './package-source.js';
import { rollOut } from './roll-out.js';
import type { PluginVerb } from './verb.js';

/** Adds a package to a running installation. */
export const install: PluginVerb = {
  name: 'install',
  usage: '<file.tgz | folder>',
  what: '安装插件包，服务不中断 · Installs a package without a stop; counties then switch it on themselves',
  run: (environment, [source]) => put(environment, source, 'install'),
};

/** Puts a newer version in the place of an installed one, or of one that came with the installation. */
export const upgrade: PluginVerb = {
  name: 'upgrade',
  usage: '<file.tgz | folder>',
  what: '换成更新的版本，服务不中断 · Puts a newer version in its place without a stop',
  run: (environment, [source]) => put(environment, source, 'upgrade'),
};

async function put(
  environment: CommandEnvironment,
  source: string | undefined,
  verb: 'install' | 'upgrade',
): Promise<number> {
  if (source === undefined) throw new CommandError(`用法 · Usage: npm run plugins -- ${verb} <file.tgz | folder>`);
  const files = await packageFiles(environment, source);
  const facts = checkedFacts(source, files);
  return changingPackages(environment, async (change) => {
    const found = onDisk(environment, facts, files);
    const plugin = await checkedPlugin(found, facts);
    const present = change.before.packages.find((one) => one.pluginId === plugin.id);
    if (present?.digest === facts.digest) {
      say(`${plugin.id} ${facts.version} 已安装 · is installed already.`);
      return 0;
    }
    await mustFitTheRest(environment, change, plugin, verb, present?.version);
    await mustKnowItsTables(change.sql, plugin);
    const { migratorUrl } = await ensureRoles(
      required(environment, 'ADMIN_DATABASE_URL'),
      Keyring.parse(required(environment, 'MASTER_KEY')),
    );
    const report = await runPluginMigrations(migratorUrl, { active: [plugin], skipped: [] });
    for (const { reason } of report.failed) throw refused(facts.name, reason);
    await store(change.sql, plugin.id, facts, files);
    const others = change.before.packages.filter((one) => one.pluginId !== plugin.id).map((one) => one.digest);
    await rollOut(change, {
      packages: [...others, facts.digest],
      what: `${verb} ${plugin.id} ${facts.version}`,
      mustRun: plugin.id,
    });
    say(`${plugin.id} ${facts.version} 已在运行，由各县自行启用 · runs; each county switches it on itself.`);
    return 0;
  });
}

function checkedFacts(source: string, files: readonly PackageFile[]): PackageFacts {
  try {
    return factsOf(files);
  } catch (error) {
    throw error instanceof PackageProblem ? refused(source, error.message) : error;
  }
}

/** The files where processes would have them, so that what is checked is what runs. */
function onDisk(environment: CommandEnvironment, facts: PackageFacts, files: readonly PackageFile[]): PluginPackage {
  const dataDirectory = required(environment, 'DATA_DIR');
  linkProvided(dataDirectory);
  return packageIn(unpack(dataDirectory, facts, files), facts.name);
}

/** Loads, validates and mounts it in a process of its own, as every boot does. */
async function checkedPlugin(found: PluginPackage, { name, version }: PackageFacts): Promise<LoadedPlugin> {
  // No folder for verdicts: a package that was refused is looked at anew.
  const { active, skipped } = await loadPlugins({
    plugins: '',
    safeMode: false,
    dataDirectory: '/nonexistent',
    installed: [found],
  });
  const [plugin] = active;
  if (!plugin) throw refused(name, skipped[0]?.reason ?? 'It holds no plugin.');
  if (plugin.definition.version !== version)
    throw refused(
      name,
      `package.json says version ${version}, the plugin ${plugin.definition.version}: give both the same.`,
    );
  return plugin;
}

/** Together with the others that are configured and installed. */
async function mustFitTheRest(
  environment: CommandEnvironment,
  { before, sql }: PackageChange,
  plugin: LoadedPlugin,
  verb: 'install' | 'upgrade',
  presentVersion: string | undefined,
): Promise<void> {
  const dataDirectory = required(environment, 'DATA_DIR');
  const others: PluginPackage[] = [];
  for (const one of before.packages)
    if (one.pluginId !== plugin.id) others.push(await onThisMachine(sql, one, dataDirectory));
  const options = { plugins: environment.PLUGINS ?? defaultPlugins, safeMode: false, dataDirectory };
  const without = await loadPlugins({ ...options, installed: others });
  const current = presentVersion ?? without.active.find((one) => one.id === plugin.id)?.definition.version;
  if (verb === 'install' && current !== undefined)
    throw refused(
      plugin.id,
      `Version ${current} runs already: npm run plugins -- upgrade puts a newer one in its place.`,
    );
  if (verb === 'upgrade') {
    if (current === undefined) throw refused(plugin.id, 'It is not installed: npm run plugins -- install adds it.');
    if (!isNewer(plugin.definition.version, current))
      throw refused(plugin.id, `Version ${plugin.definition.version} is not newer than ${current}.`);
  }
  const together = await loadPlugins({ ...options, installed: [...others, plugin.package] });
  const lost = [...without.active.filter((one) => one.id !== plugin.id), plugin].find(
    (wanted) => !together.active.some((one) => one.id === wanted.id && one.package.entry === wanted.package.entry),
  );
  if (lost)
    throw refused(
      plugin.id,
      `${lost.id} would not run with it: ${together.skipped.find((one) => one.name === lost.id)?.reason ?? ''}`,
    );
}

/** Tables that a newer version left behind are not for an older one. */
async function mustKnowItsTables(sql: RunSql, { id, definition }: LoadedPlugin): Promise<void> {
  const table = `${schemaOf(id)}.schema_migration`;
  const [found] = await sql<{ found: string | null }>('SELECT to_regclass($1) AS found', [table]);
  if (!found?.found) return;
  const known = new Set((definition.migrations ?? []).map((one) => one.name));
  const done = await sql<{ name: string }>(`SELECT name FROM ${table} ORDER BY id`);
  const newer = done.filter(({ name }) => !known.has(name)).map(({ name }) => name);
  if (newer.length > 0)
    throw refused(
      id,
      `Its tables were made by a newer version (${newer.join(', ')}): install that one, or a later one.`,
    );
}

async function store(sql: RunSql, pluginId: string, facts: PackageFacts, files: readonly PackageFile[]): Promise<void> {
  await sql('BEGIN');
  try {
    const added = await sql(
      `INSERT INTO plugins.package (digest, plugin_id, name, version) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING RETURNING digest`,
      [facts.digest, pluginId, facts.name, facts.version],
    );
    if (added.length > 0)
      for (const { path, content } of files)
        await sql('INSERT INTO plugins.package_file (digest, path, content) VALUES ($1, $2, $3)', [
          facts.digest,
          path,
          content,
        ]);
    await sql('COMMIT');
  } catch (error) {
    await sql('ROLLBACK');
    throw error;
  }
}
