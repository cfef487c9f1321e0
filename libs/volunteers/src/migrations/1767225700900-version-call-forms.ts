import { appendOnly, countyColumn, dropInvariantViews, invariantView, tenantTable } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Letters that can be read out over the phone; those of `readableCode`. */
const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Forms of calls as numbered versions, specialists that are wanted, and short addresses. */
export class VersionCallForms1767225700900 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await widenCalls(sql);
    await createForms(sql);
    await keepFormOfApplications(sql);
    await createSpecialists(sql);
    await writeFirstVersions(sql);
    await createInvariants(sql);
  }

  async down(sql: QueryRunner): Promise<void> {
    await dropInvariantViews(sql, ...Object.keys(views));
    await sql.query('DROP TRIGGER form_in_force ON volunteers.application');
    await sql.query('DROP FUNCTION volunteers.form_in_force()');
    await sql.query('ALTER TABLE volunteers.application DROP COLUMN form_no, DROP COLUMN specialist_id');
    await sql.query('DROP TABLE volunteers.call_specialist');
    await sql.query('DROP TABLE volunteers.call_form');
    await sql.query('ALTER TABLE volunteers.call_team_type DROP COLUMN offered');
    await sql.query(
      'ALTER TABLE volunteers.call DROP COLUMN form_no, DROP COLUMN form_design, DROP COLUMN insurance_statement, DROP COLUMN short_code, DROP COLUMN archived_at',
    );
  }
}

async function widenCalls(sql: QueryRunner): Promise<void> {
  await sql.query(`
    ALTER TABLE volunteers.call
      ADD COLUMN form_no integer CHECK (form_no > 0),
      ADD COLUMN form_design jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(form_design) = 'object'),
      ADD COLUMN insurance_statement text,
      ADD COLUMN short_code text,
      ADD COLUMN archived_at timestamptz,
      ADD CONSTRAINT call_short_code UNIQUE (county_code, short_code)`);
  // A team type that is taken off a published call stays for those who applied; nobody new is let in.
  await sql.query('ALTER TABLE volunteers.call_team_type ADD COLUMN offered boolean NOT NULL DEFAULT true');
}

async function createForms(sql: QueryRunner): Promise<void> {
  // What recruits are asked and told is never changed: an edit writes the next number.
  await sql.query(`
    CREATE TABLE volunteers.call_form (
      ${countyColumn},
      call_id uuid NOT NULL REFERENCES volunteers.call (id),
      no integer NOT NULL CHECK (no > 0),
      about jsonb NOT NULL CHECK (jsonb_typeof(about) = 'array'),
      teams jsonb NOT NULL CHECK (jsonb_typeof(teams) = 'array'),
      risk_notice text NOT NULL CHECK (btrim(risk_notice) <> ''),
      insurance_statement text,
      consent_version text NOT NULL,
      changes jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(changes) = 'array'),
      made_at timestamptz NOT NULL,
      made_by text NOT NULL,
      PRIMARY KEY (call_id, no)
    )`);
  await tenantTable(sql, 'volunteers.call_form', { privileges: 'SELECT, INSERT' });
  await appendOnly(sql, 'volunteers.call_form');
}

async function keepFormOfApplications(sql: QueryRunner): Promise<void> {
  await sql.query(`
    ALTER TABLE volunteers.application
      ADD COLUMN form_no integer,
      ADD CONSTRAINT application_form FOREIGN KEY (call_id, form_no) REFERENCES volunteers.call_form (call_id, no)`);
  // Whoever names no version means the one in force.
  await sql.query(`
    CREATE FUNCTION volunteers.form_in_force() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      SELECT c.form_no INTO NEW.form_no FROM volunteers.call c WHERE c.id = NEW.call_id;
      RETURN NEW;
    END $$`);
  await sql.query(`
    CREATE TRIGGER form_in_force BEFORE INSERT ON volunteers.application FOR EACH ROW
      WHEN (NEW.form_no IS NULL) EXECUTE FUNCTION volunteers.form_in_force()`);
}

