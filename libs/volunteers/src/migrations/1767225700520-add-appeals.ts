import { countyColumn, dropInvariantViews, invariantView, tenantTable } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const refuse = (rule: string, words: string): string =>
  `RAISE EXCEPTION '${words}' USING ERRCODE = '23514', CONSTRAINT = '${rule}', TABLE = 'vetting_appeal', SCHEMA = 'volunteers'`;

/** Appeals against refusals, the county's own words for reasons, and views of the pipeline that people keep. */
export class AddAppeals1767225700520 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await createAppeals(sql);
    await guardAppeals(sql);
    await createReasons(sql);
    await createViews(sql);
  }

  async down(sql: QueryRunner): Promise<void> {
    await dropInvariantViews(sql, 'appeal_decided_by_refuser');
    await sql.query('DROP TABLE volunteers.vetting_view, volunteers.vetting_reason, volunteers.vetting_appeal');
    await sql.query('DROP FUNCTION volunteers.open_appeal(), volunteers.decide_appeal()');
  }
}

async function createAppeals(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE volunteers.vetting_appeal (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      application_id uuid NOT NULL REFERENCES volunteers.application (id),
      attempt integer NOT NULL,
      refused_by text NOT NULL,
      sealed_statement bytea,
      source text NOT NULL CHECK (source IN ('online', 'office')),
      filed_at timestamptz NOT NULL,
      due_at timestamptz NOT NULL,
      reminded_at timestamptz,
      state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'granted', 'rejected')),
      decided_by uuid REFERENCES platform.account (id),
      decided_at timestamptz,
      answer text,
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT vetting_appeal_once UNIQUE (county_code, application_id, attempt),
      CONSTRAINT vetting_appeal_decided CHECK ((state = 'open') = (decided_by IS NULL) AND (state = 'open') = (decided_at IS NULL)),
      CONSTRAINT vetting_appeal_another CHECK (decided_by::text <> refused_by)
    )`);
  await sql.query(
    `CREATE INDEX vetting_appeal_open ON volunteers.vetting_appeal (county_code, due_at, id) WHERE state = 'open'`,
  );
  await tenantTable(sql, 'volunteers.vetting_appeal', { privileges: 'SELECT, INSERT, UPDATE' });
}

async function guardAppeals(sql: QueryRunner): Promise<void> {
  // Who refused is read from the timeline, never taken from whoever files.
  await sql.query(`
    CREATE FUNCTION volunteers.open_appeal() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NOT EXISTS (
        SELECT FROM volunteers.application a WHERE a.id = NEW.application_id AND a.state = 'refused' AND a.attempt = NEW.attempt) THEN
        ${refuse('vetting_appeal_refused', 'only a refusal can be appealed against')};
      END IF;
      NEW.refused_by := coalesce((SELECT e.actor_id FROM volunteers.application_event e
        WHERE e.application_id = NEW.application_id AND e.kind = 'refused' ORDER BY e.id DESC LIMIT 1), '');
      NEW.state := 'open'; NEW.decided_by := NULL; NEW.decided_at := NULL; NEW.answer := NULL;
      RETURN NEW;
    END $$`);
  await sql.query(`
    CREATE TRIGGER vetting_appeal_open BEFORE INSERT ON volunteers.vetting_appeal
    FOR EACH ROW EXECUTE FUNCTION volunteers.open_appeal()`);
  await sql.query(`
    CREATE FUNCTION volunteers.decide_appeal() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF OLD.state <> 'open' AND (NEW.state, NEW.decided_by, NEW.decided_at) IS DISTINCT FROM (OLD.state, OLD.decided_by, OLD.decided_at)
        OR (NEW.application_id, NEW.attempt, NEW.refused_by, NEW.filed_at, NEW.due_at)
          IS DISTINCT FROM (OLD.application_id, OLD.attempt, OLD.refused_by, OLD.filed_at, OLD.due_at) THEN
        ${refuse('vetting_appeal_decided_once', 'an appeal is decided once')};
      END IF;
      IF NEW.decided_by IS NOT NULL AND EXISTS (
        SELECT FROM volunteers.vetting_decision d
        WHERE d.application_id = NEW.application_id AND d.attempt = NEW.attempt AND d.outcome = 'fail' AND d.decided_by = NEW.decided_by) THEN
        ${refuse('vetting_appeal_another', 'whoever refused does not decide the appeal')};
      END IF;
      IF NEW.decided_by IS NOT NULL AND EXISTS (
        SELECT FROM volunteers.application a JOIN platform.account c ON c.person_id = a.person_id
        WHERE a.id = NEW.application_id AND c.id = NEW.decided_by) THEN
        ${refuse('vetting_appeal_own', 'nobody decides their own appeal')};
      END IF;
      RETURN NEW;
    END $$`);
  await sql.query(`
    CREATE TRIGGER vetting_appeal_decide BEFORE UPDATE ON volunteers.vetting_appeal
    FOR EACH ROW EXECUTE FUNCTION volunteers.decide_appeal()`);
  await invariantView(
    sql,
    'appeal_decided_by_refuser',
    `
      SELECT p.county_code, p.id AS appeal_id FROM volunteers.vetting_appeal p
    WHERE p.decided_by::text = p.refused_by OR EXISTS (
      SELECT FROM volunteers.vetting_decision d WHERE d.application_id = p.application_id AND d.attempt = p.attempt
        AND d.outcome = 'fail' AND d.decided_by = p.decided_by)`,
  );
}

async function createReasons(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE volunteers.vetting_reason (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      code text NOT NULL CHECK (code ~ '^own-[a-z0-9-]{1,36}$'),
      canonical text NOT NULL CHECK (canonical IN
        ('incomplete', 'documents-differ', 'age', 'requirements-not-met', 'not-reachable', 'no-place', 'other')),
      label_zh text NOT NULL CHECK (btrim(label_zh) <> ''),
      label_en text NOT NULL CHECK (btrim(label_en) <> ''),
      active boolean NOT NULL DEFAULT true,
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT vetting_reason_code UNIQUE (county_code, code)
    )`);
  // Never removed: old decisions name them.
  await tenantTable(sql, 'volunteers.vetting_reason', { privileges: 'SELECT, INSERT, UPDATE' });
}

async function createViews(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE volunteers.vetting_view (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      owner_id uuid NOT NULL REFERENCES platform.account (id),
      name text NOT NULL CHECK (btrim(name) <> ''),
      filters jsonb NOT NULL CHECK (jsonb_typeof(filters) = 'object'),
      shared boolean NOT NULL DEFAULT false,
      created_at timestamptz NOT NULL,
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT vetting_view_name UNIQUE (county_code, owner_id, name)
    )`);
  await tenantTable(sql, 'volunteers.vetting_view');
}
