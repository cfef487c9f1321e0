import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migratorSource, platformMigrations } from '@redmaple/platform';
import { createTestDatabase, queryAsOwner, type TestDatabase } from '@redmaple/platform/testing';
import { DataSource, type MixedList } from 'typeorm';
import { shiftsEntities } from './shifts.entities.js';
import { shiftsMigrations } from './shifts.migrations.js';

describe('the tables of shifts', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase([...platformMigrations, ...shiftsMigrations]);
  });
  afterAll(() => database.drop());

  it('have the columns their entities name, and no others', async () => {
    const entities = [...shiftsEntities] as MixedList<never>;
    const source = await new DataSource({ type: 'postgres', url: database.ownerUrl, entities }).initialize();
    const tables = source.entityMetadatas;
    await source.destroy();
    expect(tables).toHaveLength(10);
    for (const table of tables) {
      const found = await queryAsOwner<{ name: string; nullable: boolean; type: string }>(
        database,
        `SELECT column_name AS name, is_nullable = 'YES' AS nullable FROM information_schema.columns
         WHERE table_schema = $1 AND table_name = $2 ORDER BY 1`,
        [table.schema, table.tableName],
      );
      const declared = table.columns.map((one) => ({ name: one.databaseName, nullable: one.isNullable }));
      expect(declared.sort((one, other) => (one.name < other.name ? -1 : 1))).toEqual(found);
    }
  });

  it('can be taken down and put up again', async () => {
    const migrator = await migratorSource(database.migratorUrl, [...platformMigrations, ...shiftsMigrations]);
    const exists = async () =>
      (await queryAsOwner(database, `SELECT 1 FROM pg_namespace WHERE nspname = 'shifts'`)).length === 1;
    for (const _ of shiftsMigrations) await migrator.undoLastMigration();
    expect(await exists()).toBe(false);
    await migrator.runMigrations();
    expect(await exists()).toBe(true);
    await migrator.destroy();
  });
});
