import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { countyColumn, platformMigrations } from '@redmaple/platform';
import { createTestDatabase, type TestDatabase } from '@redmaple/platform/testing';
import type { QueryRunner } from 'typeorm';
import { definePlugin, type PluginDefinition, type PluginMigration } from '../define/plugin.js';
import { pluginsMigrations } from '../migrations/index.js';
import { migrationWarnings } from './migration-warnings.js';
import { previousVersionOf } from './previous-version.js';

/** A migration that does these, as SQL or by a method of the runner. */
function migration(name: string, ...steps: (string | ((sql: QueryRunner) => Promise<unknown>))[]): PluginMigration {
  const one = class {
    async up(sql: QueryRunner): Promise<void> {
      for (const step of steps) await (typeof step === 'string' ? sql.query(step) : step(sql));
    }

    async down(sql: QueryRunner): Promise<void> {
      await sql.query('DROP TABLE IF EXISTS reading, other');
    }
  };
  Object.defineProperty(one, 'name', { value: name });
  return one;
}

const table = (name: string): string =>
  `CREATE TABLE ${name} (id uuid PRIMARY KEY DEFAULT uuidv7(), ${countyColumn}, salt float8 NOT NULL, note text)`;
const first = migration('AddReading1767225600000', table('reading'));

describe('statements of migrations that are worth a word', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase([...platformMigrations, ...pluginsMigrations]);
  }, 120_000);
  afterAll(() => database?.drop());

  const plugin = (version: string, ...migrations: PluginMigration[]): PluginDefinition =>
    definePlugin({
      id: 'lake',
      version,
      requires: '^1.0',
      counties: 'all',
      migrations,
      labels: { 'zh-CN': {}, en: {} },
    });
  /** The name of each statement that is told. */
  const told = async (...steps: Parameters<typeof migration>[1][]): Promise<string[]> => {
    const warnings = await migrationWarnings(
      plugin('2.0.0', first, migration('Mend1767225600001', ...steps)),
      database.migratorUrl,
      [previousVersionOf(plugin('1.0.0', first))],
    );
    return warnings.map((one) => /^Mend1767225600001: (.*?) (?:changes|takes|gives)/.exec(one)?.[1] ?? one);
  };

  it.each([
    [['DELETE FROM reading WHERE salt < 0'], ['DELETE']],
    [['UPDATE reading SET salt = 0'], ['UPDATE']],
    [['update only plugin_lake."reading" AS r set salt = 0'], ['UPDATE']],
    [[table('other'), 'INSERT INTO other (salt) SELECT salt FROM reading'], ['INSERT … SELECT']],
    [['TRUNCATE reading'], ['TRUNCATE']],
    [['DROP TABLE reading', table('reading')], ['DROP TABLE']],
    [['ALTER TABLE reading ADD COLUMN a int, DROP COLUMN note'], ['DROP COLUMN']],
    [['ALTER TABLE reading DROP note'], ['DROP COLUMN']],
    [['ALTER TABLE reading RENAME note TO remark'], ['RENAME']],
    [['ALTER TABLE reading RENAME TO other'], ['RENAME']],
    [[(sql: QueryRunner) => sql.dropColumn('plugin_lake.reading', 'note')], ['DROP COLUMN']],
    [
      ['DELETE FROM reading', 'UPDATE reading SET salt = 1', 'ALTER TABLE reading DROP note'],
      ['DELETE', 'UPDATE', 'DROP COLUMN'],
    ],
  ])('are told: %j', async (steps, expected) => {
    expect(await told(...steps)).toEqual(expected);
  });

  it.each([
    [['ALTER TABLE reading ALTER COLUMN salt DROP NOT NULL', 'ALTER TABLE reading ALTER COLUMN salt SET DEFAULT 0']],
    [['ALTER TABLE reading ADD CONSTRAINT positive CHECK (salt > 0)', 'ALTER TABLE reading DROP CONSTRAINT positive']],
    [[`ALTER TABLE reading ADD COLUMN said text DEFAULT 'DELETE FROM reading' -- UPDATE reading SET salt = 0`]],
    [
      [
        'CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $do$ BEGIN DELETE FROM reading; RETURN NEW; END $do$',
      ],
    ],
    [[`INSERT INTO reading (county_code, salt) SELECT '330681', 1 WHERE false`, 'DROP INDEX IF EXISTS no_such']],
    [
      [
        'ALTER TABLE reading NO FORCE ROW LEVEL SECURITY',
        'UPDATE reading SET salt = 0',
        'ALTER TABLE reading FORCE ROW LEVEL SECURITY',
      ],
    ],
  ])('are nothing to mind: %j', async (steps) => {
    expect(await told(...steps)).toEqual([]);
  });

  it('are told with what to do instead, and no more once a version that has them was remembered', async () => {
    const next = plugin('2.0.0', first, migration('Mend1767225600001', 'DELETE FROM reading'));
    const [warning] = await migrationWarnings(next, database.migratorUrl);
    expect(warning).toMatch(
      /^Mend1767225600001: DELETE changes and reads no row.*outside every county.*in a job.*NO FORCE/,
    );
    const later = plugin('2.1.0', ...(next.migrations ?? []));
    expect(await migrationWarnings(later, database.migratorUrl, [previousVersionOf(next)])).toEqual([]);
  });
});
