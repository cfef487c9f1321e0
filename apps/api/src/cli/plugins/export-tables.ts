import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Clock, type FileStore, roles } from '@redmaple/platform';
import { type PluginDefinition, schemaOf } from '@redmaple/plugins/house';
import { to as copyTo } from 'pg-copy-streams';
import { bypassesRowSecurity, type OwnerConnection } from '../house/owner-connection.js';

export interface TableExport {
  readonly pluginId: string;
  /** For labels; a plugin that can't be loaded is exported without. */
  readonly definition: PluginDefinition | undefined;
  /** Where the bytes of its files lie. */
  readonly store: FileStore;
  /** Folder in which the export gets one of its own. */
  readonly into: string;
}

/** What lies in an export. */
export interface ExportManifest {
  readonly plugin: string;
  readonly version: string | undefined;
  readonly exportedAt: string;
  readonly files: readonly {
    readonly county: string;
    readonly table: string;
    readonly file: string;
    readonly rows: number;
    readonly sha256: string;
  }[];
}

/**
 * Writes every table of a plugin, county by county, as compressed lines of JSON, with the plugin's files and labels beside them.
 * Only the user who runs the command can read the files.
 * @returns the folder.
 */
export async function exportPluginTables(
  connection: OwnerConnection,
  { pluginId, definition, store, into }: TableExport,
): Promise<string> {
  const exportedAt = new Clock().now().toISOString();
  const folder = join(into, `${pluginId}-${exportedAt.replaceAll(/[:.]/g, '-')}`);
  const draft = `${folder}.partial`;
  mkdirSync(into, { recursive: true, mode: 0o700 });
  mkdirSync(draft, { mode: 0o700 });
  try {
    const files = await inOneMoment(connection, async () => [
      ...(await writeTables(connection, pluginId, draft)),
      ...(await writeFiles(connection, store, pluginId, draft)),
    ]);
    const manifest: ExportManifest = { plugin: pluginId, version: definition?.version, exportedAt, files };
    writeJson(join(draft, 'manifest.json'), manifest);
    if (definition) writeJson(join(draft, 'labels.json'), definition.labels);
    renameSync(draft, folder);
    return folder;
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
}

/** Whose rows say what the files of a plugin are. */
const filesTable = 'platform.file';

/** The latest export of a plugin on this machine. */
export function latestExport(into: string, pluginId: string): ExportManifest | undefined {
  let names: string[];
  try {
    names = readdirSync(into).filter((one) => one.startsWith(`${pluginId}-`) && !one.endsWith('.partial'));
  } catch {
    return undefined;
  }
  return names
    .map((one) => JSON.parse(readFileSync(join(into, one, 'manifest.json'), 'utf8')) as ExportManifest)
    .filter((one) => one.plugin === pluginId)
    .sort((one, other) => (one.exportedAt < other.exportedAt ? 1 : -1))[0];
}

/** How many rows each table of a plugin has, in all counties; what it keeps without tables is in one of the house's. */
export async function rowsOfPlugin(
  connection: OwnerConnection,
  pluginId: string,
): Promise<ReadonlyMap<string, number>> {
  const tables = await tablesOf(connection, pluginId);
  const counts = new Map<string, number>();
  await inOneMoment(connection, async () => {
    for (const county of await countiesOf(connection)) {
      await connection.query(`SELECT set_config('app.county', $1, true)`, [county]);
      for (const { name, sql } of tables) {
        const [row] = await connection.query<{ rows: string }>(
          `SELECT count(*) AS rows FROM ${sql} t WHERE county_code = $1`,
          [county],
        );
        counts.set(name, (counts.get(name) ?? 0) + Number(row?.rows ?? 0));
      }
    }
  });
  return counts;
}

async function writeTables(
  connection: OwnerConnection,
  pluginId: string,
  draft: string,
): Promise<ExportManifest['files']> {
  const tables = await tablesOf(connection, pluginId);
  const files: ExportManifest['files'][number][] = [];
  for (const county of await countiesOf(connection)) {
    await connection.query(`SELECT set_config('app.county', $1, true)`, [county]);
    for (const { name, sql } of tables) {
      const file = join(county, `${name}.jsonl.gz`);
      mkdirSync(join(draft, county), { recursive: true, mode: 0o700 });
      const hash = createHash('sha256');
      // Quotes and separators that JSON never holds, so that each line is the JSON itself.
      const copy = connection.stream(
        copyTo(
          `COPY (SELECT to_jsonb(t) FROM ${sql} t WHERE county_code = '${county}') TO STDOUT (FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02')`,
        ),
      );
      await pipeline(
        copy,
        createGzip(),
        new PassThrough().on('data', (chunk: Buffer) => hash.update(chunk)),
        createWriteStream(join(draft, file), { mode: 0o600, flush: true }),
      );
      files.push({ county, table: name, file, rows: copy.rowCount, sha256: hash.digest('hex') });
    }
  }
  return files;
}

/** Bytes that are gone already are no reason to keep the plugin: what they were stands in the table. */
async function writeFiles(
  connection: OwnerConnection,
  store: FileStore,
  pluginId: string,
  draft: string,
): Promise<ExportManifest['files']> {
  const files: ExportManifest['files'][number][] = [];
  for (const county of await countiesOf(connection)) {
    await connection.query(`SELECT set_config('app.county', $1, true)`, [county]);
    const kept = await connection.query<{ id: string; ending: string }>(
      `SELECT id::text, split_part(media_type, '/', 2) AS ending FROM platform.file
       WHERE county_code = $1 AND kept_by = 'plugin:' || $2::text ORDER BY id`,
      [county, pluginId],
    );
    if (kept.length > 0) mkdirSync(join(draft, county, 'files'), { recursive: true, mode: 0o700 });
    for (const { id, ending } of kept) {
      const bytes = await store.get(county, id);
      if (!bytes) continue;
      const file = join(county, 'files', `${id}.${ending}`);
      writeFileSync(join(draft, file), bytes, { mode: 0o600, flush: true });
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      files.push({ county, table: filesTable, file, rows: 0, sha256 });
    }
  }
  return files;
}

function tablesOf(connection: OwnerConnection, pluginId: string): Promise<{ name: string; sql: string }[]> {
  return connection.query(
    `SELECT c.relname AS name, format('%I.%I', n.nspname, c.relname) AS sql
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = $1 AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> 'schema_migration'
     UNION ALL SELECT 'plugins.kept', format('(SELECT * FROM plugins.kept WHERE plugin_id = %L)', $2::text)
     UNION ALL SELECT $3, format('(SELECT * FROM platform.file WHERE kept_by = ''plugin:'' || %L)', $2::text) ORDER BY 1`,
    [schemaOf(pluginId), pluginId, filesTable],
  );
}

async function countiesOf(connection: OwnerConnection): Promise<string[]> {
  const rows = await connection.query<{ code: string }>(
    `SELECT code FROM platform.county WHERE code ~ '^[0-9A-Z]{6}$' ORDER BY code`,
  );
  return rows.map((row) => row.code);
}

async function inOneMoment<T>(connection: OwnerConnection, work: () => Promise<T>): Promise<T> {
  await connection.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
  try {
    if (!(await bypassesRowSecurity(connection))) await connection.query(`SET LOCAL ROLE ${roles.migrator}`);
    return await work();
  } finally {
    await connection.query('ROLLBACK').catch(() => {});
  }
}

function writeJson(file: string, value: unknown): void {
  writeFileSync(file, `${JSON.stringify(value, undefined, 2)}\n`, { mode: 0o600 });
}
