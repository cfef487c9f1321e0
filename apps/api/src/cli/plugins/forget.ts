import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { asSystem, Audit, Counties, UnitOfWork } from '@redmaple/platform';
import { schemaOf } from '@redmaple/plugins/house';
import { commandActor } from '../counties/create-county.js';
import { CommandError, required, say } from '../house/command.js';
import { asMigrator } from '../house/owner-connection.js';
import { type House, withHouse } from '../house/with-house.js';
import { latestExport, rowsOfPlugin } from './export-tables.js';
import { changingPackages } from './package-change.js';
import type { PluginVerb } from './verb.js';

/** Drops the tables of a removed plugin for good. */
export const forget: PluginVerb = {
  name: 'forget',
  usage: '<id> --confirmed-by <name> --confirmed-by <name>',
  what: '经两人确认，清除已卸下插件的数据 · Drops the tables of a removed plugin once two people have agreed',
  run: (environment, args) => {
    const { id, people } = wish(args);
    return changingPackages(environment, async ({ connection, sql, before }) =>
      withHouse(environment, async (house) => {
        if (before.packages.some((one) => one.pluginId === id) || house.plugins.active.some((one) => one.id === id))
          throw new CommandError(`${id} 仍在运行，请先卸下 · ${id} still runs; remove it first.`);
        const kept = await rowsOfPlugin(connection, id);
        mustBeExported(join(required(environment, 'DATA_DIR'), 'exports-of-plugins'), id, kept);
        await clearCounties(house, id, people);
        await asMigrator(connection, {}, async () => {
          await connection.query(`DROP SCHEMA IF EXISTS ${schemaOf(id)} CASCADE`);
        });
        await sql('DELETE FROM plugins.package WHERE plugin_id = $1', [id]);
        const rows = [...kept.values()].reduce((sum, count) => sum + count, 0);
        say(
          `${id} 的 ${kept.size} 张表（${rows} 行）已清除，导出文件仍在 · ${kept.size} tables (${rows} rows) of ${id} are gone; the export stays.`,
        );
        return 0;
      }),
    );
  },
};

function wish(args: readonly string[]): { id: string; people: readonly string[] } {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { 'confirmed-by': { type: 'string', multiple: true, default: [] } },
  });
  const [id] = positionals;
  const people = [...new Set(values['confirmed-by'].map((one) => one.trim().toLowerCase()))].filter(
    (one) => one !== '',
  );
  if (id === undefined || !/^[a-z][a-z0-9-]{0,39}$/.test(id) || people.length < 2)
    throw new CommandError(
      '需要两位不同的确认人 · Two different people must agree:\n  npm run plugins -- forget <id> --confirmed-by <name> --confirmed-by <name>',
    );
  return { id, people };
}

/** Everything that is about to go must lie in an export on this machine. */
function mustBeExported(into: string, id: string, kept: ReadonlyMap<string, number>): void {
  const found = latestExport(into, id);
  const exported = new Map<string, number>();
  for (const { table, rows } of found?.files ?? []) exported.set(table, (exported.get(table) ?? 0) + rows);
  const missing = [...kept].find(([table, rows]) => rows !== (exported.get(table) ?? 0));
  if (!found || missing)
    throw new CommandError(
      `没有与现有数据一致的导出 · ${into} holds no export of ${id} with all that is in its tables: install and remove it once more.`,
    );
}

/** What it kept goes; each county that had it reads who agreed in its own audit trail. */
async function clearCounties(house: House, id: string, people: readonly string[]): Promise<void> {
  for (const [code] of await house.get(Counties).all()) {
    await asSystem(code, commandActor, () =>
      house.get(UnitOfWork).run(async () => {
        const had = await house
          .get(UnitOfWork)
          .one('SELECT plugin_id FROM plugins.county_plugin WHERE plugin_id = $1', [id]);
        for (const table of ['plugins.kept', 'plugins.parked_job'])
          await house.get(UnitOfWork).execute(`DELETE FROM ${table} WHERE plugin_id = $1`, [id]);
        // The bytes go with the next sweep.
        await house.get(UnitOfWork).execute('DELETE FROM platform.file WHERE kept_by = $1', [`plugin:${id}`]);
        if (had) await house.get(Audit).record('plugin.forgotten', { type: 'plugin', id }, { confirmedBy: people });
      }),
    );
  }
}
