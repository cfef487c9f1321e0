import { appendOnly, countyColumn, librarySchema, tenantTable } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organisations, their seed projects with stage gates, milestones, and indicators with monthly actuals. */
export class CreateProjects1767225660000 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await librarySchema(sql, 'projects');
    await createOrganisations(sql);
    await createSeedProjects(sql);
    await createMilestones(sql);
    await createIndicators(sql);
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query('DROP SCHEMA projects CASCADE');
  }
}

const stages = `('idea', 'seed', 'pilot', 'funded', 'showcase', 'replicated')`;
const editable = { privileges: 'SELECT, INSERT, UPDATE' };
const ledger = { privileges: 'SELECT, INSERT' };

async function createOrganisations(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE projects.organisation (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      name text NOT NULL CHECK (name <> ''),
      kind text NOT NULL CHECK (kind <> ''),
      state text NOT NULL DEFAULT 'applied' CHECK (state IN ('applied', 'resident', 'graduated', 'left')),
      officer_account_id uuid,
      area_id uuid,
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT organisation_name UNIQUE (county_code, name)
    )`);
  await sql.query('CREATE INDEX organisation_recent ON projects.organisation (county_code, id DESC)');
  await tenantTable(sql, 'projects.organisation', editable);
}

async function createSeedProjects(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE projects.project (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      organisation_id uuid NOT NULL REFERENCES projects.organisation (id),
      title text NOT NULL CHECK (title <> ''),
      summary text NOT NULL,
      agreements jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(agreements) = 'array'),
      stage text NOT NULL DEFAULT 'idea' CHECK (stage IN ${stages}),
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT project_title UNIQUE (county_code, organisation_id, title)
    )`);
  await sql.query('CREATE INDEX project_recent ON projects.project (county_code, id DESC)');
  await tenantTable(sql, 'projects.project', editable);
  await sql.query(`
    CREATE TABLE projects.stage_change (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      project_id uuid NOT NULL REFERENCES projects.project (id),
      project_version integer NOT NULL,
      from_stage text CHECK (from_stage IN ${stages}),
      to_stage text NOT NULL CHECK (to_stage IN ${stages} AND to_stage <> from_stage),
      note text NOT NULL,
      changed_by text NOT NULL,
      changed_at timestamptz NOT NULL,
      CONSTRAINT stage_change_once UNIQUE (county_code, project_id, project_version)
    )`);
  await tenantTable(sql, 'projects.stage_change', ledger);
  await appendOnly(sql, 'projects.stage_change');
}

async function createMilestones(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE projects.milestone (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      project_id uuid NOT NULL REFERENCES projects.project (id),
      title text NOT NULL CHECK (title <> ''),
      due_on date NOT NULL,
      state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'dropped')),
      done_at timestamptz,
      evidence_note text,
      version integer NOT NULL DEFAULT 1,
      CHECK ((state = 'done') = (done_at IS NOT NULL))
    )`);
  await sql.query('CREATE INDEX milestone_project ON projects.milestone (project_id, due_on)');
  await tenantTable(sql, 'projects.milestone', editable);
}

async function createIndicators(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE projects.indicator (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      project_id uuid NOT NULL REFERENCES projects.project (id),
      name text NOT NULL CHECK (name <> ''),
      unit text NOT NULL,
      baseline double precision NOT NULL,
      target double precision NOT NULL,
      direction text NOT NULL CHECK (direction IN ('up', 'down')),
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT indicator_direction
        CHECK (CASE direction WHEN 'up' THEN target >= baseline ELSE target <= baseline END)
    )`);
  await sql.query('CREATE INDEX indicator_project ON projects.indicator (project_id)');
  await tenantTable(sql, 'projects.indicator', editable);
  await sql.query(`
    CREATE TABLE projects.indicator_actual (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      indicator_id uuid NOT NULL REFERENCES projects.indicator (id),
      month date NOT NULL CHECK (extract(day FROM month) = 1),
      revision integer NOT NULL CHECK (revision > 0),
      value double precision NOT NULL,
      note text,
      entered_by text NOT NULL,
      entered_at timestamptz NOT NULL,
      CONSTRAINT indicator_actual_revision UNIQUE (county_code, indicator_id, month, revision)
    )`);
  await sql.query(
    `COMMENT ON TABLE projects.indicator_actual IS 'a correction is a further revision; the latest counts'`,
  );
  await tenantTable(sql, 'projects.indicator_actual', ledger);
  await appendOnly(sql, 'projects.indicator_actual');
}
