import type { TestDatabase } from '@redmaple/platform/testing';
import pg from 'pg';

export interface Column {
  readonly name: string;
  readonly type: string;
}

export interface Table {
  /** `schema.table` */
  readonly name: string;
  readonly columns: readonly Column[];
  readonly isTenant: boolean;
}

/** A text that only this county's rows hold. */
export function markOf(county: string): string {
  return `mark-of-${county}`;
}

/** Runs `work` as one of the database's roles. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Our tables with their columns: every schema but PostgreSQL's own, the migration table's and BullMQ's. */
export function tablesIn(database: TestDatabase): Promise<Table[]> {
  return withClient(database.ownerUrl, async (client) => {
    const { rows } = await client.query<Column & { table: string }>(
      `SELECT format('%I.%I', nspname, relname) AS table, attname AS name, format_type(atttypid, NULL) AS type
       FROM pg_attribute JOIN pg_class c ON c.oid = attrelid JOIN pg_namespace n ON n.oid = relnamespace
       WHERE relkind IN ('r', 'p') AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
         AND nspname NOT IN ('public', 'information_schema', 'bullmq') AND nspname NOT LIKE 'pg\\_%'
       ORDER BY 1, attnum`,
    );
    const tables = new Map<string, Column[]>();
    for (const { table, name, type } of rows) tables.set(table, [...(tables.get(table) ?? []), { name, type }]);
    return [...tables].map(([name, columns]) => ({
      name,
      columns,
      isTenant: columns.some((column) => column.name === 'county_code'),
    }));
  });
}

/**
 * One row per county in every tenant table, whatever its meaning: the checks, references and triggers of this
 * database are given up for it, its row-level security is not.
 */
export async function fillEveryTable(
  database: TestDatabase,
  tables: readonly Table[],
  counties: readonly string[],
): Promise<void> {
  await withClient(database.ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string; table: string }>(
      `SELECT quote_ident(conname) AS name, conrelid::regclass::text AS table FROM pg_constraint JOIN pg_namespace n ON n.oid = connamespace
       WHERE contype IN ('c', 'f', 'x') AND nspname NOT IN ('public', 'information_schema', 'bullmq') AND nspname NOT LIKE 'pg\\_%'`,
    );
    for (const { name, table } of rows) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
    for (const { name } of tables) await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
    for (const county of counties) {
      for (const table of tables.filter((one) => one.isTenant)) {
        const { text, values } = insertInto(table, county);
        await client.query(text, values);
      }
    }
  });
}

/** A row with something in every column. */
export function insertInto(table: Table, county: string): { text: string; values: unknown[] } {
  const names = table.columns.map(({ name }) => `"${name}"`);
  const places = table.columns.map((_, index) => `$${index + 1}`);
  return {
    text: `INSERT INTO ${table.name} (${names.join(', ')}) VALUES (${places.join(', ')})`,
    values: table.columns.map((column) => (column.name === 'county_code' ? county : valueOf(column.type, county))),
  };
}

function valueOf(type: string, county: string): unknown {
  const random = crypto.getRandomValues(new Uint8Array(32));
  const makers: Readonly<Record<string, () => unknown>> = {
    uuid: () => crypto.randomUUID(),
    text: () => `${markOf(county)} ${crypto.randomUUID()}`,
    character: () => 'x',
    jsonb: () => JSON.stringify({ mark: markOf(county) }),
    bytea: () => Buffer.from(random),
    integer: () => 1,
    bigint: () => 1,
    'double precision': () => 1,
    numeric: () => 1,
    boolean: () => false,
    date: () => '2026-01-01',
    'timestamp with time zone': () => new Date('2026-01-01T00:00:00Z'),
    'time without time zone': () => '08:00',
    tstzmultirange: () => '{[2026-01-01T00:00:00Z,2026-01-01T08:00:00Z)}',
    tstzrange: () => '[2026-01-01T00:00:00Z,2026-01-01T08:00:00Z)',
  };
  const make = makers[type];
  if (make) return make();
  if (type.endsWith('[]')) return '{}';
  throw new Error(`Say in test/system/support/fill.ts what a ${type} may hold.`);
}
