import { roles } from '@redmaple/platform';
import { DataSource } from 'typeorm';

/** One connection of the database's owner, past the unit of work: for backup, restore and erasure alone. */
export interface OwnerConnection {
  query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** @returns the number of rows that changed. */
  execute(sql: string, values?: readonly unknown[]): Promise<number>;
  /** Runs a COPY stream on the connection. */
  stream<Stream>(copy: Stream): Stream;
}

interface RawClient {
  query(sql: string, values?: readonly unknown[]): Promise<{ rows: object[]; rowCount: number | null }>;
  query<Stream>(copy: Stream): Stream;
}

/**
 * Opens a connection for `work` alone.
 * @param url superuser, or owner of the database with CREATEROLE.
 */
export async function withOwner<T>(url: string, work: (connection: OwnerConnection) => Promise<T>): Promise<T> {
  const source = await new DataSource({
    type: 'postgres',
    url,
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    applicationName: 'redmaple-command',
    extra: { max: 1 },
  }).initialize();
  const runner = source.createQueryRunner();
  try {
    const client = (await runner.connect()) as RawClient;
    return await work({
      query: async <Row extends object>(sql: string, values?: readonly unknown[]) =>
        (await client.query(sql, values)).rows as Row[],
      execute: async (sql, values) => (await client.query(sql, values)).rowCount ?? 0,
      stream: (copy) => client.query(copy),
    });
  } finally {
    await runner.release();
    await source.destroy();
  }
}

/** Runs `work` in one transaction as the role that owns the tables. */
export async function asMigrator<T>(
  connection: OwnerConnection,
  settings: { readonly county?: string },
  work: () => Promise<T>,
): Promise<T> {
  await connection.query('BEGIN');
  try {
    await connection.query(`SET LOCAL ROLE ${roles.migrator}`);
    await connection.query(`SELECT set_config('app.county', $1, true)`, [settings.county ?? '']);
    const result = await work();
    await connection.query('COMMIT');
    return result;
  } catch (error) {
    await connection.query('ROLLBACK').catch(() => {});
    throw error;
  }
}

/** Whether row-level security does not apply to the connection's own role. */
export async function bypassesRowSecurity(connection: OwnerConnection): Promise<boolean> {
  const [row] = await connection.query<{ bypass: boolean }>(
    'SELECT rolsuper OR rolbypassrls AS bypass FROM pg_roles WHERE rolname = current_user',
  );
  return row?.bypass ?? false;
}

/** Connections of API and worker to this database. A worker always has one; the command itself, before it opens the house, none. */
export async function servingConnections(connection: OwnerConnection): Promise<number> {
  const [row] = await connection.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND usename = $1',
    [roles.app],
  );
  return row?.count ?? 0;
}

/** The rows of a query in all counties, whether or not the role may look past row-level security. */
export async function inAllCounties<Row extends object>(
  connection: OwnerConnection,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  if (await bypassesRowSecurity(connection)) return connection.query<Row>(sql, values);
  return asMigrator(connection, {}, async () => {
    const found: Row[] = [];
    for (const { code } of await connection.query<{ code: string }>('SELECT code FROM platform.county ORDER BY code')) {
      await connection.query(`SELECT set_config('app.county', $1, true)`, [code]);
      found.push(...(await connection.query<Row>(sql, values)));
    }
    return found;
  });
}
