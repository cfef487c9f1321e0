import { platformMigrations } from '@redmaple/platform';
import { createTestDatabase } from '@redmaple/platform/testing';
import { conformanceChecks } from '../conformance/checks.js';
import { type PreviousVersion, upgradeProblems } from '../conformance/previous-version.js';
import { tableProblems } from '../conformance/table-checks.js';
import type { PluginDefinition } from '../define/plugin.js';
import { pluginsMigrations } from '../migrations/index.js';
import { switchingProblems } from './switching.js';

/** What runs the tests: `describe` and `it` of Jest, Vitest or `node:test`. @since 1.4.0 */
export interface TestRunner {
  readonly describe: (name: string, body: () => void) => unknown;
  readonly it: (name: string, body: () => Promise<void>, timeout?: number) => unknown;
}

/** @since 1.4.0 */
export interface DescribeOptions extends Partial<TestRunner> {
  /** Earlier versions, on whose data this one is tried: `previousVersionsIn(<folder of the package>)`. */
  readonly previous?: readonly PreviousVersion[];
}

/** A throw-away database is made before the first of these checks. */
const databaseSeconds = 120;

/**
 * The conformance suite that every plugin runs, ours included: one test per promise of the contract. One with tables has them
 * taken up, down and up again on a real database, and nothing of them is lost when it is switched off and on.
 * @param options `describe` and `it` where the test runner does not offer them to every file, such as `node:test`.
 * @since 1.0.0
 */
export function describePlugin(plugin: PluginDefinition, options: DescribeOptions = {}): void {
  const { describe, it } = runnerOf(options);
  const { previous = [] } = options;
  describe(`the plugin ${plugin.id}`, () => {
    for (const { title, problems } of conformanceChecks) it(title, async () => expectNone(await problems(plugin)));
    if (previous.length > 0)
      it('works with what people answered to earlier versions', async () =>
        expectNone(await Promise.resolve(upgradeProblems(plugin, previous))));
    if (plugin.migrations?.length) {
      it(
        'takes its tables up, down and up again, each guarded by county, with the rows of earlier versions',
        async () => expectNone(await onDatabase((migratorUrl) => tableProblems(plugin, migratorUrl, previous))),
        databaseSeconds * 1_000,
      );
      it(
        'loses nothing when it is switched off and on',
        async () => expectNone(await switchingProblems(plugin)),
        databaseSeconds * 1_000,
      );
    }
  });
}

/** Jest offers both to every file. */
function runnerOf(given: Partial<TestRunner>): TestRunner {
  const { describe, it } = { ...(globalThis as unknown as Partial<TestRunner>), ...given };
  if (describe && it) return { describe, it };
  throw new Error(
    `describePlugin(plugin, { describe, it }): say which test runner, such as import { describe, it } from 'node:test'.`,
  );
}

function expectNone(problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

async function onDatabase(work: (migratorUrl: string) => Promise<string[]>): Promise<string[]> {
  const database = await createTestDatabase([...platformMigrations, ...pluginsMigrations]);
  try {
    return await work(database.migratorUrl);
  } finally {
    await database.drop();
  }
}
