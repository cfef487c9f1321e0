import { dropInvariantViews, invariantView } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Nobody applies to a call that was put away. Whoever archives it locks its row against foreign keys: a sign-up in flight is
 * waited for and counted, and one that comes later waits here, sees the call as it is now, and is refused as a whole.
 */
export class KeepArchivedCalls1796000001000 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(`
      CREATE FUNCTION volunteers.call_is_not_archived() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        standing text;
      BEGIN
        -- The lock of the foreign key, which is taken anyway; with it the row is read as it is once nobody else changes it.
        SELECT c.state INTO standing FROM volunteers.call c WHERE c.id = NEW.call_id FOR KEY SHARE;
        IF standing = 'archived' THEN
          RAISE EXCEPTION 'the call was put away' USING ERRCODE = 'check_violation', CONSTRAINT = 'application_call_archived';
        END IF;
        RETURN NULL;
      END $$`);
    await sql.query(`
      CREATE TRIGGER application_call_archived AFTER INSERT ON volunteers.application
      FOR EACH ROW EXECUTE FUNCTION volunteers.call_is_not_archived()`);
    // An appeal that is granted brings somebody back, whatever has become of the call.
    await invariantView(
      sql,
      'archived_call_under_way',
      `
        SELECT a.county_code, a.id AS application_id FROM volunteers.application a JOIN volunteers.call c ON c.id = a.call_id
        WHERE c.state = 'archived' AND a.attempt = 1 AND a.state NOT IN ('accepted', 'refused', 'withdrawn')`,
    );
  }

  async down(sql: QueryRunner): Promise<void> {
    await dropInvariantViews(sql, 'archived_call_under_way');
    await sql.query('DROP TRIGGER application_call_archived ON volunteers.application');
    await sql.query('DROP FUNCTION volunteers.call_is_not_archived()');
  }
}
