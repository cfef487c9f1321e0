import { migratorSource, platformMigrations } from '@redmaple/platform';
import { createTestDatabase, queryAsOwner, type TestDatabase } from '@redmaple/platform/testing';
import { DataSource, type EntityMetadata } from 'typeorm';
import { volunteersEntities, volunteersMigrations } from './index.js';

/** Columns of a table as PostgreSQL has them. */
interface Column {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
}

describe('the tables of volunteers', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase([...platformMigrations, ...volunteersMigrations]);
  });
  afterAll(() => database.drop());

  const metadata = async (): Promise<EntityMetadata[]> => {
    const source = new DataSource({
      type: 'postgres',
      url: database.ownerUrl,
      entities: [...volunteersEntities] as never[],
    });
    await source.initialize();
    const found = source.entityMetadatas;
    await source.destroy();
    return found;
  };

  it('have the columns their entities name, and no others', async () => {
    for (const entity of await metadata()) {
      const inDatabase = await queryAsOwner<Column>(
        database,
        `SELECT column_name AS name, replace(data_type, 'timestamp with time zone', 'timestamptz') AS type, is_nullable = 'YES' AS nullable
         FROM information_schema.columns WHERE table_schema = $1 AND table_name = $2 ORDER BY 1`,
        [entity.schema, entity.tableName],
      );
      const declared = entity.columns
        .map(({ databaseName, type, isNullable }) => ({
          name: databaseName,
          type: type === 'char' ? 'character' : String(type),
          nullable: isNullable,
        }))
        .sort((one, other) => (one.name < other.name ? -1 : 1));
      expect({ table: entity.tablePath, columns: declared }).toEqual({ table: entity.tablePath, columns: inDatabase });
    }
  });

  it('are each under forced row-level security', async () => {
    const open = await queryAsOwner<{ name: string }>(
      database,
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'volunteers'::regnamespace AND relkind = 'r'
         AND NOT (relrowsecurity AND relforcerowsecurity)`,
    );
    expect(open).toEqual([]);
  });

  it('can be taken down and put up again', async () => {
    const own = await migratorSource(database.migratorUrl, [...platformMigrations, ...volunteersMigrations]);
    for (let count = 0; count < volunteersMigrations.length; count++) await own.undoLastMigration();
    expect(await queryAsOwner(database, `SELECT 1 FROM pg_namespace WHERE nspname = 'volunteers'`)).toEqual([]);
    await own.runMigrations();
    await own.destroy();
    expect(await queryAsOwner(database, `SELECT 1 FROM pg_namespace WHERE nspname = 'volunteers'`)).toHaveLength(1);
  });
});
