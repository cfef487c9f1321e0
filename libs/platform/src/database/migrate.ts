import { DataSource, type MigrationInterface } from 'typeorm';
import { runMigrations as runQueueMigrations } from 'bullmq';
import pg from 'pg';
import { roles } from './tenancy.js';

export type MigrationClass = new () => MigrationInterface;

/** Opens a connection as the migrator. */
export async function migratorSource(migratorUrl: string, migrations: readonly MigrationClass[]): Promise<DataSource> {
  const source = new DataSource({
    type: 'postgres',
    url: migratorUrl,
    migrations: [...migrations],
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    extra: { max: 2 },
  });
  return source.initialize();
}

/** Thrown when the database was migrated by a newer release than this one. */
export class NewerSchemaError extends Error {
  constructor(unknown: readonly string[]) {
    super(
      `The database has migrations this release does not know (${unknown.join(', ')}). ` +
        'Start the newer release, or restore a backup made before the upgrade (npm run restore).',
    );
    this.name = 'NewerSchemaError';
  }
}

/**
 * Brings the schema up to date.
 * @returns the names of the migrations that ran now.
 * @throws NewerSchemaError when the database is ahead of the code.
 */
export async function migrate(migratorUrl: string, migrations: readonly MigrationClass[]): Promise<string[]> {
  const source = await migratorSource(migratorUrl, migrations);
  try {
    await refuseNewerSchema(source, migrations);
    const ran = await source.runMigrations();
    await source.query(`GRANT SELECT ON public.schema_migration TO ${roles.app}`);
    return ran.map((one) => one.name);
  } finally {
    await source.destroy();
  }
}

/**
 * Compares the database with the code before a process serves.
 * @throws NewerSchemaError when the database is ahead; Error when migrations are missing.
 */
export async function checkSchema(source: DataSource, migrations: readonly MigrationClass[]): Promise<void> {
  await refuseNewerSchema(source, migrations);
  const rows = await source.query<{ name: string }[]>('SELECT name FROM public.schema_migration');
  const done = new Set(rows.map((row) => row.name));
  const missing = migrations.filter((one) => !done.has(one.name)).map((one) => one.name);
  if (missing.length > 0)
    throw new Error(`The database lacks migrations (${missing.join(', ')}). Run: npm run migrate`);
}

async function refuseNewerSchema(source: DataSource, migrations: readonly MigrationClass[]): Promise<void> {
  const table = await source.query<{ found: string | null }[]>(
    `SELECT to_regclass('public.schema_migration') AS found`,
  );
  if (!table[0]?.found) return;
  const known = new Set(migrations.map((one) => one.name));
  const rows = await source.query<{ name: string }[]>('SELECT name FROM public.schema_migration ORDER BY id');
  const unknown = rows.map((row) => row.name).filter((name) => !known.has(name));
  if (unknown.length > 0) throw new NewerSchemaError(unknown);
}

/**
 * Brings BullMQ's own tables up to date. They live in the schema `bullmq`; the role `queue` may do all there (it is
 * rebuildable), the app nothing: jobs of all counties lie side by side in it.
 */
export async function migrateQueue(migratorUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: migratorUrl });
  await client.connect();
  try {
    await runQueueMigrations(client, 'bullmq');
    await client.query(`REVOKE ALL ON SCHEMA bullmq FROM ${roles.app}`);
    await client.query(`GRANT USAGE, CREATE ON SCHEMA bullmq TO ${roles.queue}`);
    // BullMQ makes sequences of its own while it runs, as that role: those are its own already.
    await client.query(`
      DO $$ DECLARE own regclass; BEGIN
        FOR own IN SELECT oid FROM pg_class
          WHERE relnamespace = 'bullmq'::regnamespace AND relkind IN ('r', 'p', 'S') AND relowner = current_user::regrole
        LOOP EXECUTE format('GRANT ALL ON %s %s TO ${roles.queue}',
          CASE (SELECT relkind FROM pg_class WHERE oid = own) WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, own);
        END LOOP;
      END $$`);
    await client.query(`GRANT ALL ON ALL FUNCTIONS IN SCHEMA bullmq TO ${roles.queue}`);
  } finally {
    await client.end();
  }
}
