import { createHash } from 'node:crypto';
import { copyFileSync, createWriteStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Keyring, roles } from '@redmaple/platform';
import { to as copyTo } from 'pg-copy-streams';
import { CommandError } from '../house/command.js';
import { bypassesRowSecurity, type OwnerConnection, withOwner } from '../house/owner-connection.js';
import { type BackupFile, type Manifest, masterKeyFingerprint, releaseVersion, writeManifest } from './manifest.js';
import { copyStoredFiles, filesFolder } from './stored-files.js';
import { type CopiedTable, copiedSequences, copiedTables, recordedMigrations } from './tables.js';

export interface BackupPlan {
  /** Connection of the owner (superuser, or owner of the database with CREATEROLE). */
  readonly ownerUrl: string;
  readonly keyring: Keyring;
  /** New directory for the data; left out: keys only. */
  readonly to?: string;
  /** New directory for the people's keys. Keep it elsewhere, and not for long (docs/operations.md). */
  readonly keysTo: string;
  /** The key file to copy beside the people's keys; left out where the master key came with the environment. */
  readonly keyFile?: string;
  /** Directory of the uploaded files; they go with the data. */
  readonly files?: string;
  readonly now: Date;
}

export interface BackupReport {
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
}

/**
 * Writes all tables as they are at one moment: the data into one directory, the people's keys into another. What is
 * under their names is complete; a backup that was cut off is called `….partial`.
 */
export async function takeBackup(plan: BackupPlan): Promise<BackupReport> {
  const parts = [
    ...(plan.to === undefined ? [] : [{ part: 'data' as const, directory: plan.to }]),
    { part: 'keys' as const, directory: plan.keysTo },
  ];
  for (const { directory } of parts) startDirectory(directory);
  const manifests = await withOwner(plan.ownerUrl, (connection) =>
    inSnapshot(connection, async (counties) => {
      const facts = await factsOf(connection, plan);
      const tables = await copiedTables(connection);
      const written: Manifest[] = [];
      for (const { part, directory } of parts) {
        const wanted = tables.filter(({ schema }) => (schema === 'keys') === (part === 'keys'));
        const files: BackupFile[] = [];
        for (const table of wanted) files.push(await copyTable(connection, table, `${directory}.partial`, counties));
        const sequences = part === 'data' ? await copiedSequences(connection) : [];
        written.push({ ...facts, part, files, sequences });
      }
      return written;
    }),
  );
  if (plan.keyFile !== undefined) copyFileSync(plan.keyFile, join(`${plan.keysTo}.partial`, 'master.json'));
  const copied =
    plan.to === undefined || plan.files === undefined
      ? 0
      : copyStoredFiles(plan.files, join(`${plan.to}.partial`, filesFolder), { replace: false });
  for (const [index, { directory }] of parts.entries()) {
    const manifest = manifests[index];
    if (manifest) writeManifest(`${directory}.partial`, manifest, plan.keyring);
    rmSync(directory, { recursive: true, force: true });
    renameSync(`${directory}.partial`, directory);
  }
  const files = manifests.flatMap((one) => one.files);
  return { tables: files.length, rows: files.reduce((sum, one) => sum + one.rows, 0), files: copied };
}

/** @throws CommandError when something lies there already. */
function startDirectory(directory: string): void {
  if (existsSync(directory) && readdirSync(directory).length > 0)
    throw new CommandError(`目录不为空 · ${directory} is not empty; choose a new directory.`);
  mkdirSync(dirname(directory), { recursive: true });
  const partial = `${directory}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { mode: 0o700 });
}

/**
 * One moment for all tables.
 * @param work gets the counties to go through one by one where the role may not look past row-level security.
 */
async function inSnapshot<T>(
  connection: OwnerConnection,
  work: (counties: readonly string[] | undefined) => Promise<T>,
): Promise<T> {
  await connection.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
  try {
    const bypass = await bypassesRowSecurity(connection);
    if (!bypass) await connection.query(`SET LOCAL ROLE ${roles.migrator}`);
    const rows = bypass
      ? []
      : await connection.query<{ code: string }>('SELECT code FROM platform.county ORDER BY code');
    return await work(bypass ? undefined : rows.map((row) => row.code));
  } finally {
    await connection.query('ROLLBACK').catch(() => {});
  }
}

async function factsOf(
  connection: OwnerConnection,
  plan: BackupPlan,
): Promise<Omit<Manifest, 'part' | 'files' | 'sequences'>> {
  const migrations = await recordedMigrations(connection);
  const { public: core = [], ...pluginMigrations } = Object.fromEntries(migrations);
  if (core.length === 0)
    throw new CommandError('数据库是空的，没有可备份的内容 · The database is empty: there is nothing to back up.');
  return {
    format: 1,
    createdAt: plan.now.toISOString(),
    release: releaseVersion(),
    migrations: core,
    pluginMigrations,
    masterKey: masterKeyFingerprint(plan.keyring),
  };
}

/** Streams one table into a compressed file; several COPYs after each other read as one. */
async function copyTable(
  connection: OwnerConnection,
  { table, columns, rowSecurity }: CopiedTable,
  directory: string,
  counties: readonly string[] | undefined,
): Promise<BackupFile> {
  const file = `${table.replaceAll('"', '')}.copy.gz`;
  const hash = createHash('sha256');
  const compressed = createGzip();
  const counted = new PassThrough().on('data', (chunk: Buffer) => hash.update(chunk));
  const target = createWriteStream(join(directory, file), { mode: 0o600, flush: true });
  const written = pipeline(compressed, counted, target);
  let rows = 0;
  try {
    for (const county of rowSecurity && counties ? counties : [undefined]) {
      if (county !== undefined) await connection.query(`SELECT set_config('app.county', $1, true)`, [county]);
      const copy = connection.stream(copyTo(`COPY (SELECT ${columns.join(', ')} FROM ${table}) TO STDOUT`));
      await pipeline(copy, compressed, { end: false });
      rows += copy.rowCount;
    }
    compressed.end();
  } catch (error) {
    compressed.destroy(error instanceof Error ? error : undefined);
    // A full disk shows here with its own reason.
    await written;
    throw error;
  }
  await written;
  return { table, columns, file, rows, sha256: hash.digest('hex') };
}
