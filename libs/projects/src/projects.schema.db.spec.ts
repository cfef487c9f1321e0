import { migratorSource, platformMigrations } from '@redmaple/platform';
import { createTestDatabase, queryAsOwner, type TestDatabase } from '@redmaple/platform/testing';
import { DataSource, type MixedList } from 'typeorm';
import { projectsEntities } from './projects.entities.js';
import { projectsMigrations } from './projects.migrations.js';

describe('the tables of projects', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase([...platformMigrations, ...projectsMigrations]);
  });
  afterAll(() => database.drop());

  it('have the columns their entities name, and no others', async () => {
    const entities = [...projectsEntities] as MixedList<never>;
    const source = await new DataSource({ type: 'postgres', url: database.ownerUrl, entities }).initialize();
    const tables = source.entityMetadatas;
    await source.destroy();
    expect(tables).toHaveLength(6);
    for (const table of tables) {
      const found = await queryAsOwner<{ name: string; nullable: boolean }>(
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
    const migrator = await migratorSource(database.migratorUrl, [...platformMigrations, ...projectsMigrations]);
    const exists = async () =>
      (await queryAsOwner(database, `SELECT 1 FROM pg_namespace WHERE nspname = 'projects'`)).length === 1;
    await migrator.undoLastMigration();
    expect(await exists()).toBe(false);
    await migrator.runMigrations();
    expect(await exists()).toBe(true);
    await migrator.destroy();
  });
});
