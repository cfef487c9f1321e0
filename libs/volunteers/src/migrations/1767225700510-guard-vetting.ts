import { dropInvariantViews, invariantView } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Raises an error that carries the name of the rule it broke, as a constraint does. */
const refuse = (rule: string, table: string, words: string): string =>
  `RAISE EXCEPTION '${words}' USING ERRCODE = '23514', CONSTRAINT = '${rule}', TABLE = '${table}', SCHEMA = 'volunteers'`;

/**
 * What no path may break: stages in their order, no stage decided twice, a background review only with its own consent,
 * nobody accepted past a stage.
 */
export class GuardVetting1767225700510 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await widenDecisions(sql);
    await guardDecisions(sql);
    await guardAcceptance(sql);
    await watch(sql);
  }

  async down(sql: QueryRunner): Promise<void> {
    await dropInvariantViews(sql, 'accepted_without_vetting', 'vetted_by_one_person', 'background_review_keeps_more');
    await sql.query('DROP TRIGGER application_vetted ON volunteers.application');
    await sql.query('DROP FUNCTION volunteers.require_vetting()');
    await sql.query('DROP TRIGGER vetting_decision_order ON volunteers.vetting_decision');
    await sql.query('DROP FUNCTION volunteers.keep_vetting_order()');
    await sql.query(`
      ALTER TABLE volunteers.vetting_decision
        DROP CONSTRAINT vetting_decision_once, DROP CONSTRAINT vetting_decision_anew,
        DROP CONSTRAINT vetting_decision_two_people, DROP CONSTRAINT vetting_background_bare,
        DROP COLUMN attempt, DROP COLUMN evidence_file_id, DROP COLUMN canonical_reason, DROP COLUMN carried_from,
        ADD CONSTRAINT vetting_decision_stage_check CHECK (stage IN ('screening', 'background-review')),
        ADD CONSTRAINT vetting_decision_once UNIQUE (county_code, application_id, stage),
        ADD CONSTRAINT vetting_decision_two_people EXCLUDE USING gist (application_id WITH =, decided_by WITH =, stage WITH <>),
        ADD CONSTRAINT vetting_background_bare CHECK
          (stage <> 'background-review' OR (reason_code IS NULL AND sealed_note IS NULL))`);
  }
}

async function widenDecisions(sql: QueryRunner): Promise<void> {
  // One decision for each stage and attempt; after an appeal somebody else decides anew. Whoever screens does not review:
  // between the other stages a small centre may have one person do both.
  await sql.query(`
    ALTER TABLE volunteers.vetting_decision
      DROP CONSTRAINT vetting_decision_stage_check,
      DROP CONSTRAINT vetting_decision_once,
      DROP CONSTRAINT vetting_decision_two_people,
      DROP CONSTRAINT vetting_background_bare,
      ADD COLUMN attempt integer NOT NULL DEFAULT 1 CHECK (attempt > 0),
      ADD COLUMN canonical_reason text,
      ADD COLUMN evidence_file_id uuid,
      ADD COLUMN carried_from uuid REFERENCES volunteers.vetting_decision (id),
      ADD CONSTRAINT vetting_decision_once UNIQUE (county_code, application_id, stage, attempt),
      ADD CONSTRAINT vetting_decision_anew UNIQUE (county_code, application_id, stage, decided_by),
      ADD CONSTRAINT vetting_decision_two_people EXCLUDE USING gist
        (application_id WITH =, decided_by WITH =, stage WITH <>) WHERE (stage IN ('screening', 'background-review')),
      ADD CONSTRAINT vetting_background_bare CHECK (stage <> 'background-review'
        OR (reason_code IS NULL AND canonical_reason IS NULL AND sealed_note IS NULL AND evidence_file_id IS NULL)),
      ADD CONSTRAINT vetting_decision_carried CHECK (carried_from IS NULL OR (outcome = 'pass' AND valid_until IS NOT NULL))`);
}

