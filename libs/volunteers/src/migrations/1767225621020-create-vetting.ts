import { appendOnly, countyColumn, tenantTable } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Vetting decisions: append-only, one per stage, by different people, never about oneself. */
export class CreateVetting1767225621020 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    // The exclusion constraint holds two decisions by one person apart even when they race; a trigger could not
    // see the other's row before its commit.
    await sql.query(`
      CREATE TABLE volunteers.vetting_decision (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        ${countyColumn},
        application_id uuid NOT NULL REFERENCES volunteers.application (id),
        stage text NOT NULL CHECK (stage IN ('screening', 'background-review')),
        outcome text NOT NULL CHECK (outcome IN ('pass', 'fail')),
        decided_by uuid NOT NULL REFERENCES platform.account (id),
        reason_code text CHECK (reason_code <> ''),
        sealed_note bytea,
        valid_until date,
        policy_version integer NOT NULL CHECK (policy_version > 0),
        decided_at timestamptz NOT NULL,
        CONSTRAINT vetting_decision_once UNIQUE (county_code, application_id, stage),
        CONSTRAINT vetting_decision_two_people EXCLUDE USING gist
          (application_id WITH =, decided_by WITH =, stage WITH <>),
        CONSTRAINT vetting_background_bare CHECK
          (stage <> 'background-review' OR (reason_code IS NULL AND sealed_note IS NULL)),
        CONSTRAINT vetting_refusal_reason CHECK
          (outcome = 'pass' OR stage = 'background-review' OR reason_code IS NOT NULL)
      )`);
    await tenantTable(sql, 'volunteers.vetting_decision', { privileges: 'SELECT, INSERT' });
    await appendOnly(sql, 'volunteers.vetting_decision');
    await sql.query(`
      CREATE FUNCTION volunteers.refuse_own_application() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (
          SELECT FROM volunteers.application a JOIN platform.account c ON c.person_id = a.person_id
          WHERE a.id = NEW.application_id AND c.id = NEW.decided_by
        ) THEN
          RAISE EXCEPTION 'nobody decides about their own application'
            USING ERRCODE = '23514', CONSTRAINT = 'vetting_decision_own', TABLE = 'vetting_decision', SCHEMA = 'volunteers';
        END IF;
        RETURN NEW;
      END $$`);
    await sql.query(`
      CREATE TRIGGER vetting_decision_own BEFORE INSERT ON volunteers.vetting_decision
      FOR EACH ROW EXECUTE FUNCTION volunteers.refuse_own_application()`);
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query('DROP TABLE volunteers.vetting_decision');
    await sql.query('DROP FUNCTION volunteers.refuse_own_application()');
  }
}
