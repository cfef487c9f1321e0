import { houseEntities, houseMigrations } from '@redmaple/house';
import { migratorSource, platformEntities } from '@redmaple/platform';
import { createTestDatabase, type TestDatabase } from '@redmaple/platform/testing';
import { DataSource, getMetadataArgsStorage } from 'typeorm';
import { catalogOf, tablesOf } from './support/catalog.js';

const entities = [...platformEntities, ...houseEntities];

describe('the schema', () => {
  let database: TestDatabase;
  let source: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase(houseMigrations);
    source = new DataSource({
      type: 'postgres',
      url: database.ownerUrl,
      entities: entities as never[],
      uuidExtension: 'pgcrypto',
      installExtensions: false,
    });
    await source.initialize();
  }, 120_000);

  afterAll(async () => {
    await source?.destroy();
    await database?.drop();
  });

  it('has a table for every entity with the same columns, types and nullability, and no column besides', async () => {
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    // Indexes, checks, foreign keys and comments are written in the migrations alone; entities know only columns.
    const differences = upQueries
      .map(({ query }) => query)
      .filter((query) => !/\b(INDEX|CONSTRAINT|COMMENT)\b/.test(query));
    expect(differences).toEqual([]);
  });

  it('has an entity for every table', async () => {
    const known = new Set(source.entityMetadatas.map((one) => one.tablePath));
    const tables = await tablesOf(source);
    expect(tables.length).toBeGreaterThan(10);
    expect(tables.filter((name) => !known.has(name))).toEqual([]);
    expect(known.size).toBe(tables.length);
  });

  it('is compared whole: every entity that a lib declares is in the house', () => {
    const loaded = new Set(source.entityMetadatas.map((one) => one.target));
    const declared = getMetadataArgsStorage().tables.map((one) => one.target);
    const forgotten = declared.filter((target) => !loaded.has(target));
    expect(forgotten.map((target) => (typeof target === 'function' ? target.name : target))).toEqual([]);
  });

  it('goes down to nothing and comes up again the same', async () => {
    const before = await catalogOf(source);
    expect(before.length).toBeGreaterThan(200);
    const migrator = await migratorSource(database.migratorUrl, houseMigrations);
    try {
      for (const _ of houseMigrations) await migrator.undoLastMigration({ transaction: 'each' });
      expect(await catalogOf(source)).toEqual([]);
      const ran = await migrator.runMigrations();
      expect(ran.map((one) => one.name)).toEqual(houseMigrations.map((one) => one.name));
    } finally {
      await migrator.destroy();
    }
    expect(await catalogOf(source)).toEqual(before);
  });

  it('names every migration in the order of its time stamp', () => {
    const stamps = houseMigrations.map((one) => Number(/\d{13}$/.exec(one.name)?.[0]));
    expect(stamps).toEqual([...stamps].sort((one, other) => one - other));
    expect(new Set(stamps).size).toBe(stamps.length);
  });
});
