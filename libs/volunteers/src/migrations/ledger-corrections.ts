import { countyColumn, tenantTable } from '@redmaple/platform';
import type { QueryRunner } from 'typeorm';

/** What is proposed about the ledger, and what somebody else decided. */
export async function createCorrections(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE volunteers.service_correction (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      kind text NOT NULL CHECK (kind IN ('undo', 'replace', 'entry')),
      volunteer_id uuid NOT NULL,
      record_id uuid,
      team_id uuid,
      content text CHECK (content <> ''),
      occurred_at timestamptz,
      planned_minutes integer CHECK (planned_minutes >= 0),
      actual_minutes integer CHECK (actual_minutes >= 0),
      credited_minutes integer CHECK (credited_minutes BETWEEN 0 AND actual_minutes),
      reason_code text NOT NULL CHECK (reason_code <> ''),
      proposed_by uuid NOT NULL REFERENCES platform.account (id),
      proposed_at timestamptz NOT NULL,
      state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'approved', 'refused', 'withdrawn')),
      decided_by uuid REFERENCES platform.account (id),
      decided_at timestamptz,
      CONSTRAINT service_correction_volunteer FOREIGN KEY (county_code, volunteer_id) REFERENCES volunteers.volunteer (county_code, id),
      CONSTRAINT service_correction_record FOREIGN KEY (county_code, record_id) REFERENCES volunteers.service_record (county_code, id),
      CONSTRAINT service_correction_team FOREIGN KEY (county_code, team_id) REFERENCES volunteers.team (county_code, id),
      CONSTRAINT service_correction_shape CHECK (
        (kind = 'entry') = (record_id IS NULL)
        AND (kind = 'undo') = (occurred_at IS NULL)
        AND (occurred_at IS NULL) = (credited_minutes IS NULL)
        AND (occurred_at IS NULL) = (planned_minutes IS NULL)
        AND (occurred_at IS NULL) = (actual_minutes IS NULL)),
      CONSTRAINT service_correction_decided CHECK ((state = 'open') = (decided_by IS NULL) AND (state = 'open') = (decided_at IS NULL)),
      CONSTRAINT service_correction_two_people CHECK (
        CASE state WHEN 'withdrawn' THEN decided_by = proposed_by ELSE decided_by <> proposed_by END)
    )`);
  await sql.query(`
    CREATE UNIQUE INDEX service_correction_open ON volunteers.service_correction (record_id) WHERE state = 'open'`);
  await sql.query(`CREATE INDEX service_correction_of ON volunteers.service_correction (volunteer_id, id)`);
  await sql.query(`
    CREATE INDEX service_correction_waiting ON volunteers.service_correction (county_code, id) WHERE state = 'open'`);
  await tenantTable(sql, 'volunteers.service_correction', { privileges: 'SELECT, INSERT, UPDATE' });
  await createGuard(sql);
}

export async function dropCorrections(sql: QueryRunner): Promise<void> {
  await sql.query('DROP TABLE volunteers.service_correction');
  await sql.query('DROP FUNCTION volunteers.guard_correction()');
}

/**
 * A proposal is decided once and never rewritten, by an account that did not propose it (a
 * person has one account at most) and by nobody whom it is about.
 */
async function createGuard(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE FUNCTION volunteers.guard_correction() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      subject uuid;
      proposer uuid;
      decider uuid;
    BEGIN
      IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'service_correction is append-only' USING ERRCODE = '42501';
      END IF;
      IF TG_OP = 'INSERT' AND NEW.state <> 'open' THEN
        RAISE EXCEPTION 'a proposal begins open' USING ERRCODE = '23514', CONSTRAINT = 'service_correction_once';
      END IF;
      IF TG_OP = 'UPDATE' AND (OLD.state <> 'open' OR NEW.state = 'open'
        OR to_jsonb(NEW) - ARRAY['state', 'decided_by', 'decided_at'] <> to_jsonb(OLD) - ARRAY['state', 'decided_by', 'decided_at']) THEN
        RAISE EXCEPTION 'a proposal is decided once' USING ERRCODE = '23514', CONSTRAINT = 'service_correction_once';
      END IF;
      SELECT person_id INTO subject FROM volunteers.volunteer WHERE id = NEW.volunteer_id;
      SELECT person_id INTO proposer FROM platform.account WHERE id = NEW.proposed_by;
      IF proposer = subject THEN
        RAISE EXCEPTION 'about oneself' USING ERRCODE = '23514', CONSTRAINT = 'service_correction_own';
      END IF;
      IF NEW.state IN ('approved', 'refused') THEN
        SELECT person_id INTO decider FROM platform.account WHERE id = NEW.decided_by;
        IF decider = subject THEN
          RAISE EXCEPTION 'about oneself' USING ERRCODE = '23514', CONSTRAINT = 'service_correction_own';
        END IF;
      END IF;
      RETURN NEW;
    END $$`);
  await sql.query(`
    CREATE TRIGGER guard BEFORE INSERT OR UPDATE OR DELETE ON volunteers.service_correction
    FOR EACH ROW EXECUTE FUNCTION volunteers.guard_correction()`);
}
