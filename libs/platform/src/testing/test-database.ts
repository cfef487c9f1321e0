import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { Keyring } from '../crypto/keyring.js';
import { type MigrationClass, migrate, migrateQueue } from '../database/migrate.js';
import { ensureRoles, type RoleUrls } from '../database/roles.js';

/** Master key of all tests: a test's data never leaves the test. */
export const testMasterKey = Buffer.alloc(32, 7).toString('base64');

export interface TestDatabase extends RoleUrls {
  /** Connection as superuser, past row-level security: for setting up and for looking behind the curtain. */
  readonly ownerUrl: string;
  readonly name: string;
  /** @throws Error when a view of what must never be (schema `inv`) has rows: whatever a test did, the invariants hold.
   *  @param made `madeUp`: rows were made up by SQL that no path of ours would write. */
  drop(made?: { readonly madeUp: boolean }): Promise<void>;
}

/** The server that `npm test` started. */
export function testServerUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error('TEST_DATABASE_URL is not set: run the tests with `npm test` (or `npm test -- <path>`).');
  return url;
}

/**
 * A migrated database of its own, cloned from a template that the first caller of the run makes.
 * @param migrations all migrations the code under test needs, oldest first.
 * @param prepare extra steps on the template (plugin migrations), keyed by `variant`.
 */
export async function createTestDatabase(
  migrations: readonly MigrationClass[],
  extra?: { variant: string; prepare: (urls: RoleUrls) => Promise<void> },
): Promise<TestDatabase> {
  const keyring = Keyring.parse(testMasterKey);
  const fingerprint = createHash('sha256')
    .update(migrations.map((one) => one.name).join())
    .update(migrationSources())
    .update(extra?.variant ?? '')
    .digest('hex')
    .slice(0, 12);
  const template = `template_${fingerprint}`;
  await asOwner('postgres', async (client) => {
    await client.query('SELECT pg_advisory_lock(727999)');
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
    if (found.rowCount) return;
    const building = `${template}_building`;
    await client.query(`DROP DATABASE IF EXISTS ${building} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${building}`);
    const ownerUrl = databaseUrl(building);
    const urls = await rolesOf(ownerUrl, keyring);
    await migrate(urls.migratorUrl, migrations);
    await migrateQueue(urls.migratorUrl);
    await extra?.prepare(urls);
    await client.query(`ALTER DATABASE ${building} RENAME TO ${template}`);
  });
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asOwner('postgres', async (client) => {
    // Cloning needs the template to itself; other workers wait here.
    await client.query('SELECT pg_advisory_lock(727998)');
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  const ownerUrl = databaseUrl(name);
  const urls = await rolesOf(ownerUrl, keyring);
  return {
    ...urls,
    ownerUrl,
    name,
    drop: async (made) => {
      try {
        if (!made?.madeUp) await asOwner(name, expectInvariants);
      } finally {
        await asOwner(
          'postgres',
          async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
        );
      }
    },
  };
}

/** Roles are the whole server's, and its locks are one database's: specs that start together take turns in one of them. */
function rolesOf(ownerUrl: string, keyring: Keyring): Promise<RoleUrls> {
  return asOwner('postgres', async (client) => {
    await client.query('SELECT pg_advisory_lock(727997)');
    return ensureRoles(ownerUrl, keyring);
  });
}

async function expectInvariants(client: pg.Client): Promise<void> {
  const { rows: views } = await client.query<{ name: string }>(
    `SELECT format('inv.%I', viewname) AS name FROM pg_views WHERE schemaname = 'inv' ORDER BY 1`,
  );
  const broken: string[] = [];
  for (const { name } of views) {
    const { rows } = await client.query<object>(`SELECT * FROM ${name} LIMIT 3`);
    if (rows.length > 0) broken.push(`${name}: ${JSON.stringify(rows)}`);
  }
  if (broken.length > 0) throw new Error(`Invariants are broken after the test:\n  ${broken.join('\n  ')}`);
}

/** What the template is made of: a changed helper of a migration makes a new template, too. */
function migrationSources(): string {
  const libs = join(process.cwd(), 'libs');
  const folders = readdirSync(libs).map((lib) => join(libs, lib, 'src/migrations'));
  return [...folders, join(libs, 'platform/src/database'), join(libs, 'platform/src/database/migrations')]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => readFileSync(file, 'utf8'))
    .join();
}

/** Runs SQL as the superuser of a test database. */
export async function queryAsOwner<Row extends object>(
  database: TestDatabase,
  sql: string,
  params: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql, params)).rows;
  } finally {
    await client.end();
  }
}

function databaseUrl(name: string): string {
  const url = new URL(testServerUrl());
  url.pathname = `/${name}`;
  return url.toString();
}

async function asOwner<Result>(database: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: databaseUrl(database) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
