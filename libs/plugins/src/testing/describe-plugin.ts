import { describe, expect, it } from '@jest/globals';
import { platformMigrations } from '@redmaple/platform';
import { createTestDatabase, queryAsOwner, type TestDatabase } from '@redmaple/platform/testing';
import { type PluginDefinition, schemaOf } from '../define/plugin.js';
import { pluginsMigrations } from '../migrations/index.js';
import { revertPluginMigrations, runPluginMigrations } from '../mounting/plugin-migrations.js';
import { conformanceChecks, standingFor } from './conformance.js';

/**
 * The conformance suite that every plugin runs, ours included: one test per promise of the contract, and with
 * migrations one more that takes its tables up, down and up again on a real database.
 * @since 1.0.0
 */
export function describePlugin(plugin: PluginDefinition): void {
  describe(`the plugin ${plugin.id}`, () => {
    it.each(conformanceChecks.map((check) => [check.title, check] as const))('%s', async (_title, check) => {
      expect(await check.problems(plugin)).toEqual([]);
    });
    if (plugin.migrations?.length) {
      it('takes its tables up, down and up again, each guarded by county', async () => {
        expect(await migrationProblems(plugin)).toEqual([]);
      }, 120_000);
    }
  });
}

async function migrationProblems(plugin: PluginDefinition): Promise<string[]> {
  const database = await createTestDatabase([...platformMigrations, ...pluginsMigrations]);
  try {
    const loaded = { active: [standingFor(plugin)], skipped: [] };
    const first = await runPluginMigrations(database.migratorUrl, loaded);
    if (first.failed.length > 0) return first.failed.map((one) => one.reason);
    const created = await tablesOf(database, plugin);
    await revertPluginMigrations(database.migratorUrl, standingFor(plugin));
    const left = await tablesOf(database, plugin);
    const second = await runPluginMigrations(database.migratorUrl, loaded);
    const again = await tablesOf(database, plugin);
    return [
      ...left.map((table) => `down() leaves ${table} behind.`),
      ...second.failed.map((one) => `The second up() fails: ${one.reason}`),
      ...(created.join() === again.join()
        ? []
        : [`up() made ${created.join(', ')} first and ${again.join(', ')} the second time.`]),
    ];
  } finally {
    await database.drop();
  }
}

/** The plugin's tables with their columns. */
async function tablesOf(database: TestDatabase, plugin: PluginDefinition): Promise<string[]> {
  const rows = await queryAsOwner<{ line: string }>(
    database,
    `SELECT table_name || '(' || string_agg(column_name || ' ' || data_type, ', ' ORDER BY ordinal_position) || ')' AS line
     FROM information_schema.columns WHERE table_schema = $1 AND table_name <> 'schema_migration' GROUP BY table_name ORDER BY table_name`,
    [schemaOf(plugin.id)],
  );
  return rows.map((one) => one.line);
}
