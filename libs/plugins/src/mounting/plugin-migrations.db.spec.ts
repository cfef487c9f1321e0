import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { countyColumn, platformMigrations } from '@redmaple/platform';
import { createTestDatabase, queryAsOwner, type TestDatabase } from '@redmaple/platform/testing';
import pg from 'pg';
import type { QueryRunner } from 'typeorm';
import { definePlugin, type PluginMigration } from '../define/plugin.js';
import type { LoadedPlugins } from '../host/loaded-plugin.js';
import { pluginsMigrations } from '../migrations/index.js';
import { standingFor } from '../testing/conformance.js';
import { revertPluginMigrations, runPluginMigrations } from './plugin-migrations.js';

/** A migration that runs these statements. */
function migration(name: string, ...statements: string[]): PluginMigration {
  const one = class {
    async up(sql: QueryRunner): Promise<void> {
      for (const statement of statements) await sql.query(statement);
    }

    async down(sql: QueryRunner): Promise<void> {
      await sql.query('DROP TABLE IF EXISTS reading');
    }
  };
  Object.defineProperty(one, 'name', { value: name });
  return one;
}

function withMigrations(id: string, ...migrations: PluginMigration[]): LoadedPlugins {
  const plugin = definePlugin({
    id,
    version: '1.0.0',
    requires: '^1.0',
    counties: 'all',
    migrations,
    labels: { 'zh-CN': {}, en: {} },
  });
  return { active: [standingFor(plugin)], skipped: [] };
}

const table = `CREATE TABLE reading (id uuid PRIMARY KEY DEFAULT uuidv7(), ${countyColumn}, salt float8 NOT NULL)`;
const addReading = migration('AddReading1767225600000', table);

