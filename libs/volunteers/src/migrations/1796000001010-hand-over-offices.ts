import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuse } from './team-guards.js';

/** A merge hands memberships over to somebody else: who leads is there afterwards as well, by the end of the transaction. */
export class HandOverOffices1796000001010 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(`
      CREATE FUNCTION volunteers.office_is_handed_over() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (
          SELECT FROM volunteers.membership m JOIN volunteers.volunteer v ON v.id = m.volunteer_id
          WHERE m.id = NEW.id AND m.valid_to IS NULL AND m.role = 'leader' AND v.status <> 'active') THEN
          ${refuse('membership_office', 'membership', 'who leads a team is an active member of it')};
        END IF;
        RETURN NULL;
      END $$`);
    await sql.query(`
      CREATE CONSTRAINT TRIGGER membership_handed_over AFTER UPDATE OF volunteer_id ON volunteers.membership
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.valid_to IS NULL AND NEW.role = 'leader')
      EXECUTE FUNCTION volunteers.office_is_handed_over()`);
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query('DROP TRIGGER membership_handed_over ON volunteers.membership');
    await sql.query('DROP FUNCTION volunteers.office_is_handed_over()');
  }
}
