import { roles } from '@redmaple/platform';
import { asMigrator, inAllCounties, type OwnerConnection } from '../house/owner-connection.js';

/** Somebody whose data key was destroyed. */
export interface ErasedKey {
  readonly person_id: string;
  readonly erased_at: Date;
}

/** Schemas that are PostgreSQL's own. */
const foreign = `('information_schema', 'pg_catalog', 'pg_toast')`;

/** Whether the database holds no table but those of extensions. */
export async function isEmpty(connection: OwnerConnection): Promise<boolean> {
  const [row] = await connection.query<{ empty: boolean }>(
    `SELECT NOT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S') AND n.nspname NOT IN ${foreign} AND n.nspname NOT LIKE 'pg\\_%'
         AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')) AS empty`,
  );
  return row?.empty ?? false;
}

/** Who was erased in the database that is about to be replaced: a backup from before must not bring them back. */
export async function erasedKeys(connection: OwnerConnection): Promise<ErasedKey[]> {
  const [table] = await connection.query<{ found: string | null }>(`SELECT to_regclass('keys.person_key') AS found`);
  if (!table?.found) return [];
  return inAllCounties<ErasedKey>(connection, 'SELECT person_id, erased_at FROM keys.person_key WHERE wrapped IS NULL');
}

/** Drops every schema that the migrations made, and their record. Other people's tables stay. */
export async function dropOurs(connection: OwnerConnection): Promise<void> {
  const schemas = await connection.query<{ name: string }>(
    `SELECT quote_ident(nspname) AS name FROM pg_namespace
     WHERE nspowner = $1::regrole AND nspname NOT IN ${foreign} AND nspname NOT LIKE 'pg\\_%' AND nspname <> 'public'`,
    [roles.migrator],
  );
  await asMigrator(connection, {}, async () => {
    for (const { name } of schemas) await connection.query(`DROP SCHEMA ${name} CASCADE`);
    await connection.query('DROP TABLE IF EXISTS public.schema_migration');
  });
}
