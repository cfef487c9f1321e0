import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Guards of other tables ask here whether a guardian agrees for a volunteer. */
export class AskGuardians1767225700121 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(`
      CREATE FUNCTION volunteers.guardian_agrees(volunteer uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT EXISTS (
          SELECT FROM volunteers.volunteer v JOIN volunteers.consent c ON c.person_id = v.person_id
          WHERE v.id = volunteer AND c.purpose = 'guardian' AND c.withdrawn_at IS NULL)
      $$`);
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query('DROP FUNCTION volunteers.guardian_agrees(uuid)');
  }
}
