import { join } from 'node:path';
import { houseMigrations, migrateHouse } from '@redmaple/house';
import { ensureRoles, type Keyring, migrate, type MigrationClass, migrateQueue } from '@redmaple/platform';
import { type LoadedPlugin, type LoadedPlugins, runPluginMigrations, schemaOf } from '@redmaple/plugins/house';
import { eraseKeyless } from '../counties/erase-county.js';
import { CommandError } from '../house/command.js';
import { asMigrator, type OwnerConnection, servingConnections, withOwner } from '../house/owner-connection.js';
import { type BackupPart, loadTables } from './load-tables.js';
import { checkFiles, type Manifest, readManifest } from './manifest.js';
import { dropOurs, type ErasedKey, erasedKeys, isEmpty } from './present-database.js';
import { copyStoredFiles, filesFolder } from './stored-files.js';

export interface RestorePlan {
  readonly ownerUrl: string;
  readonly keyring: Keyring;
  /** Directory of the data. */
  readonly from: string;
  /** Directory of the people's keys: of the same backup, or newer. */
  readonly keysFrom: string;
  readonly plugins: LoadedPlugins;
  /** Drops what is there; people erased in it stay erased. Without it the database must be empty. */
  readonly replace: boolean;
  /** Schemas of plugins that are not installed here and whose tables are left behind. */
  readonly without: readonly string[];
  /** Directory of the uploaded files of this installation. */
  readonly files?: string;
  readonly now: Date;
}

export interface RestoreReport {
  readonly rows: number;
  /** People whose key is gone: their data was emptied once more. */
  readonly erasedPeople: number;
  /** Outbox lines that will be sent again. */
  readonly resent: number;
}

/**
 * Brings a backup back: tables by migration up to where the backup was, then its rows, then the migrations it lacks.
 * Everything is checked before anything is touched.
 * @throws CommandError for a changed or newer backup, other keys, a database in use or not empty
 */
export async function restoreBackup(plan: RestorePlan): Promise<RestoreReport> {
  const parts = await checkedParts(plan);
  const migrations = migrationsOf(plan, parts[0].manifest);
  const erased = await withOwner(plan.ownerUrl, (connection) => clearDatabase(connection, plan.replace));
  const urls = await ensureRoles(plan.ownerUrl, plan.keyring);
  await migrate(urls.migratorUrl, migrations.core);
  await migrateQueue(urls.migratorUrl);
  const built = await runPluginMigrations(urls.migratorUrl, migrations.plugins);
  for (const { name, reason } of built.failed) throw new CommandError(`${name}: ${reason}`);
  const report = await withOwner(plan.ownerUrl, (connection) =>
    asMigrator(connection, {}, async () => {
      let done = { erasedPeople: 0, resent: 0 };
      await loadTables(connection, parts, async () => {
        await refuseUnknownKeys(connection, plan.keyring);
        done = await putRight(connection, erased, plan.now);
      });
      return done;
    }),
  );
  await migrateHouse(plan.ownerUrl, plan.keyring, plan.plugins);
  if (plan.files !== undefined) copyStoredFiles(join(plan.from, filesFolder), plan.files, { replace: plan.replace });
  await withOwner(plan.ownerUrl, (connection) => recordRestore(connection, parts[0].manifest));
  const rows = parts.flatMap(({ manifest }) => manifest.files).reduce((sum, file) => sum + file.rows, 0);
  return { rows, ...report };
}

/** Reads and checks both halves. */
async function checkedParts({ from, keysFrom, keyring, without }: RestorePlan): Promise<[BackupPart, BackupPart]> {
  const whole = readManifest(from, 'data', keyring);
  const keys = readManifest(keysFrom, 'keys', keyring);
  await checkFiles(from, whole);
  await checkFiles(keysFrom, keys);
  if (keys.createdAt < whole.createdAt)
    throw new CommandError(
      `密钥备份早于数据备份 · The keys in ${keysFrom} are older than the data: people erased in between would come back. Give newer keys (--keys).`,
    );
  const data = { ...whole, files: whole.files.filter(({ table }) => !without.includes(table.split('.')[0] ?? '')) };
  return [
    { directory: from, manifest: data },
    { directory: keysFrom, manifest: keys },
  ];
}

