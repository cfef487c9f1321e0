import { appendOnly, countyColumn, dropInvariantViews, invariantView, tenantTable } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createRecognitionGuards, dropRecognitionGuards } from './recognition-guards.js';

/** Monthly assessment: rules in versions, runs with their lines, objections, and stars that were told. */
export class CreateRecognition1767225701300 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query('CREATE INDEX service_record_when ON volunteers.service_record (county_code, occurred_at)');
    await createRules(sql);
    await createRuns(sql);
    await createLines(sql);
    await createStars(sql);
    await createRecognitionGuards(sql);
    await createViews(sql);
  }

  async down(sql: QueryRunner): Promise<void> {
    await dropInvariantViews(sql, ...Object.keys(views));
    for (const table of [
      'star_notice',
      'recognition_objection',
      'recognition_line',
      'recognition_run',
      'recognition_rules',
    ])
      await sql.query(`DROP TABLE volunteers.${table}`);
    await dropRecognitionGuards(sql);
    await sql.query('DROP INDEX volunteers.service_record_when');
  }
}

async function createRules(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE volunteers.recognition_rules (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      version integer NOT NULL CHECK (version > 0),
      content jsonb NOT NULL CHECK (jsonb_typeof(content) = 'object'),
      fingerprint text NOT NULL CHECK (fingerprint ~ '^[0-9a-f]{64}$'),
      created_by uuid NOT NULL REFERENCES platform.account (id),
      created_at timestamptz NOT NULL,
      CONSTRAINT recognition_rules_tenant UNIQUE (county_code, id),
      CONSTRAINT recognition_rules_version UNIQUE (county_code, version)
    )`);
  await tenantTable(sql, 'volunteers.recognition_rules', { privileges: 'SELECT, INSERT' });
  await appendOnly(sql, 'volunteers.recognition_rules');
}

async function createRuns(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE volunteers.recognition_run (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      month char(7) NOT NULL CHECK (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
      rules_id uuid NOT NULL,
      cutoff timestamptz NOT NULL,
      state text NOT NULL DEFAULT 'computing'
        CHECK (state IN ('computing', 'failed', 'draft', 'objections', 'decided', 'published')),
      progress integer NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 100),
      reached uuid,
      failure text,
      line_count integer NOT NULL DEFAULT 0,
      result text CHECK (result ~ '^[0-9a-f]{64}$'),
      started_by uuid NOT NULL REFERENCES platform.account (id),
      started_at timestamptz NOT NULL,
      opened_by uuid REFERENCES platform.account (id),
      opened_at timestamptz,
      objections_until timestamptz,
      decided_by uuid REFERENCES platform.account (id),
      decided_at timestamptz,
      published_by uuid REFERENCES platform.account (id),
      published_at timestamptz,
      seal bytea,
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT recognition_run_tenant UNIQUE (county_code, id),
      CONSTRAINT recognition_run_rules FOREIGN KEY (county_code, rules_id) REFERENCES volunteers.recognition_rules (county_code, id),
      CONSTRAINT recognition_run_once UNIQUE (county_code, month, rules_id),
      CONSTRAINT recognition_run_counted CHECK (state IN ('computing', 'failed') OR result IS NOT NULL),
      CONSTRAINT recognition_run_opened CHECK (
        (state IN ('objections', 'decided', 'published')) = (opened_by IS NOT NULL)
        AND (opened_by IS NULL) = (opened_at IS NULL) AND (opened_by IS NULL) = (objections_until IS NULL)
        AND objections_until > opened_at),
      CONSTRAINT recognition_run_decided CHECK (
        (state IN ('decided', 'published')) = (decided_by IS NOT NULL) AND (decided_by IS NULL) = (decided_at IS NULL)),
      CONSTRAINT recognition_run_period CHECK (decided_at >= objections_until),
      CONSTRAINT recognition_run_two_people CHECK (decided_by <> opened_by AND decided_by <> started_by),
      CONSTRAINT recognition_run_published CHECK (
        (state = 'published') = (published_by IS NOT NULL) AND (published_by IS NULL) = (published_at IS NULL)
        AND (published_by IS NULL) = (seal IS NULL))
    )`);
  await sql.query(`
    CREATE UNIQUE INDEX recognition_run_month ON volunteers.recognition_run (county_code, month)
    WHERE state IN ('objections', 'decided', 'published')`);
  await tenantTable(sql, 'volunteers.recognition_run', { privileges: 'SELECT, INSERT, UPDATE' });
}

