import type { MigrationInterface, QueryRunner } from 'typeorm';
import { roles } from '../tenancy.js';

const refuse = `RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '42501';`;

/**
 * Two records of one person become one: what was sealed for the one opens for the other, and rows that otherwise never
 * change may change hands, and nothing but hands.
 */
export class MergePeople1767225700700 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(`
      ALTER TABLE keys.person_key ADD COLUMN merged_into uuid,
        ADD CONSTRAINT person_key_merged CHECK (merged_into <> person_id)`);
    await sql.query('CREATE INDEX person_key_merged ON keys.person_key (merged_into) WHERE merged_into IS NOT NULL');
    // The owner's rights are had only inside a function that runs with them: the app can set the setting, not the user.
    await sql.query(`
      CREATE FUNCTION platform.hands() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
        SELECT ARRAY['person_id', 'volunteer_id', 'mentor_id', 'handler_volunteer_id', 'assignee_volunteer_id', 'account_id']
      $$`);
    await sql.query(`
      CREATE FUNCTION platform.changes_hands(before jsonb, after jsonb) RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT current_user = '${roles.migrator}' AND current_setting('app.moving', true) = 'yes'
          AND before - platform.hands() = after - platform.hands()
      $$`);
    await sql.query(`
      CREATE OR REPLACE FUNCTION platform.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' THEN
          IF platform.changes_hands(to_jsonb(OLD), to_jsonb(NEW)) THEN RETURN NEW; END IF;
        END IF;
        ${refuse}
      END $$`);
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query(`
      CREATE OR REPLACE FUNCTION platform.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        ${refuse}
      END $$`);
    await sql.query('DROP FUNCTION platform.changes_hands(jsonb, jsonb)');
    await sql.query('DROP FUNCTION platform.hands()');
    await sql.query('ALTER TABLE keys.person_key DROP COLUMN merged_into');
  }
}
