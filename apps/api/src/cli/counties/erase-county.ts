import { asMigrator, type OwnerConnection } from '../house/owner-connection.js';
import { type PersonalTable, personalTables } from './personal-data.js';

/** Tables as the database has them: name → columns. */
export type KnownColumns = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Erases all personal data of one county: the people's keys first, then what stands in clear, then everything that
 * plugins keep. Ids, states and times stay, and so does the audit trail. Table by table, each in a transaction of its
 * own: cut off in between, it is simply run again.
 * @returns rows changed by table.
 */
export async function eraseCounty(connection: OwnerConnection, county: string): Promise<Record<string, number>> {
  const known = await knownColumns(connection);
  const changed: Record<string, number> = {};
  for (const one of personalTables.filter(({ table }) => known.has(table))) {
    changed[one.table] = await asMigrator(connection, { county }, () =>
      withoutTriggers(connection, one.table, () =>
        connection.execute(`${eraseStatement(one, known)} WHERE t.county_code = $1`, [county]),
      ),
    );
  }
  return { ...changed, ...(await erasePluginRows(connection, county)) };
}

/**
 * Erases once more everybody whose key is gone: a restored backup brings their plain values back. To be run inside
 * the restore's transaction, as the owner of the tables.
 * @returns how many people have no key any more.
 */
export async function eraseKeyless(connection: OwnerConnection): Promise<number> {
  const known = await knownColumns(connection);
  for (const one of personalTables) {
    if (one.whose === undefined || !known.has(one.table) || one.table === 'keys.person_key') continue;
    await connection.execute(
      `${eraseStatement(one, known)} WHERE ${one.whose} IN (SELECT k.person_id FROM keys.person_key k WHERE k.wrapped IS NULL)`,
    );
  }
  const [row] = await connection.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM keys.person_key WHERE wrapped IS NULL',
  );
  return row?.count ?? 0;
}

/** `DELETE FROM x AS t` or `UPDATE x AS t SET …`, for the columns that this database has. */
function eraseStatement({ table, erase }: PersonalTable, known: KnownColumns): string {
  if (erase === 'delete') return `DELETE FROM ${table} AS t`;
  const columns = Object.entries(erase).filter(([column]) => known.get(table)?.has(column));
  return `UPDATE ${table} AS t SET ${columns.map(([column, value]) => `${column} = ${value}`).join(', ')}`;
}

async function knownColumns(connection: OwnerConnection): Promise<KnownColumns> {
  const rows = await connection.query<{ table: string; columns: string[] }>(
    `SELECT a.attrelid::regclass::text AS table, array_agg(a.attname::text) AS columns
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
       AND c.relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema', 'public')
     GROUP BY a.attrelid`,
  );
  return new Map(rows.map((row) => [row.table, new Set(row.columns)]));
}

/** Append-only tables and guarded states refuse every change; this one is allowed, by the owner of the tables. */
async function withoutTriggers<T>(connection: OwnerConnection, table: string, work: () => Promise<T>): Promise<T> {
  const [row] = await connection.query<{ guarded: boolean }>(
    'SELECT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = $1::regclass AND NOT tgisinternal) AS guarded',
    [table],
  );
  if (!row?.guarded) return work();
  await connection.query(`SET LOCAL lock_timeout = '10s'`);
  await connection.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  const result = await work();
  await connection.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  return result;
}

/** What plugins keep is unknown to the core, so all of it goes. Rows that others refer to are tried again after them. */
async function erasePluginRows(connection: OwnerConnection, county: string): Promise<Record<string, number>> {
  const rows = await connection.query<{ table: string }>(
    `SELECT c.oid::regclass::text AS table FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relkind = 'r' AND c.relnamespace::regnamespace::text LIKE 'plugin\\_%' AND a.attname = 'county_code'`,
  );
  const changed: Record<string, number> = {};
  let waiting = rows.map((row) => row.table);
  while (waiting.length > 0) {
    const refused: string[] = [];
    let reason: unknown;
    for (const table of waiting) {
      try {
        changed[table] = await asMigrator(connection, { county }, () =>
          withoutTriggers(connection, table, () =>
            connection.execute(`DELETE FROM ${table} WHERE county_code = $1`, [county]),
          ),
        );
      } catch (error) {
        refused.push(table);
        reason = error;
      }
    }
    if (refused.length === waiting.length) throw reason;
    waiting = refused;
  }
  return changed;
}