async function createLines(sql: QueryRunner): Promise<void> {
  // A number, not the volunteer, names a line: two records of one person may become one, and a published month stays as it was.
  await sql.query(`
    CREATE TABLE volunteers.recognition_line (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      run_id uuid NOT NULL,
      number integer NOT NULL CHECK (number > 0),
      volunteer_id uuid NOT NULL,
      team_id uuid,
      team_type text,
      records uuid[] NOT NULL,
      inputs jsonb NOT NULL,
      score integer NOT NULL CHECK (score >= 0),
      rank integer CHECK (rank > 0),
      commended boolean NOT NULL DEFAULT false,
      CONSTRAINT recognition_line_tenant UNIQUE (county_code, id),
      CONSTRAINT recognition_line_number UNIQUE (run_id, number),
      CONSTRAINT recognition_line_run FOREIGN KEY (county_code, run_id) REFERENCES volunteers.recognition_run (county_code, id),
      CONSTRAINT recognition_line_volunteer FOREIGN KEY (county_code, volunteer_id) REFERENCES volunteers.volunteer (county_code, id),
      CONSTRAINT recognition_line_team FOREIGN KEY (county_code, team_id) REFERENCES volunteers.team (county_code, id)
    )`);
  await sql.query('CREATE INDEX recognition_line_of ON volunteers.recognition_line (volunteer_id, run_id)');
  await tenantTable(sql, 'volunteers.recognition_line', { privileges: 'SELECT, INSERT, UPDATE' });
  await sql.query(`
    CREATE TABLE volunteers.recognition_objection (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      run_id uuid NOT NULL,
      volunteer_id uuid NOT NULL,
      reason_code text NOT NULL CHECK (reason_code IN ('service-missing', 'hours-wrong', 'team-wrong', 'not-deserved', 'other')),
      note text CHECK (note <> ''),
      raised_by uuid NOT NULL REFERENCES platform.account (id),
      raised_at timestamptz NOT NULL,
      own boolean NOT NULL,
      state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'upheld', 'dismissed')),
      reply text CHECK (reply <> ''),
      score_before integer,
      score_after integer,
      decided_by uuid REFERENCES platform.account (id),
      decided_at timestamptz,
      CONSTRAINT recognition_objection_run FOREIGN KEY (county_code, run_id) REFERENCES volunteers.recognition_run (county_code, id),
      CONSTRAINT recognition_objection_volunteer FOREIGN KEY (county_code, volunteer_id) REFERENCES volunteers.volunteer (county_code, id),
      CONSTRAINT recognition_objection_decided CHECK (
        (state = 'open') = (decided_by IS NULL) AND (state = 'open') = (decided_at IS NULL)),
      CONSTRAINT recognition_objection_two_people CHECK (decided_by <> raised_by)
    )`);
  await sql.query(`
    CREATE UNIQUE INDEX recognition_objection_open ON volunteers.recognition_objection (run_id, volunteer_id) WHERE state = 'open'`);
  await sql.query('CREATE INDEX recognition_objection_of ON volunteers.recognition_objection (volunteer_id, run_id)');
  await tenantTable(sql, 'volunteers.recognition_objection', { privileges: 'SELECT, INSERT, UPDATE' });
}

async function createStars(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE volunteers.star_notice (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      volunteer_id uuid NOT NULL,
      stars integer NOT NULL CHECK (stars BETWEEN 1 AND 5),
      told_at timestamptz NOT NULL,
      CONSTRAINT star_notice_once UNIQUE (volunteer_id, stars),
      CONSTRAINT star_notice_volunteer FOREIGN KEY (county_code, volunteer_id) REFERENCES volunteers.volunteer (county_code, id)
    )`);
  await tenantTable(sql, 'volunteers.star_notice', { privileges: 'SELECT, INSERT, UPDATE' });
}

const views: Readonly<Record<string, string>> = {
  recognition_altered: `
    SELECT r.county_code, r.id FROM volunteers.recognition_run r
    WHERE r.state = 'published' AND r.seal IS DISTINCT FROM volunteers.recognition_seal(r.id)`,
  recognition_by_one_person: `
    SELECT r.county_code, r.id FROM volunteers.recognition_run r
    WHERE r.state IN ('decided', 'published') AND (r.decided_by IN (r.opened_by, r.started_by) OR EXISTS (
      SELECT FROM volunteers.recognition_objection o WHERE o.run_id = r.id AND o.state = 'open'))`,
  recognition_out_of_place: `
    SELECT l.county_code, l.id FROM volunteers.recognition_line l
    JOIN volunteers.recognition_run r ON r.id = l.run_id
    WHERE r.state NOT IN ('computing', 'failed') AND (l.rank IS NULL OR l.commended AND l.score = 0)`,
};

async function createViews(sql: QueryRunner): Promise<void> {
  for (const [name, select] of Object.entries(views)) await invariantView(sql, name, select);
}
