import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureRoles, Keyring, migrate, platformMigrations } from '@redmaple/platform';
import {
  type CheckedPromise,
  checkPackage,
  declaredLines,
  importPackage,
  migrationWarnings,
  type PluginDefinition,
  pluginsMigrations,
  previousVersionOf,
  previousVersionsIn,
  tableProblems,
} from '@redmaple/plugins/house';
import { CommandError, type CommandEnvironment, required, say } from '../house/command.js';
import { onThrowAwayDatabase } from '../house/throw-away-database.js';
import { type FoundPackage, withPackage } from './found-package.js';
import type { PluginVerb } from './verb.js';

/** The conformance suite on a package, with what to do about each thing it finds. */
export const check: PluginVerb = {
  name: 'check',
  usage: '<folder|package> [--remember]',
  what: '检查插件是否守约，附修改办法 · Whether a plugin keeps the contract, and what to mend; --remember: 把本版本记为升级的起点 · keeps this version as one to upgrade from',
  run: (environment, args) => {
    const { values, positionals } = read(args);
    return withPackage(environment, positionals[0], async (found) => {
      const report = await checkPackage(found);
      say(`${report.id ?? found.name} ${report.version ?? ''}`.trim());
      report.promises.forEach(sayPromise);
      const wrong = report.promises.filter((one) => one.problems.length > 0);
      if (wrong.length > 0) return sayEnd(wrong.length);
      const plugin = await importPackage(found);
      const { tables, warnings } = await checkTables(environment, found, plugin);
      tables.forEach(sayPromise);
      sayWarnings(warnings);
      sayParts(plugin);
      const broken = tables.filter((one) => one.problems.length > 0).length;
      if (broken === 0 && values.remember) remember(found, plugin);
      return sayEnd(broken);
    });
  },
};

function read(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { remember: { type: 'boolean' } } });
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error));
  }
}

/** With tables: takes them up and down on a database that is dropped afterwards. */
async function checkTables(
  environment: CommandEnvironment,
  found: FoundPackage,
  plugin: PluginDefinition,
): Promise<{ readonly tables: readonly CheckedPromise[]; readonly warnings: readonly string[] }> {
  if (!plugin.migrations?.length) return { tables: [], warnings: [] };
  const earlier = previousVersionsIn(found.directory);
  const keyring = Keyring.parse(required(environment, 'MASTER_KEY'));
  const { problems, warnings } = await onThrowAwayDatabase(
    required(environment, 'ADMIN_DATABASE_URL'),
    async (url) => {
      const { migratorUrl } = await ensureRoles(url, keyring);
      await migrate(migratorUrl, [...platformMigrations, ...pluginsMigrations]);
      return migratorUrl;
    },
    async (migratorUrl) => ({
      problems: await tableProblems(plugin, migratorUrl, earlier),
      warnings: await migrationWarnings(plugin, migratorUrl, earlier),
    }),
  );
  const promise = {
    title: 'takes its tables up, down and up again, each guarded by county, with the rows of earlier versions',
    chinese: '表能建、能撤、能再建，按县隔离，旧版本的数据不丢',
    problems,
  };
  return { tables: [promise], warnings };
}

function sayWarnings(warnings: readonly string[]): void {
  if (warnings.length === 0) return;
  say('\n  迁移里有这些语句，请留意 · Statements in its migrations to mind');
  for (const warning of warnings) say(`    ⚠ ${warning}`);
}

function sayPromise({ title, chinese, problems }: CheckedPromise): void {
  say(`  ${problems.length === 0 ? '✔' : '✘'} ${chinese} · ${title}`);
  for (const problem of problems) for (const line of problem.split('\n')) say(`      → ${line}`);
}

function sayParts(plugin: PluginDefinition): void {
  const lines = declaredLines(plugin);
  if (lines.length === 0) return;
  say('\n  声明的部分 · Declared parts');
  for (const { kind, code, label, engine } of lines) {
    const state = engine === 'active' ? '已生效 · active' : '已声明，尚未生效 · declared, not yet active';
    say(`    ${kind} ${plugin.id}.${code}  ${label['zh-CN']} · ${label.en}  [${state}]`);
  }
}

function remember({ origin }: FoundPackage, plugin: PluginDefinition): void {
  const file = path.join(origin, 'previous', `${plugin.version}.json`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(previousVersionOf(plugin), null, 2)}\n`);
  say(`\n  已记下 · Remembered: ${file}`);
}

/** @returns the exit code */
function sayEnd(broken: number): number {
  say(
    broken === 0
      ? '\n插件守约 · It keeps the contract.'
      : `\n${broken} 项不守约，见 → · ${broken} promises are not kept: see →.`,
  );
  return broken === 0 ? 0 : 1;
}
