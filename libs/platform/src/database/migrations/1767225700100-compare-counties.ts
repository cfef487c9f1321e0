import type { MigrationInterface, QueryRunner } from 'typeorm';
import { currentCountySql } from '../tenancy.js';

const asText = `(county_code)::text = current_setting('app.county'::text, true)`;

/** Policies of tables that are there already compare the county as its column does; `tenantTable` says why. */
export class CompareCounties1767225700100 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    const policies = (await sql.query(
      `SELECT format('%I ON %I.%I', policyname, schemaname, tablename) AS name, qual, with_check FROM pg_policies
       WHERE strpos(qual, $1) > 0`,
      [asText],
    )) as { name: string; qual: string; with_check: string | null }[];
    for (const { name, qual, with_check: check } of policies) {
      const checked = check === null ? '' : ` WITH CHECK (${asColumn(check)})`;
      await sql.query(`ALTER POLICY ${name} USING (${asColumn(qual)})${checked}`);
    }
  }

  /** Both ways let through the same rows. */
  async down(): Promise<void> {}
}

function asColumn(condition: string): string {
  return condition.replaceAll(asText, `county_code = ${currentCountySql}`);
}
