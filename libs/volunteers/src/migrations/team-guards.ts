import { roles } from '@redmaple/platform';
import type { QueryRunner } from 'typeorm';

/** Raises an error that carries the name of the rule it broke, as a constraint does. */
export const refuse = (rule: string, table: string, words: string): string =>
  `RAISE EXCEPTION '${words}' USING ERRCODE = '23514', CONSTRAINT = '${rule}', TABLE = '${table}', SCHEMA = 'volunteers'`;

/** Views that are empty whatever happened. */
export async function watch(sql: QueryRunner, views: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, select] of Object.entries(views)) {
    await sql.query(`CREATE VIEW inv.${name} WITH (security_invoker) AS ${select}`);
    await sql.query(`GRANT SELECT ON inv.${name} TO ${roles.app}`);
  }
}