async function guardDecisions(sql: QueryRunner): Promise<void> {
  // Decisions are never changed, so what is seen here as passed stays passed; what is not seen yet is not passed yet.
  await sql.query(`
    CREATE FUNCTION volunteers.keep_vetting_order() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      about record;
      here integer;
    BEGIN
      SELECT a.vetting_plan_id, a.person_id, a.attempt, a.state INTO about FROM volunteers.application a WHERE a.id = NEW.application_id;
      SELECT s.place INTO here FROM volunteers.plan_stages(about.vetting_plan_id) s WHERE s.code = NEW.stage AND s.code <> 'acceptance';
      IF here IS NULL THEN
        ${refuse('vetting_decision_order', 'vetting_decision', 'the plan has no such stage to decide')};
      END IF;
      -- Refused, withdrawn or decided by somebody faster.
      IF NEW.attempt <> about.attempt OR about.state NOT IN ('submitted', 'screened', 'reviewed') OR EXISTS (
        SELECT FROM volunteers.vetting_decision d
        WHERE d.application_id = NEW.application_id AND d.stage = NEW.stage AND d.outcome = 'pass') THEN
        ${refuse('vetting_decision_once', 'vetting_decision', 'this stage has been decided')};
      END IF;
      IF EXISTS (
        SELECT FROM volunteers.plan_stages(about.vetting_plan_id) s WHERE s.place < here AND NOT EXISTS (
          SELECT FROM volunteers.vetting_decision d
          WHERE d.application_id = NEW.application_id AND d.stage = s.code AND d.outcome = 'pass')) THEN
        ${refuse('vetting_decision_order', 'vetting_decision', 'a stage before this one is not passed')};
      END IF;
      IF NEW.stage = 'background-review' AND NOT EXISTS (
        SELECT FROM volunteers.consent c
        WHERE c.person_id = about.person_id AND c.purpose = 'background-review' AND c.withdrawn_at IS NULL) THEN
        ${refuse('vetting_decision_consent', 'vetting_decision', 'nobody is reviewed without their own consent to it')};
      END IF;
      RETURN NEW;
    END $$`);
  await sql.query(`
    CREATE TRIGGER vetting_decision_order BEFORE INSERT ON volunteers.vetting_decision
    FOR EACH ROW EXECUTE FUNCTION volunteers.keep_vetting_order()`);
}

async function guardAcceptance(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE FUNCTION volunteers.require_vetting() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (
        SELECT FROM volunteers.plan_stages(NEW.vetting_plan_id) s WHERE s.code <> 'acceptance' AND NOT EXISTS (
          SELECT FROM volunteers.vetting_decision d WHERE d.application_id = NEW.id AND d.stage = s.code AND d.outcome = 'pass')) THEN
        ${refuse('application_vetted', 'application', 'a stage of vetting is not passed')};
      END IF;
      RETURN NEW;
    END $$`);
  await sql.query(`
    CREATE TRIGGER application_vetted BEFORE UPDATE OF state ON volunteers.application
    FOR EACH ROW WHEN (NEW.state = 'accepted' AND OLD.state <> 'accepted') EXECUTE FUNCTION volunteers.require_vetting()`);
}

/** What must be empty whatever happened; it is looked at after tests, and by whoever doubts. */
async function watch(sql: QueryRunner): Promise<void> {
  const views = {
    accepted_without_vetting: `
      SELECT a.county_code, a.id AS application_id FROM volunteers.application a
      WHERE a.state = 'accepted' AND EXISTS (SELECT FROM volunteers.vetting_decision d WHERE d.application_id = a.id) AND EXISTS (
        SELECT FROM volunteers.plan_stages(a.vetting_plan_id) s WHERE s.code <> 'acceptance' AND NOT EXISTS (
          SELECT FROM volunteers.vetting_decision d WHERE d.application_id = a.id AND d.stage = s.code AND d.outcome = 'pass'))`,
    vetted_by_one_person: `
      SELECT a.county_code, a.application_id FROM volunteers.vetting_decision a
      JOIN volunteers.vetting_decision b ON b.application_id = a.application_id AND b.decided_by = a.decided_by
      WHERE a.stage = 'screening' AND b.stage = 'background-review'`,
    background_review_keeps_more: `
      SELECT d.county_code, d.id AS decision_id FROM volunteers.vetting_decision d
      WHERE d.stage = 'background-review'
        AND num_nonnulls(d.reason_code, d.canonical_reason, d.sealed_note, d.evidence_file_id) > 0`,
  };
  for (const [name, select] of Object.entries(views)) {
    await invariantView(sql, name, select);
  }
}
