import { DataSource } from 'typeorm';
import { type PluginDefinition, schemaOf } from '../define/plugin.js';
import { revertPluginMigrations, runPluginMigrations } from '../mounting/plugin-migrations.js';
import type { PreviousVersion } from './previous-version.js';
import { type SampleColumn, sampleValue } from './sample-rows.js';
import { standingFor } from './standing.js';

/** The county whose rows the checks write. */
const county = '330681';

/** Asks the database as the role that owns the plugins' tables. */
export type Ask = <Row extends object>(sql: string, values?: readonly unknown[]) => Promise<Row[]>;

/**
 * What is wrong with the plugin's tables: taken up, down and up again; and brought from each earlier version to this one with
 * rows in them.
 * @param migratorUrl of a database with the core's tables and none of the plugin's.
 */
export async function tableProblems(
  plugin: PluginDefinition,
  migratorUrl: string,
  earlier: readonly PreviousVersion[] = [],
): Promise<string[]> {
  const roundTrip = await roundTripProblems(plugin, migratorUrl);
  if (roundTrip.length > 0) return roundTrip;
  const upgrades: string[] = [];
  for (const one of earlier) {
    if (one.version === plugin.version || one.migrations.length === 0) continue;
    upgrades.push(...(await upgradeProblemsOf(plugin, migratorUrl, one)).map((text) => `From ${one.version}: ${text}`));
  }
  return upgrades;
}

async function roundTripProblems(plugin: PluginDefinition, url: string): Promise<string[]> {
  const first = await up(plugin, url);
  if (first.length > 0) return first;
  const created = await asking(url, (ask) => tablesOf(ask, plugin));
  await revertPluginMigrations(url, standingFor(plugin));
  const left = await asking(url, (ask) => tablesOf(ask, plugin));
  const second = await up(plugin, url);
  const again = await asking(url, (ask) => tablesOf(ask, plugin));
  await revertPluginMigrations(url, standingFor(plugin));
  return [
    ...left.map(({ line }) => `down() leaves ${line} behind: drop there what up() makes.`),
    ...second.map((reason) => `The second up() fails: ${reason}`),
    ...(linesOf(created) === linesOf(again)
      ? []
      : [`up() made ${linesOf(created)} first and ${linesOf(again)} the second time.`]),
  ];
}

async function upgradeProblemsOf(plugin: PluginDefinition, url: string, earlier: PreviousVersion): Promise<string[]> {
  const then = { ...plugin, migrations: (plugin.migrations ?? []).slice(0, earlier.migrations.length) };
  const before = await up(then, url);
  if (before.length > 0) return before;
  const tables = await asking(url, (ask) => tablesOf(ask, plugin));
  const refused: string[] = [];
  for (const table of tables)
    refused.push(...(await asking(url, (ask) => fill(ask, plugin, table, earlier.rows?.[table.name]))));
  const counted = await asking(url, (ask) => countsOf(ask, plugin, tables));
  const after = refused.length > 0 ? [] : await up(plugin, url);
  const left = refused.length + after.length > 0 ? counted : await asking(url, (ask) => countsOf(ask, plugin, tables));
  await revertPluginMigrations(url, standingFor(plugin));
  return [
    ...refused,
    ...after.map((reason) => `its rows stand in the way of a migration: ${reason}`),
    ...[...counted].flatMap(([table, rows]) =>
      (left.get(table) ?? 0) < rows ? [`${table} loses rows: bring them over in the migration.`] : [],
    ),
  ];
}

async function up(plugin: PluginDefinition, url: string): Promise<string[]> {
  const { failed } = await runPluginMigrations(url, { active: [standingFor(plugin)], skipped: [] });
  return failed.map((one) => one.reason);
}

/** Opens one connection for `work`. */
export async function asking<T>(url: string, work: (ask: Ask) => Promise<T>): Promise<T> {
  const source = await new DataSource({
    type: 'postgres',
    url,
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    extra: { max: 1 },
  }).initialize();
  try {
    await source.query(`SELECT set_config('app.county', $1, false)`, [county]);
    return await work(async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
      source.query<Row[]>(sql, [...values]),
    );
  } finally {
    await source.destroy();
  }
}

interface PluginTable {
  readonly name: string;
  readonly columns: readonly SampleColumn[];
  /** The table with its columns, for comparison and for people. */
  readonly line: string;
}

/** The plugin's tables with their columns. */
export async function tablesOf(ask: Ask, plugin: PluginDefinition): Promise<PluginTable[]> {
  const rows = await ask<{ table: string; name: string; type: string }>(
    `SELECT relname AS table, attname AS name, format_type(atttypid, atttypmod) AS type
     FROM pg_attribute JOIN pg_class c ON c.oid = attrelid JOIN pg_namespace n ON n.oid = relnamespace
     WHERE nspname = $1 AND relkind IN ('r', 'p') AND relname <> 'schema_migration' AND attnum > 0
       AND NOT attisdropped AND attgenerated = '' ORDER BY relname, attnum`,
    [schemaOf(plugin.id)],
  );
  return [...new Set(rows.map((one) => one.table))].map((name) => {
    const columns = rows.filter((one) => one.table === name);
    return { name, columns, line: `${name}(${columns.map((one) => `${one.name} ${one.type}`).join(', ')})` };
  });
}

/** Puts two rows into a table: those the package gives, else made-up ones. @returns what the table refuses */
export async function fill(
  ask: Ask,
  plugin: PluginDefinition,
  table: PluginTable,
  given?: readonly Readonly<Record<string, unknown>>[],
): Promise<string[]> {
  for (const row of given ?? [1, 2].map((turn) => madeUp(table, turn))) {
    const names = Object.keys(row);
    const places = names.map((_, index) => `$${index + 1}`);
    const sql = `INSERT INTO ${schemaOf(plugin.id)}."${table.name}" (${names.map((one) => `"${one}"`).join(', ')}) VALUES (${places.join(', ')})`;
    try {
      await ask(sql, Object.values(row));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return [
        `a row can't be put into ${table.name} (${why}): give some under "rows": { "${table.name}": [ … ] } in the file of that version.`,
      ];
    }
  }
  return [];
}

function madeUp(table: PluginTable, turn: number): Record<string, unknown> {
  return Object.fromEntries(
    table.columns.map((one) => [one.name, one.name === 'county_code' ? county : sampleValue(one, turn)]),
  );
}

/** How many rows each of the tables has that are still there. */
async function countsOf(
  ask: Ask,
  plugin: PluginDefinition,
  tables: readonly PluginTable[],
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const there = new Set((await tablesOf(ask, plugin)).map((one) => one.name));
  for (const { name } of tables.filter((one) => there.has(one.name))) {
    const [row] = await ask<{ count: number }>(`SELECT count(*)::int AS count FROM ${schemaOf(plugin.id)}."${name}"`);
    counts.set(name, row?.count ?? 0);
  }
  return counts;
}

function linesOf(tables: readonly PluginTable[]): string {
  return tables.map((one) => one.line).join(', ');
}
