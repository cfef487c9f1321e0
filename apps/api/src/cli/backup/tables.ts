import type { OwnerConnection } from '../house/owner-connection.js';

/** A table with its columns in order; generated ones are left out, the database computes them again. */
export interface CopiedTable {
  readonly schema: string;
  /** `schema.table`, quoted where SQL needs it. */
  readonly table: string;
  readonly columns: readonly string[];
  /** Row-level security hides rows from roles that may not bypass it. */
  readonly rowSecurity: boolean;
}

/** The queue is rebuilt from the outbox; PostgreSQL's own schemas are not ours. */
const leftOut = `('bullmq', 'information_schema', 'pg_catalog', 'pg_toast')`;

/** Every table of ours. Migration tables are not copied: restoring runs the migrations. */
export function copiedTables(connection: OwnerConnection): Promise<CopiedTable[]> {
  return connection.query<CopiedTable>(
    `SELECT n.nspname AS schema, format('%I.%I', n.nspname, c.relname) AS table, c.relrowsecurity AS "rowSecurity",
       (SELECT array_agg(quote_ident(a.attname) ORDER BY a.attnum) FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND c.relpersistence <> 't' AND c.relname <> 'schema_migration'
       AND n.nspname NOT IN ${leftOut} AND n.nspname NOT LIKE 'pg\\_%'
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
     ORDER BY n.nspname, c.relname`,
  );
}

/** Sequences of ours, with where they stand. */
export async function copiedSequences(
  connection: OwnerConnection,
): Promise<{ sequence: string; lastValue: string; isCalled: boolean }[]> {
  const names = await connection.query<{ sequence: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS sequence FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'S' AND n.nspname NOT IN ${leftOut} AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'public'
     ORDER BY 1`,
  );
  const found = [];
  for (const { sequence } of names) {
    const [row] = await connection.query<{ last_value: string; is_called: boolean }>(
      `SELECT last_value, is_called FROM ${sequence}`,
    );
    if (row) found.push({ sequence, lastValue: row.last_value, isCalled: row.is_called });
  }
  return found;
}

/** Migrations by schema: `public` holds the core's, each plugin's schema its own. */
export async function recordedMigrations(connection: OwnerConnection): Promise<Map<string, string[]>> {
  const tables = await connection.query<{ schema: string; table: string }>(
    `SELECT n.nspname AS schema, format('%I.%I', n.nspname, c.relname) AS table
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND c.relname = 'schema_migration' ORDER BY 1`,
  );
  const found = new Map<string, string[]>();
  for (const { schema, table } of tables) {
    const rows = await connection.query<{ name: string }>(`SELECT name FROM ${table} ORDER BY id`);
    found.set(
      schema,
      rows.map((row) => row.name),
    );
  }
  return found;
}
