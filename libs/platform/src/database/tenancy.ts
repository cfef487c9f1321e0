import type { QueryRunner } from 'typeorm';

/**
 * The database roles (docs/adr: row-level security). The queue has one of its own: BullMQ's tables know no county, so
 * the role under which the rest of the code runs must not see them.
 */
export const roles = {
  migrator: 'redmaple_migrator',
  app: 'redmaple_app',
  auditor: 'redmaple_auditor',
  queue: 'redmaple_queue',
} as const;

/** What all plugins may read besides their own: the masked views of schema `sdk`. Every plugin's own role is a member of it. */
export const pluginsRole = 'redmaple_plugin';

/** Column every tenant table starts with: filled from the transaction's county, so no INSERT names it. */
export const countyColumn = `county_code char(6) NOT NULL DEFAULT current_setting('app.county')`;

/**
 * The transaction's county as the column's own type. Compared as text, PostgreSQL would use no index that starts with the county,
 * and would expect two rows where a hundred thousand are.
 */
export const currentCountySql = `current_setting('app.county', true)::bpchar`;

/**
 * Puts a table under forced row-level security keyed by county and lets the app use it.
 * @param purpose lets that system purpose see all counties (outbox relay, session lookup).
 */
export async function tenantTable(
  sql: QueryRunner,
  table: string,
  options: { privileges?: string; purpose?: string } = {},
): Promise<void> {
  const own = `county_code = ${currentCountySql}`;
  const seen = options.purpose ? `${own} OR current_setting('app.purpose', true) = '${options.purpose}'` : own;
  await sql.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
  await sql.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  await sql.query(`CREATE POLICY county ON ${table} USING (${seen}) WITH CHECK (${seen})`);
  await sql.query(`GRANT ${options.privileges ?? 'SELECT, INSERT, UPDATE, DELETE'} ON ${table} TO ${roles.app}`);
}

/** Creates a lib's schema and lets the app use it. */
export async function librarySchema(sql: QueryRunner, name: string): Promise<void> {
  await sql.query(`CREATE SCHEMA ${name}`);
  await sql.query(`GRANT USAGE ON SCHEMA ${name} TO ${roles.app}`);
  await sql.query(`ALTER DEFAULT PRIVILEGES IN SCHEMA ${name} GRANT USAGE ON SEQUENCES TO ${roles.app}`);
}

/**
 * A view of what must never be, in schema `inv`: as long as an invariant holds it is empty, for every county that looks.
 * @param select the rows that break it; the reader's row-level security applies.
 */
export async function invariantView(sql: QueryRunner, name: string, select: string): Promise<void> {
  await sql.query('CREATE SCHEMA IF NOT EXISTS inv');
  await sql.query(`GRANT USAGE ON SCHEMA inv TO ${roles.app}`);
  await sql.query(`CREATE VIEW inv.${name} WITH (security_invoker) AS ${select}`);
  await sql.query(`GRANT SELECT ON inv.${name} TO ${roles.app}`);
}

/**
 * A view in schema `sdk`: what plugins may read of a table of the house, masked. It is read with the rights of its owner, whom
 * row-level security binds like everybody; functions of the reader never see what the view leaves out.
 */
export async function sdkView(sql: QueryRunner, name: string, select: string): Promise<void> {
  await sql.query('CREATE SCHEMA IF NOT EXISTS sdk');
  await sql.query(`GRANT USAGE ON SCHEMA sdk TO ${roles.app}, ${pluginsRole}`);
  await sql.query(`CREATE VIEW sdk.${name} WITH (security_barrier) AS ${select}`);
  await sql.query(`GRANT SELECT ON sdk.${name} TO ${roles.app}, ${pluginsRole}`);
}

/** Takes such views away, and with the last one their schema. */
export async function dropSdkViews(sql: QueryRunner, ...names: string[]): Promise<void> {
  await dropViews(sql, 'sdk', names);
}

/** Takes such views away, and with the last one their schema. */
export async function dropInvariantViews(sql: QueryRunner, ...names: string[]): Promise<void> {
  await dropViews(sql, 'inv', names);
}

async function dropViews(sql: QueryRunner, schema: string, names: readonly string[]): Promise<void> {
  await sql.query(`DROP VIEW ${names.map((name) => `${schema}.${name}`).join(', ')}`);
  await sql.query(`
    DO $$ BEGIN
      DROP SCHEMA ${schema};
    EXCEPTION WHEN dependent_objects_still_exist THEN NULL;
    END $$`);
}

/**
 * Makes a table append-only: UPDATE, DELETE and TRUNCATE fail for everyone, the owner included.
 */
export async function appendOnly(sql: QueryRunner, table: string): Promise<void> {
  await sql.query(
    `CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION platform.refuse_change()`,
  );
  await sql.query(
    `CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change()`,
  );
}

/** Rows that a trigger function guards may change hands when two people turn out to be one, whatever else it refuses. */
export async function letChangeHands(sql: QueryRunner, guard: string): Promise<void> {
  await replaceIn(sql, guard, /\bBEGIN\b/, `BEGIN\n      ${handsPass}`);
}

/** Takes back what {@link letChangeHands} let. */
export async function keepHands(sql: QueryRunner, guard: string): Promise<void> {
  await replaceIn(sql, guard, new RegExp(`\\s*${handsPass.replaceAll(/[.()]/g, '\\$&')}`), '');
}

const handsPass = 'IF platform.changes_hands(to_jsonb(OLD), to_jsonb(NEW)) THEN RETURN NEW; END IF;';

async function replaceIn(sql: QueryRunner, guard: string, what: RegExp, by: string): Promise<void> {
  const [{ definition }] = (await sql.query('SELECT pg_get_functiondef($1::regproc) AS definition', [guard])) as [
    { definition: string },
  ];
  if (!what.test(definition)) throw new Error(`${guard} is not written as it was.`);
  await sql.query(definition.replace(what, () => by));
}
