import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who agreed for a minor: beside the sign-up it was said for, sealed under the minor's own key. */
export class AddGuardians1767225700030 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(`
      ALTER TABLE volunteers.application
        ADD COLUMN sealed_guardian_name bytea,
        ADD COLUMN sealed_guardian_phone bytea,
        ADD CONSTRAINT application_guardian CHECK ((sealed_guardian_name IS NULL) = (sealed_guardian_phone IS NULL))`);
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query(
      'ALTER TABLE volunteers.application DROP COLUMN sealed_guardian_name, DROP COLUMN sealed_guardian_phone',
    );
  }
}