async function createSpecialists(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE volunteers.call_specialist (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      call_id uuid NOT NULL REFERENCES volunteers.call (id),
      place integer NOT NULL CHECK (place >= 0),
      skill text NOT NULL CHECK (btrim(skill) <> ''),
      wanted integer NOT NULL CHECK (wanted BETWEEN 1 AND 999),
      offered boolean NOT NULL DEFAULT true,
      CONSTRAINT call_specialist_call UNIQUE (call_id, id)
    )`);
  await sql.query(`
    CREATE UNIQUE INDEX call_specialist_skill ON volunteers.call_specialist (call_id, skill) WHERE offered`);
  await tenantTable(sql, 'volunteers.call_specialist');
  await sql.query(`
    ALTER TABLE volunteers.application
      ADD COLUMN specialist_id uuid,
      ADD CONSTRAINT application_specialist FOREIGN KEY (call_id, specialist_id) REFERENCES volunteers.call_specialist (call_id, id)`);
  await sql.query(`
    CREATE INDEX application_specialist ON volunteers.application (specialist_id) WHERE specialist_id IS NOT NULL`);
}

/** Calls that are published already, of every county: for these statements the owner sees all. */
async function writeFirstVersions(sql: QueryRunner): Promise<void> {
  const tables = ['call', 'call_team_type', 'call_form', 'application'].map((name) => `volunteers.${name}`);
  for (const table of tables) await sql.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
  await sql.query(`
    INSERT INTO volunteers.call_form (county_code, call_id, no, about, teams, risk_notice, consent_version, made_at, made_by)
    SELECT c.county_code, c.id, 1, '[{"key": "address", "required": false}, {"key": "specialty", "required": false}]',
      (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('quotaId', q.id, 'code', q.team_type_code, 'form', q.form,
          'minAge', q.min_age, 'maxAge', q.max_age)) ORDER BY q.id)
        FROM volunteers.call_team_type q WHERE q.call_id = c.id),
      c.risk_notice, '2026-01', c.published_at, c.created_by
    FROM volunteers.call c
    WHERE c.state <> 'draft' AND EXISTS (SELECT FROM volunteers.call_team_type q WHERE q.call_id = c.id)`);
  await sql.query(`
    UPDATE volunteers.call c SET form_no = 1 WHERE EXISTS (SELECT FROM volunteers.call_form f WHERE f.call_id = c.id)`);
  await sql.query(`
    UPDATE volunteers.application a SET form_no = 1
    WHERE EXISTS (SELECT FROM volunteers.call_form f WHERE f.call_id = a.call_id AND f.no = 1)`);
  const letter = (number: string): string => `substr('${letters}', 1 + (${number}) % ${letters.length}, 1)`;
  const county = [27_000, 900, 30, 1].map((step) => letter(`(county_code::integer - 100000) / ${step}`));
  const own = [12, 13, 14, 15].map((byte) => letter(`get_byte(uuid_send(id), ${byte})`));
  await sql.query(`UPDATE volunteers.call SET short_code = ${[...county, ...own].join(' || ')}`);
  for (const table of tables) await sql.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
}

const views: Readonly<Record<string, string>> = {
  application_without_its_form: `
    SELECT a.county_code, a.id FROM volunteers.application a JOIN volunteers.call c ON c.id = a.call_id
    WHERE a.form_no IS NULL AND c.form_no IS NOT NULL`,
  call_without_its_form: `
    SELECT c.county_code, c.id FROM volunteers.call c
    WHERE c.form_no IS DISTINCT FROM (SELECT max(f.no) FROM volunteers.call_form f WHERE f.call_id = c.id)`,
};

async function createInvariants(sql: QueryRunner): Promise<void> {
  for (const [name, select] of Object.entries(views)) await invariantView(sql, name, select);
}
