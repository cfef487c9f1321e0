import { asSystem } from '@redmaple/platform';
import { openTestHouse, type TestHouse, testCounty } from '@redmaple/platform/testing';
import { sampleAnswers } from '../conformance/samples.js';
import { standingFor } from '../conformance/standing.js';
import { asking, fill, tablesOf } from '../conformance/table-checks.js';
import { type PluginDefinition, schemaOf } from '../define/plugin.js';
import type { LoadedPlugins } from '../host/loaded-plugin.js';
import { pluginsMigrations } from '../migrations/index.js';
import { runPluginMigrations } from '../mounting/plugin-migrations.js';
import { pluginEntities, PluginsModule } from '../mounting/plugins.module.js';
import { pluginsEntities } from '../plugins.entities.js';
import { PluginsService } from '../registry/plugins.service.js';

/**
 * What becomes of a plugin's rows and settings when its county switches it off and on again, through the service that people
 * use. Its providers stay out of it: they ask for services of the whole house.
 */
export async function switchingProblems(plugin: PluginDefinition): Promise<string[]> {
  // Its tables are made after the house has opened, so their migrations are not the house's business here.
  const { providers: _providers, controllers: _controllers, migrations: _migrations, ...data } = plugin;
  const loaded: LoadedPlugins = { active: [standingFor({ ...data, counties: 'all' })], skipped: [] };
  const house = await openTestHouse({
    imports: [PluginsModule.forRoot(loaded, { withControllers: false })],
    entities: [...pluginsEntities, ...pluginEntities(loaded)],
    migrations: pluginsMigrations,
  });
  try {
    const { failed } = await runPluginMigrations(house.database.migratorUrl, {
      active: [standingFor(plugin)],
      skipped: [],
    });
    if (failed.length > 0) return failed.map((one) => one.reason);
    const refused = await filled(house, plugin);
    if (refused.length > 0) return refused;
    const states = [];
    for (const enabled of [true, false, true]) {
      await switchTo(house, plugin, enabled);
      states.push(await contentsOf(house, plugin));
    }
    const [on, off, again] = states;
    return [
      ...(on === off ? [] : [`Its rows or settings change when it is switched off: ${on ?? ''} became ${off ?? ''}`]),
      ...(off === again ? [] : [`They change when it is switched on again: ${off ?? ''} became ${again ?? ''}`]),
    ];
  } finally {
    await house.close();
  }
}

function switchTo(house: TestHouse, { id, settings }: PluginDefinition, enabled: boolean): Promise<unknown> {
  return asSystem(testCounty, 'conformance', async () => {
    const service = house.get<PluginsService>(PluginsService);
    const before = await service.get(id);
    const first = before.version === 0 && settings ? { settings: sampleAnswers(settings, 0) } : {};
    return service.change(id, { enabled, version: before.version, ...first });
  });
}

/** Checks and references are given up for the rows that are made up here; row-level security is not. */
function filled({ database }: TestHouse, plugin: PluginDefinition): Promise<string[]> {
  return asking(database.migratorUrl, async (ask) => {
    const rules = await ask<{ rule: string; table: string }>(
      `SELECT quote_ident(conname) AS rule, conrelid::regclass::text AS table FROM pg_constraint
       WHERE contype IN ('c', 'f', 'x') AND connamespace = $1::regnamespace`,
      [schemaOf(plugin.id)],
    );
    for (const { rule, table } of rules) await ask(`ALTER TABLE ${table} DROP CONSTRAINT ${rule}`);
    const refused: string[] = [];
    for (const table of await tablesOf(ask, plugin)) refused.push(...(await fill(ask, plugin, table)));
    return refused;
  });
}

/** Every row of its tables, and its settings. */
function contentsOf({ database }: TestHouse, plugin: PluginDefinition): Promise<string> {
  return asking(database.migratorUrl, async (ask) => {
    const lines: string[] = [];
    for (const { name } of await tablesOf(ask, plugin)) {
      const rows = await ask<{ line: string }>(
        `SELECT to_jsonb(t)::text AS line FROM ${schemaOf(plugin.id)}."${name}" t ORDER BY 1`,
      );
      lines.push(`${name}: ${rows.map((one) => one.line).join(' ')}`);
    }
    const [state] = await ask<{ settings: string }>(
      'SELECT settings::text AS settings FROM plugins.county_plugin WHERE plugin_id = $1',
      [plugin.id],
    );
    return [...lines, `settings: ${state?.settings ?? ''}`].join('\n');
  });
}
