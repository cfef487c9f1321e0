import { appendOnly, countyColumn, tenantTable } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The stages every team type has that was given no plan of its own. `vetting/stages/stage.policy.ts` says the same, and
 * a test holds the two together.
 */
const coreStages = `'[
  {"code": "screening", "state": "submitted", "roles": ["operator", "county-admin"], "dueDays": 7},
  {"code": "background-review", "state": "screened", "roles": ["liaison"], "dueDays": 15, "validDays": 365},
  {"code": "acceptance", "state": "reviewed", "roles": ["operator", "county-admin"], "dueDays": 7}
]'::jsonb`;

/** Stages of vetting as data, and at which of them each application waits, since when and until when. */
export class StageVetting1767225700500 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await createPlans(sql);
    await placeApplications(sql);
    await placeExisting(sql);
    await sql.query(`
      ALTER TABLE volunteers.application ADD CONSTRAINT application_staged CHECK
        ((state IN ('submitted', 'screened', 'reviewed')) = (stage IS NOT NULL AND stage_since IS NOT NULL AND stage_due_at IS NOT NULL))`);
    await sql.query(`
      CREATE INDEX application_stage ON volunteers.application (county_code, stage, stage_due_at, id) WHERE stage IS NOT NULL`);
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query('DROP TRIGGER application_stage ON volunteers.application');
    await sql.query('DROP FUNCTION volunteers.place_in_stage()');
    await sql.query('DROP FUNCTION volunteers.state_after_passes(uuid)');
    await sql.query(`
      ALTER TABLE volunteers.application DROP COLUMN stage, DROP COLUMN stage_since, DROP COLUMN stage_due_at,
        DROP COLUMN stage_reminded_at, DROP COLUMN vetting_plan_id, DROP COLUMN attempt`);
    await sql.query('ALTER TABLE volunteers.application_event DROP COLUMN stage');
    await sql.query('DROP FUNCTION volunteers.plan_stages(uuid)');
    await sql.query('DROP TABLE volunteers.vetting_plan');
  }
}

/** Those that are under way go on from where they stand; they came to their stage with the decision before it. */
async function placeExisting(sql: QueryRunner): Promise<void> {
  const tables = ['application', 'application_event', 'vetting_decision', 'vetting_plan'];
  for (const table of tables) await sql.query(`ALTER TABLE volunteers.${table} NO FORCE ROW LEVEL SECURITY`);
  await sql.query(`
    UPDATE volunteers.application a SET stage_since = coalesce(
      (SELECT max(e.at) FROM volunteers.application_event e
       WHERE e.application_id = a.id AND e.kind IN ('promoted', 'screened', 'reviewed')), a.submitted_at)
    WHERE a.state IN ('submitted', 'screened', 'reviewed')`);
  for (const table of tables) await sql.query(`ALTER TABLE volunteers.${table} FORCE ROW LEVEL SECURITY`);
}

async function createPlans(sql: QueryRunner): Promise<void> {
  // Version 1 of every team type is the core's; a plan is never changed, the next one takes its place.
  await sql.query(`
    CREATE TABLE volunteers.vetting_plan (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      team_type_code text NOT NULL,
      version integer NOT NULL CHECK (version > 1),
      stages jsonb NOT NULL CHECK (jsonb_typeof(stages) = 'array'),
      made_by text NOT NULL,
      made_at timestamptz NOT NULL,
      CONSTRAINT vetting_plan_version UNIQUE (county_code, team_type_code, version)
    )`);
  await tenantTable(sql, 'volunteers.vetting_plan', { privileges: 'SELECT, INSERT' });
  await appendOnly(sql, 'volunteers.vetting_plan');
  await sql.query(`
    CREATE FUNCTION volunteers.plan_stages(plan uuid)
    RETURNS TABLE (place integer, code text, state text, due_days integer, valid_days integer) LANGUAGE sql STABLE AS $$
      SELECT n::integer, s->>'code', s->>'state', (s->>'dueDays')::integer, (s->>'validDays')::integer
      FROM jsonb_array_elements(coalesce((SELECT p.stages FROM volunteers.vetting_plan p WHERE p.id = plan), ${coreStages}))
        WITH ORDINALITY AS listed(s, n)
      ORDER BY n
    $$`);
}

async function placeApplications(sql: QueryRunner): Promise<void> {
  await sql.query('ALTER TABLE volunteers.application_event ADD COLUMN stage text');
  await sql.query(`
    ALTER TABLE volunteers.application
      ADD COLUMN stage text, ADD COLUMN stage_since timestamptz, ADD COLUMN stage_due_at timestamptz,
      ADD COLUMN stage_reminded_at timestamptz,
      ADD COLUMN vetting_plan_id uuid REFERENCES volunteers.vetting_plan (id),
      ADD COLUMN attempt integer NOT NULL DEFAULT 1 CHECK (attempt > 0)`);
  // The canonical state in which somebody goes on who has passed what was passed.
  await sql.query(`
    CREATE FUNCTION volunteers.state_after_passes(application uuid) RETURNS text LANGUAGE sql STABLE AS $$
      SELECT s.state FROM volunteers.application a, volunteers.plan_stages(a.vetting_plan_id) s
      WHERE a.id = application AND NOT EXISTS (
        SELECT FROM volunteers.vetting_decision d WHERE d.application_id = a.id AND d.stage = s.code AND d.outcome = 'pass')
      ORDER BY s.place LIMIT 1
    $$`);
  // On every path (online, paper, import, promotion, decision) an application waits at the first stage that is not passed.
  await sql.query(`
    CREATE FUNCTION volunteers.place_in_stage() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      next record;
    BEGIN
      IF TG_OP = 'INSERT' AND NEW.vetting_plan_id IS NULL THEN
        NEW.vetting_plan_id := (SELECT p.id FROM volunteers.vetting_plan p
          WHERE p.county_code = NEW.county_code AND p.team_type_code = NEW.team_type_code ORDER BY p.version DESC LIMIT 1);
      END IF;
      IF NEW.state NOT IN ('submitted', 'screened', 'reviewed') THEN
        NEW.stage := NULL; NEW.stage_since := NULL; NEW.stage_due_at := NULL; NEW.stage_reminded_at := NULL;
        RETURN NEW;
      END IF;
      SELECT s.code, s.due_days INTO next FROM volunteers.plan_stages(NEW.vetting_plan_id) s
      WHERE s.state = NEW.state
      ORDER BY EXISTS (
        SELECT FROM volunteers.vetting_decision d WHERE d.application_id = NEW.id AND d.stage = s.code AND d.outcome = 'pass'), s.place
      LIMIT 1;
      IF TG_OP = 'INSERT' THEN
        NEW.stage_since := coalesce(NEW.stage_since, NEW.submitted_at);
      ELSIF NEW.stage_since IS NULL THEN
        NEW.stage_since := date_trunc('milliseconds', now());
      END IF;
      IF TG_OP = 'INSERT' OR next.code IS DISTINCT FROM OLD.stage THEN NEW.stage_reminded_at := NULL; END IF;
      NEW.stage := next.code;
      NEW.stage_due_at := NEW.stage_since + make_interval(days => next.due_days);
      RETURN NEW;
    END $$`);
  await sql.query(`
    CREATE TRIGGER application_stage BEFORE INSERT OR UPDATE OF state, stage_since ON volunteers.application
    FOR EACH ROW EXECUTE FUNCTION volunteers.place_in_stage()`);
}
