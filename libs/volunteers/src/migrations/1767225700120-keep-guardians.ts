import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A guardian who signs at the desk is kept with the minor, since many signed up before anybody asked for one. */
export class KeepGuardians1767225700120 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(`
      ALTER TABLE volunteers.person
        ADD COLUMN sealed_guardian_name bytea,
        ADD COLUMN sealed_guardian_phone bytea,
        ADD COLUMN guardian_recorded_at timestamptz,
        ADD CONSTRAINT person_guardian CHECK (
          (sealed_guardian_name IS NULL) = (sealed_guardian_phone IS NULL)
          AND (sealed_guardian_name IS NULL) = (guardian_recorded_at IS NULL))`);
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query(`
      ALTER TABLE volunteers.person
        DROP COLUMN sealed_guardian_name, DROP COLUMN sealed_guardian_phone, DROP COLUMN guardian_recorded_at`);
  }
}
