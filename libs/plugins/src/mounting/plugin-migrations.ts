import { type MigrationClass, roles, tenantTable } from '@redmaple/platform';
import { DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';
import { schemaOf } from '../define/plugin.js';
import type { LoadedPlugin, LoadedPlugins, SkippedPlugin } from '../host/loaded-plugin.js';
import { ensurePluginRoles, grantToPlugin, migrationTable, runsCode, withoutRole } from './plugin-role.js';

/** What the migrations of the plugins did. */
export interface PluginMigrationReport {
  /** `<plugin id>/<migration>` for each that ran now. */
  readonly ran: readonly string[];
  /** Plugins whose migrations failed; nothing of them was kept. */
  readonly failed: readonly SkippedPlugin[];
}

/**
 * Brings every plugin's role and schema up to date, each plugin in one transaction of its own: one that fails keeps its old
 * tables and is reported, the others go on.
 * @param migratorUrl connection of the role that owns the tables.
 */
export async function runPluginMigrations(migratorUrl: string, loaded: LoadedPlugins): Promise<PluginMigrationReport> {
  const ran: string[] = [];
  const failed: SkippedPlugin[] = [];
  const withoutRoles = await ensurePluginRoles(migratorUrl, loaded.active);
  for (const plugin of loaded.active) {
    if (withoutRoles.has(plugin.id)) {
      if (runsCode(plugin)) failed.push({ name: plugin.id, stage: 'mount', reason: withoutRole(plugin.id) });
      continue;
    }
    if (!plugin.definition.migrations?.length) continue;
    try {
      const names = await inPluginSchema(migratorUrl, plugin, (sql, executor) => up(sql, executor, plugin.id));
      ran.push(...names.map((name) => `${plugin.id}/${name}`));
    } catch (error) {
      failed.push({
        name: plugin.id,
        stage: 'mount',
        reason: `Its migrations failed: ${error instanceof Error ? error.message : String(error)}`,
      });
    }
  }
  return { ran, failed };
}

/** Undoes all migrations of one plugin, newest first; its data is gone. For removal and for tests. */
export async function revertPluginMigrations(migratorUrl: string, plugin: LoadedPlugin): Promise<void> {
  await inPluginSchema(migratorUrl, plugin, async (_sql, executor) => {
    while ((await executor.getExecutedMigrations()).length > 0) await executor.undoLastMigration();
  });
}

async function inPluginSchema<T>(
  migratorUrl: string,
  plugin: LoadedPlugin,
  work: (sql: QueryRunner, executor: MigrationExecutor) => Promise<T>,
): Promise<T> {
  const schema = schemaOf(plugin.id);
  const source = await new DataSource({
    type: 'postgres',
    url: migratorUrl,
    schema,
    migrations: [...(plugin.definition.migrations ?? [])] as MigrationClass[],
    migrationsTableName: migrationTable,
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    // What went wrong is in the report; nothing is printed beside it.
    logger: 'debug',
    extra: { max: 1 },
  }).initialize();
  const runner = source.createQueryRunner();
  try {
    await runner.startTransaction();
    // Two processes that start together take turns.
    await runner.query('SELECT pg_advisory_xact_lock(727003)');
    await runner.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
    await runner.query(`SET LOCAL search_path TO ${schema}, public`);
    const before = await outside(runner, schema);
    const result = await work(runner, new MigrationExecutor(source, runner));
    if ((await outside(runner, schema)) !== before) {
      throw new Error(
        `They change something outside the schema ${schema}: create and alter only tables of your own, without naming another schema.`,
      );
    }
    await runner.commitTransaction();
    return result;
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    throw error;
  } finally {
    await runner.release();
    await source.destroy();
  }
}

async function up(sql: QueryRunner, executor: MigrationExecutor, pluginId: string): Promise<string[]> {
  const ran = await executor.executePendingMigrations();
  await protectTables(sql, schemaOf(pluginId));
  await grantToPlugin(sql, pluginId);
  return ran.map((one) => one.name);
}

/** Puts every new table under row-level security by county, and back under it what a migration took out: not a matter of the author's manners. */
async function protectTables(sql: QueryRunner, schema: string): Promise<void> {
  await sql.query(`GRANT USAGE ON SCHEMA ${schema} TO ${roles.app}`);
  await sql.query(`GRANT SELECT ON ${schema}.${migrationTable} TO ${roles.app}`);
  const tables = (await sql.query(
    `SELECT quote_ident(c.relname) AS name,
       EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'county_code' AND a.attnotnull) AS county,
       EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'county') AS protected,
       c.relrowsecurity AND c.relforcerowsecurity AS guarded
     FROM pg_class c WHERE c.relnamespace = $1::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> $2`,
    [schema, migrationTable],
  )) as { name: string; county: boolean; protected: boolean; guarded: boolean }[];
  for (const table of tables) {
    if (!table.county) {
      throw new Error(
        `The table ${table.name} has no county: start its columns with "county_code char(6) NOT NULL DEFAULT current_setting('app.county')".`,
      );
    }
    if (!table.protected) await tenantTable(sql, `${schema}.${table.name}`);
    else if (!table.guarded)
      await sql.query(`ALTER TABLE ${schema}.${table.name} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`);
  }
}

/** A fingerprint of everything in the database that is not the plugin's. */
async function outside(sql: QueryRunner, schema: string): Promise<string> {
  const rows = (await sql.query(
    `SELECT md5(string_agg(line, ',' ORDER BY line)) AS fingerprint FROM (
       SELECT concat_ws('/', c.oid, c.relname, c.relnatts, c.relrowsecurity, c.relforcerowsecurity, c.relacl, c.relowner) AS line FROM pg_class c
         WHERE c.relnamespace <> $1::regnamespace AND c.relnamespace <> 'pg_toast'::regnamespace AND NOT pg_is_other_temp_schema(c.relnamespace)
       UNION ALL SELECT concat_ws('/', p.oid, p.polname, p.polrelid, p.polqual, p.polwithcheck) FROM pg_policy p
         JOIN pg_class c ON c.oid = p.polrelid WHERE c.relnamespace <> $1::regnamespace
       UNION ALL SELECT concat_ws('/', f.oid, f.proname, md5(f.prosrc), f.proacl) FROM pg_proc f WHERE f.pronamespace <> $1::regnamespace
       UNION ALL SELECT concat_ws('/', a.attrelid, a.attnum, a.attname, a.atttypid, a.attnotnull, a.atthasdef) FROM pg_attribute a
         JOIN pg_class c ON c.oid = a.attrelid WHERE c.relnamespace <> $1::regnamespace AND a.attnum > 0 AND c.relkind IN ('r', 'p', 'v', 'm')
       UNION ALL SELECT concat_ws('/', t.oid, t.tgrelid, t.tgname, t.tgenabled) FROM pg_trigger t
         JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace <> $1::regnamespace AND NOT t.tgisinternal
       UNION ALL SELECT concat_ws('/', n.oid, n.nspname, n.nspacl) FROM pg_namespace n WHERE n.nspname <> $2 AND n.nspname NOT LIKE 'pg\\_%'
     ) everything`,
    [schema, schema],
  )) as { fingerprint: string }[];
  return rows[0]?.fingerprint ?? '';
}
