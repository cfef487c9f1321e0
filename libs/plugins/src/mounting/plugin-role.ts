import { migratorSource, pluginsRole, roles } from '@redmaple/platform';
import type { DataSource, QueryRunner } from 'typeorm';
import { schemaOf } from '../define/plugin.js';
import type { LoadedPlugin } from '../host/loaded-plugin.js';
import { roleOf } from './acting.js';

/** Where a plugin's own migrations are noted. */
export const migrationTable = 'schema_migration';

/** Whether code of the plugin can reach the database; one that only declares needs no role. */
export function runsCode({ definition }: LoadedPlugin): boolean {
  const { providers = [], controllers = [], migrations = [] } = definition;
  return providers.length + controllers.length + migrations.length > 0;
}

/** Why a plugin without a role does not run, and how to give it one. */
export function withoutRole(pluginId: string): string {
  const role = roleOf(pluginId);
  return (
    `It has no database role of its own: run the migrations. Where the server does not let ${roles.migrator} create roles, ` +
    `an administrator of the database runs once: CREATE ROLE ${role} NOLOGIN; GRANT ${pluginsRole} TO ${role} WITH SET FALSE; ` +
    `GRANT ${role} TO ${roles.app} WITH INHERIT FALSE, SET TRUE;`
  );
}

/**
 * Makes the plugins' own roles: without login, able to use the masked views, and taken by the app for single statements.
 * @returns ids of the plugins that could not be given one.
 */
export async function ensurePluginRoles(
  migratorUrl: string,
  plugins: readonly LoadedPlugin[],
): Promise<ReadonlySet<string>> {
  const source = await migratorSource(migratorUrl, []);
  try {
    const without = new Set<string>();
    for (const id of await idsWithoutRole(source, plugins)) if (!(await makeRole(source, roleOf(id)))) without.add(id);
    return without;
  } finally {
    await source.destroy();
  }
}

async function idsWithoutRole(source: DataSource, plugins: readonly LoadedPlugin[]): Promise<string[]> {
  const rows = await source.query<{ id: string }[]>(
    `SELECT p.id FROM unnest($1::text[], $2::text[]) AS p(id, role) LEFT JOIN pg_roles r ON r.rolname = p.role
     WHERE r.oid IS NULL OR NOT pg_has_role($3, r.oid, 'SET') OR NOT pg_has_role(r.oid, $4, 'USAGE')`,
    [plugins.map((one) => one.id), plugins.map((one) => roleOf(one.id)), roles.app, pluginsRole],
  );
  return rows.map((row) => row.id);
}

/** Roles are the whole server's and its locks are one database's: two houses on one server may make the same one at once. */
const clashes = new Set(['42710', '23505', 'XX000']);

/** @returns false where the server does not let us. */
async function makeRole(source: DataSource, role: string, tries = 5): Promise<boolean> {
  try {
    const found = await source.query<object[]>('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
    if (found.length === 0) await source.query(`CREATE ROLE ${role} NOLOGIN`);
    await source.query(`GRANT ${pluginsRole} TO ${role} WITH INHERIT TRUE, SET FALSE`);
    await source.query(`GRANT ${role} TO ${roles.app} WITH INHERIT FALSE, SET TRUE`);
    return true;
  } catch (error) {
    const code = (error as { driverError?: { code?: string } }).driverError?.code;
    if (code === '42501') return false;
    if (code === undefined || !clashes.has(code) || tries <= 1) throw error;
    return makeRole(source, role, tries - 1);
  }
}

/** Lets the plugin's role work on everything in its schema, after looking for ways around it. */
export async function grantToPlugin(sql: QueryRunner, pluginId: string): Promise<void> {
  const schema = schemaOf(pluginId);
  const role = roleOf(pluginId);
  await refuseWaysAround(sql, schema);
  await sql.query(`GRANT USAGE ON SCHEMA ${schema} TO ${role}`);
  await sql.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${role}`);
  await sql.query(`REVOKE ALL ON ${schema}.${migrationTable} FROM ${role}`);
  await sql.query(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${schema} TO ${role}`);
  const views = (await sql.query(
    `SELECT format('%I.%I', $1::text, relname) AS name FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind = 'v'`,
    [schema],
  )) as { name: string }[];
  for (const { name } of views) await sql.query(`GRANT SELECT ON ${name} TO ${roles.app}`);
}

/** What a migration could leave behind that acts with more rights than the plugin has. @throws Error with the fix */
async function refuseWaysAround(sql: QueryRunner, schema: string): Promise<void> {
  const [found] = (await sql.query(
    `SELECT problem FROM (
       SELECT 1 AS turn, format('The function %I runs with the rights of its owner: leave SECURITY DEFINER out.', proname) AS problem
         FROM pg_proc WHERE pronamespace = $1::regnamespace AND prosecdef
       UNION ALL SELECT 2, format('The function %I changes roles or settings: they are the host''s.', proname)
         FROM pg_proc WHERE pronamespace = $1::regnamespace
           AND (prosrc ~* $2 OR EXISTS (SELECT FROM unnest(proconfig) AS one WHERE one ~* '^(role|session_authorization|app[.])'))
       UNION ALL SELECT 3, format('The view %I reads with the rights of its owner: create it WITH (security_invoker).', relname)
         FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind = 'v' AND NOT coalesce(
           (SELECT option_value::boolean FROM pg_options_to_table(reloptions) WHERE option_name = 'security_invoker'), false)
       UNION ALL SELECT 4, format('%I is a materialized view, which knows no counties: make it a table.', relname)
         FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind = 'm'
     ) ways ORDER BY turn LIMIT 1`,
    [schema, '\\mset_config\\M|\\mset\\s+(local\\s+|session\\s+)?(role|app\\s*[.]|session)'],
  )) as { problem: string }[];
  if (found) throw new Error(found.problem);
}
