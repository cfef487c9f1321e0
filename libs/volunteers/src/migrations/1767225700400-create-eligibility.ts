import { appendOnly, countyColumn, tenantTable } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the eligibility engine decided and from what; and what somebody forced aside, with reason and end. */
export class CreateEligibility1767225700400 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(`
      CREATE TABLE volunteers.eligibility_decision (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        ${countyColumn},
        person_id uuid REFERENCES volunteers.person (id),
        volunteer_id uuid,
        action text NOT NULL,
        policy_version integer NOT NULL CHECK (policy_version > 0),
        plugin_version text,
        allowed boolean NOT NULL,
        inputs jsonb NOT NULL CHECK (jsonb_typeof(inputs) = 'object'),
        blockers jsonb NOT NULL CHECK (jsonb_typeof(blockers) = 'array'),
        warnings jsonb NOT NULL CHECK (jsonb_typeof(warnings) = 'array'),
        decided_at timestamptz NOT NULL,
        decided_by text NOT NULL,
        CONSTRAINT eligibility_decision_volunteer FOREIGN KEY (county_code, volunteer_id) REFERENCES volunteers.volunteer (county_code, id),
        CONSTRAINT eligibility_decision_allowed CHECK (allowed = (blockers = '[]'))
      )`);
    await sql.query('CREATE INDEX eligibility_decision_of ON volunteers.eligibility_decision (person_id, decided_at)');
    await tenantTable(sql, 'volunteers.eligibility_decision', { privileges: 'SELECT, INSERT' });
    await appendOnly(sql, 'volunteers.eligibility_decision');
    await createExceptions(sql);
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query('DROP TABLE volunteers.eligibility_exception');
    await sql.query('DROP FUNCTION volunteers.guard_exception()');
    await sql.query('DROP TABLE volunteers.eligibility_decision');
  }
}

async function createExceptions(sql: QueryRunner): Promise<void> {
  // Never age, consent, insurance, a qualification, the county or an overlap: whatever path writes here.
  await sql.query(`
    CREATE TABLE volunteers.eligibility_exception (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      volunteer_id uuid NOT NULL,
      team_id uuid NOT NULL,
      code text NOT NULL,
      reason text NOT NULL CHECK (length(reason) BETWEEN 5 AND 500),
      role text NOT NULL CHECK (role IN ('operator', 'county-admin')),
      valid_from timestamptz NOT NULL,
      expires_at timestamptz NOT NULL,
      granted_by uuid NOT NULL REFERENCES platform.account (id),
      granted_at timestamptz NOT NULL,
      revoked_at timestamptz,
      revoked_by uuid REFERENCES platform.account (id),
      CONSTRAINT eligibility_exception_volunteer FOREIGN KEY (county_code, volunteer_id) REFERENCES volunteers.volunteer (county_code, id),
      CONSTRAINT eligibility_exception_team FOREIGN KEY (county_code, team_id) REFERENCES volunteers.team (county_code, id),
      CONSTRAINT eligibility_exception_forceable CHECK (code IN
        ('eligibility.notMember', 'eligibility.onReserve', 'eligibility.restTooShort', 'eligibility.weeklyMinutes')),
      CONSTRAINT eligibility_exception_ends CHECK (expires_at > valid_from AND expires_at <= granted_at + interval '92 days'),
      CONSTRAINT eligibility_exception_revoked CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
    )`);
  await sql.query(
    'CREATE INDEX eligibility_exception_of ON volunteers.eligibility_exception (volunteer_id, team_id) WHERE revoked_at IS NULL',
  );
  await tenantTable(sql, 'volunteers.eligibility_exception', { privileges: 'SELECT, INSERT, UPDATE' });
  await sql.query(`
    CREATE FUNCTION volunteers.guard_exception() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      -- Two records of one person may become one.
      IF TG_OP = 'UPDATE' AND OLD.volunteer_id <> NEW.volunteer_id AND platform.changes_hands(to_jsonb(OLD), to_jsonb(NEW)) THEN
        RETURN NEW;
      END IF;
      IF TG_OP = 'UPDATE' AND (OLD.revoked_at IS NOT NULL OR to_jsonb(NEW) - ARRAY['revoked_at', 'revoked_by']
          <> to_jsonb(OLD) - ARRAY['revoked_at', 'revoked_by']) THEN
        RAISE EXCEPTION 'an exception is taken back, never changed' USING ERRCODE = '23514', CONSTRAINT = 'eligibility_exception_fixed';
      END IF;
      IF EXISTS (SELECT FROM volunteers.volunteer v JOIN platform.account c ON c.person_id = v.person_id
          WHERE v.id = NEW.volunteer_id AND c.id = NEW.granted_by) THEN
        RAISE EXCEPTION 'nobody makes an exception for themselves' USING ERRCODE = '23514', CONSTRAINT = 'eligibility_exception_own';
      END IF;
      RETURN NEW;
    END $$`);
  await sql.query(`
    CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON volunteers.eligibility_exception
    FOR EACH ROW EXECUTE FUNCTION volunteers.guard_exception()`);
}