describe("a plugin's own tables", () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase([...platformMigrations, ...pluginsMigrations]);
  }, 120_000);

  afterAll(() => database?.drop());

  /** Runs SQL as the app, inside a county, rolled back at the end. */
  async function asApp<Row extends object>(county: string, ...statements: string[]): Promise<Row[]> {
    const client = new pg.Client({ connectionString: database.appUrl });
    await client.connect();
    try {
      await client.query(`BEGIN; SET LOCAL app.county = '${county}'`);
      let rows: Row[] = [];
      for (const statement of statements) rows = (await client.query<Row>(statement)).rows;
      await client.query('COMMIT');
      return rows;
    } finally {
      await client.end();
    }
  }

  it('lie in a schema of the plugin, run once, and show each county its own rows only', async () => {
    const lake = withMigrations('salt-lake', addReading);
    expect(await runPluginMigrations(database.migratorUrl, lake)).toEqual({
      ran: ['salt-lake/AddReading1767225600000'],
      failed: [],
    });
    expect(await runPluginMigrations(database.migratorUrl, lake)).toEqual({ ran: [], failed: [] });
    await asApp('330681', 'INSERT INTO plugin_salt_lake.reading (salt) VALUES (31.2)');
    expect(await asApp('330681', 'SELECT salt FROM plugin_salt_lake.reading')).toEqual([{ salt: 31.2 }]);
    expect(await asApp('140830', 'SELECT salt FROM plugin_salt_lake.reading')).toEqual([]);
    await expect(
      asApp('140830', `INSERT INTO plugin_salt_lake.reading (county_code, salt) VALUES ('330681', 1)`),
    ).rejects.toThrow(/row-level security/);
  });

  it('are used under a role of the plugin, which has them, the views for plugins and nothing else', async () => {
    const marsh = withMigrations('marsh', addReading);
    // Two processes that start together make it once.
    const both = await Promise.all([1, 2].map(() => runPluginMigrations(database.migratorUrl, marsh)));
    expect(both.flatMap((one) => [...one.ran, ...one.failed])).toEqual(['marsh/AddReading1767225600000']);
    const asMarsh = (...statements: string[]) =>
      asApp<object>('330681', 'SET LOCAL ROLE redmaple_plugin_marsh', ...statements);
    expect(
      await asMarsh('INSERT INTO plugin_marsh.reading (salt) VALUES (3)', 'SELECT salt FROM plugin_marsh.reading'),
    ).toEqual([{ salt: 3 }]);
    for (const text of [
      'SELECT FROM platform.account',
      'SELECT FROM plugin_marsh.schema_migration',
      'TRUNCATE plugin_marsh.reading',
      'ALTER TABLE plugin_marsh.reading DISABLE ROW LEVEL SECURITY',
      'CREATE TABLE plugin_marsh.more ()',
    ])
      await expect(asMarsh(text)).rejects.toMatchObject({ code: '42501' });
    await expect(asMarsh('SET LOCAL ROLE redmaple_migrator')).rejects.toMatchObject({ code: '42501' });
  });

  it('stay as they are where the server lets nobody make a role, and the plugin is told what to ask for', async () => {
    await queryAsOwner(database, 'ALTER ROLE redmaple_migrator NOCREATEROLE');
    try {
      const { failed } = await runPluginMigrations(database.migratorUrl, withMigrations('fen', addReading));
      expect(failed).toEqual([
        { name: 'fen', stage: 'mount', reason: expect.stringContaining('CREATE ROLE redmaple_plugin_fen NOLOGIN') },
      ]);
    } finally {
      await queryAsOwner(database, 'ALTER ROLE redmaple_migrator CREATEROLE');
    }
  });

  it('are left alone by the tables of another plugin with the same names', async () => {
    await runPluginMigrations(database.migratorUrl, withMigrations('pond', addReading));
    expect(await asApp('330681', 'SELECT salt FROM plugin_pond.reading')).toEqual([]);
  });

  it('may point to rows of the core', async () => {
    const pointing = migration(
      'AddPoint1767225600000',
      `CREATE TABLE reading (${countyColumn} REFERENCES platform.county (code))`,
    );
    expect((await runPluginMigrations(database.migratorUrl, withMigrations('pointing', pointing))).failed).toEqual([]);
  });

  it('can be taken away again', async () => {
    const river = withMigrations('river', addReading);
    await runPluginMigrations(database.migratorUrl, river);
    for (const one of river.active) await revertPluginMigrations(database.migratorUrl, one);
    const left = await queryAsOwner<{ name: string }>(
      database,
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'plugin_river'::regnamespace AND relkind = 'r'`,
    );
    expect(left).toEqual([{ name: 'schema_migration' }]);
  });

  describe('with rows of two counties in them', () => {
    const upgraded = async (id: string, ...statements: string[]) => {
      await runPluginMigrations(database.migratorUrl, withMigrations(id, addReading));
      const table = `plugin_${id}.reading`;
      for (const county of ['330681', '140830']) await asApp(county, `INSERT INTO ${table} (salt) VALUES (3), (4)`);
      const next = migration('MendReading1767225600001', ...statements);
      const { failed } = await runPluginMigrations(database.migratorUrl, withMigrations(id, addReading, next));
      const seen = await Promise.all(
        ['330681', '140830'].map((county) =>
          asApp<Record<string, unknown>>(county, `SELECT * FROM ${table} ORDER BY salt`),
        ),
      );
      const [guarded] = await queryAsOwner<{ forced: boolean }>(
        database,
        'SELECT relrowsecurity AND relforcerowsecurity AS forced FROM pg_class WHERE oid = $1::regclass',
        [table],
      );
      return { failed, seen, forced: guarded?.forced };
    };
    const salts = (rows: readonly Record<string, unknown>[]) => rows.map((one) => one.salt);

    it('keep every row of UPDATE and DELETE, which run outside every county', async () => {
      const { failed, seen } = await upgraded('still', 'UPDATE reading SET salt = 0', 'DELETE FROM reading');
      expect(failed).toEqual([]);
      expect(seen.map(salts)).toEqual([
        [3, 4],
        [3, 4],
      ]);
    });

    it('are changed in every county by what the documents advise', async () => {
      const { failed, seen } = await upgraded(
        'moving',
        `ALTER TABLE reading ADD COLUMN unit text NOT NULL DEFAULT 'g/l'`,
        'ALTER TABLE reading ADD COLUMN high boolean GENERATED ALWAYS AS (salt > 3) STORED',
        'ALTER TABLE reading ALTER COLUMN high DROP EXPRESSION',
        'ALTER TABLE reading ADD COLUMN tenths int GENERATED ALWAYS AS (salt * 10) STORED',
        'ALTER TABLE reading ALTER COLUMN unit TYPE varchar(9) USING upper(unit)',
      );
      expect(failed).toEqual([]);
      for (const rows of seen)
        expect(rows.map(({ unit, high, tenths }) => [unit, high, tenths])).toEqual([
          ['G/L', false, 30],
          ['G/L', true, 40],
        ]);
    });

    it('are changed everywhere where the guard is lifted, and lie behind it again whatever was forgotten', async () => {
      const { seen, forced } = await upgraded(
        'lifted',
        'ALTER TABLE reading NO FORCE ROW LEVEL SECURITY',
        'DELETE FROM reading WHERE salt < 4',
        'UPDATE reading SET salt = salt + 1',
        'ALTER TABLE reading DISABLE ROW LEVEL SECURITY',
      );
      expect(seen.map(salts)).toEqual([[5], [5]]);
      expect(forced).toBe(true);
    });
  });

  it.each([
    [
      'a table without a county',
      'CREATE TABLE reading (id uuid PRIMARY KEY)',
      /The table reading has no county: start its columns with/,
    ],
    [
      'a column on a table of the core',
      'ALTER TABLE platform.county ADD COLUMN lake text',
      /They change something outside the schema plugin_bad/,
    ],
    ['a table in another schema', 'CREATE TABLE public.reading (id uuid)', /They change something outside/],
    [
      'a weaker guard on a table of the core',
      'DROP POLICY county ON platform.account',
      /They change something outside/,
    ],
    [
      'a right on a table of the core',
      'GRANT DELETE ON platform.county TO redmaple_app',
      /They change something outside/,
    ],
    [
      'a trigger on a table of the core',
      'CREATE TRIGGER lake BEFORE UPDATE ON platform.county FOR EACH ROW EXECUTE FUNCTION platform.refuse_change()',
      /They change something outside/,
    ],
    [
      'a function with more rights than the plugin',
      `CREATE FUNCTION all_people() RETURNS integer LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'`,
      /The function all_people runs with the rights of its owner: leave SECURITY DEFINER out/,
    ],
    [
      'a function that changes settings',
      `CREATE FUNCTION move() RETURNS text LANGUAGE sql AS $$ SELECT set_config('app.county', '140802', true) $$`,
      /The function move changes roles or settings/,
    ],
    [
      'a view with more rights than the plugin',
      'CREATE VIEW account AS SELECT * FROM platform.account',
      /The view account reads with the rights of its owner: create it WITH \(security_invoker\)/,
    ],
    ['SQL that is wrong', 'CREATE TABEL reading ()', /syntax error/],
  ])('keep nothing of migrations that make %s, and the others go on', async (_what, statement, expected) => {
    const bad = withMigrations('bad', addReading, migration('AddMore1767225600001', 'DROP TABLE reading', statement));
    const good = withMigrations(`good-${expected.source.length}-${statement.length}`, addReading);
    const report = await runPluginMigrations(database.migratorUrl, {
      active: [...bad.active, ...good.active],
      skipped: [],
    });
    expect(report.failed).toEqual([{ name: 'bad', stage: 'mount', reason: expect.stringMatching(expected) }]);
    expect(report.ran).toHaveLength(1);
    const left = await queryAsOwner<{ found: string | null }>(
      database,
      `SELECT to_regnamespace('plugin_bad') AS found`,
    );
    expect(left).toEqual([{ found: null }]);
  });
});
