import type { DataSource } from 'typeorm';

/** Schemas that our migrations make: everything but PostgreSQL's own, BullMQ's, and the one of the migration table. */
const ours = `nspname NOT IN ('public', 'information_schema', 'bullmq') AND nspname NOT LIKE 'pg\\_%'`;

/** What a schema consists of, one line of text per column, constraint, index, policy, trigger, function and grant. */
const questions: Readonly<Record<string, string>> = {
  schema: `SELECT nspname AS line FROM pg_namespace WHERE ${ours}`,
  column: `
    SELECT format('%I.%I.%I %s %s default %s', nspname, relname, attname, format_type(atttypid, atttypmod),
      CASE WHEN attnotnull THEN 'not null' ELSE 'null' END, coalesce(pg_get_expr(adbin, adrelid), '-')) AS line
    FROM pg_attribute JOIN pg_class c ON c.oid = attrelid JOIN pg_namespace n ON n.oid = relnamespace
    LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE ${ours} AND attnum > 0 AND NOT attisdropped AND relkind IN ('r', 'p', 'v', 'm')`,
  security: `
    SELECT format('%I.%I rls %s forced %s owner %s', nspname, relname, relrowsecurity, relforcerowsecurity, relowner::regrole) AS line
    FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace WHERE ${ours} AND relkind IN ('r', 'p')`,
  constraint: `
    SELECT format('%I.%s %I %s', nspname, conrelid::regclass, conname, pg_get_constraintdef(pg_constraint.oid)) AS line
    FROM pg_constraint JOIN pg_namespace n ON n.oid = connamespace WHERE ${ours}`,
  index: `SELECT indexdef AS line FROM pg_indexes JOIN pg_namespace ON nspname = schemaname WHERE ${ours}`,
  policy: `
    SELECT format('%I.%I %I %s using %s check %s', schemaname, tablename, policyname, cmd, qual, with_check) AS line
    FROM pg_policies JOIN pg_namespace ON nspname = schemaname WHERE ${ours}`,
  trigger: `
    SELECT pg_get_triggerdef(t.oid) AS line
    FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid JOIN pg_namespace n ON n.oid = relnamespace
    WHERE ${ours} AND NOT tgisinternal`,
  function: `SELECT pg_get_functiondef(p.oid) AS line FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace WHERE ${ours}`,
  grant: `
    SELECT format('%I.%I %s to %s', table_schema, table_name, privilege_type, grantee) AS line
    FROM information_schema.role_table_grants JOIN pg_namespace ON nspname = table_schema WHERE ${ours}`,
};

/** Everything that our migrations left in the database, in an order of its own. */
export async function catalogOf(source: DataSource): Promise<string[]> {
  const lines: string[] = [];
  for (const [kind, sql] of Object.entries(questions)) {
    for (const { line } of await source.query<{ line: string }[]>(sql)) lines.push(`${kind}: ${line}`);
  }
  return lines.sort();
}

/** Our tables as `schema.table`. */
export async function tablesOf(source: DataSource): Promise<string[]> {
  const rows = await source.query<{ name: string }[]>(
    `SELECT nspname || '.' || relname AS name FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
     WHERE ${ours} AND relkind IN ('r', 'p') ORDER BY name`,
  );
  return rows.map((row) => row.name);
}