/** The migrations that make the tables as they were when the backup was taken. */
function migrationsOf(
  { plugins, without }: RestorePlan,
  manifest: Manifest,
): { core: MigrationClass[]; plugins: LoadedPlugins } {
  const known = new Set(houseMigrations.map((one) => one.name));
  const newer = manifest.migrations.filter((name) => !known.has(name));
  if (newer.length > 0) throw newerBackup(manifest, newer);
  const wanted = Object.entries(manifest.pluginMigrations).filter(([schema]) => !without.includes(schema));
  const active = wanted.map(([schema, names]) => {
    const plugin = plugins.active.find((one) => schemaOf(one.id) === schema);
    if (!plugin)
      throw new CommandError(
        `备份中有插件数据 ${schema}，但该插件未安装 · The backup holds tables of a plugin that does not run here (${schema}). Install it (PLUGINS), or leave its tables behind with --without ${schema}.`,
      );
    return pluginUpTo(plugin, names, manifest);
  });
  return {
    core: houseMigrations.filter((one) => manifest.migrations.includes(one.name)),
    plugins: { active, skipped: [] },
  };
}

function pluginUpTo(plugin: LoadedPlugin, names: readonly string[], manifest: Manifest): LoadedPlugin {
  const migrations = plugin.definition.migrations ?? [];
  const newer = names.filter((name) => !migrations.some((one) => one.name === name));
  if (newer.length > 0) throw newerBackup(manifest, newer);
  return {
    ...plugin,
    definition: { ...plugin.definition, migrations: migrations.filter((one) => names.includes(one.name)) },
  };
}

function newerBackup({ release }: Manifest, migrations: readonly string[]): CommandError {
  return new CommandError(
    `备份由更新的版本（${release}）生成 · The backup was made by a newer release (${release}): this one does not know ${migrations.join(', ')}. Restore it with that release.`,
  );
}

/** @returns the people erased in what is dropped. */
async function clearDatabase(connection: OwnerConnection, replace: boolean): Promise<ErasedKey[]> {
  if ((await servingConnections(connection)) > 0)
    throw new CommandError(
      'API 或 worker 正在使用该数据库，请先停止 · API or worker are connected to this database; stop them first.',
    );
  if (await isEmpty(connection)) return [];
  if (!replace)
    throw new CommandError(
      '数据库不为空。恢复到新建的数据库，或加 --replace 覆盖 · The database is not empty. Restore into a new one, or drop what is there with --replace.',
    );
  const erased = await erasedKeys(connection);
  await dropOurs(connection);
  return erased;
}

/** @throws Error naming the master key that wraps people's keys and is not in the key file. */
async function refuseUnknownKeys(connection: OwnerConnection, keyring: Keyring): Promise<void> {
  const used = await connection.query<{ id: string }>(
    'SELECT DISTINCT master_key_id AS id FROM keys.person_key WHERE wrapped IS NOT NULL',
  );
  for (const { id } of used) keyring.key(id);
}

/** What must not be as it was: erased people, sessions, and lines whose job the queue no longer has. */
async function putRight(
  connection: OwnerConnection,
  erased: readonly ErasedKey[],
  now: Date,
): Promise<{ erasedPeople: number; resent: number }> {
  await connection.execute(
    `UPDATE keys.person_key k SET wrapped = NULL, erased_at = e.erased_at
     FROM jsonb_to_recordset($1::jsonb) AS e (person_id uuid, erased_at timestamptz)
     WHERE k.person_id = e.person_id AND k.wrapped IS NOT NULL`,
    [JSON.stringify(erased)],
  );
  const erasedPeople = await eraseKeyless(connection);
  await connection.execute('UPDATE platform.session SET revoked_at = $1 WHERE revoked_at IS NULL', [now]);
  const resent = await connection.execute(
    'UPDATE platform.outbox SET sent_at = NULL WHERE handled_at IS NULL AND dead_at IS NULL AND sent_at IS NOT NULL',
  );
  return { erasedPeople, resent };
}

/** Each county's audit trail says that its data came out of a backup. */
async function recordRestore(connection: OwnerConnection, manifest: Manifest): Promise<void> {
  const counties = await connection.query<{ code: string }>('SELECT code FROM platform.county ORDER BY code');
  const details = JSON.stringify({ takenAt: manifest.createdAt, release: manifest.release });
  for (const { code } of counties) {
    await asMigrator(connection, { county: code }, () =>
      connection.query(
        `SELECT audit.append('system', 'restore', 'database.restored', 'backup', $1, $2::jsonb, 'restore')`,
        [manifest.createdAt, details],
      ),
    );
  }
}
