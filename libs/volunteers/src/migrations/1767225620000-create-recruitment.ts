import { appendOnly, countyColumn, librarySchema, tenantTable } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People and their consents, calls with their seats, applications with their timeline, imports. */
export class CreateRecruitment1767225620000 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await librarySchema(sql, 'volunteers');
    const steps = [createPeople, createCalls, createApplications, createImports];
    for (const step of steps) await step(sql);
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query('DROP SCHEMA volunteers CASCADE');
  }
}

async function createPeople(sql: QueryRunner): Promise<void> {
  // Names stay plain so that they can be searched; what identifies or reaches a person is sealed under their own key.
  await sql.query(`
    CREATE TABLE volunteers.person (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      name text NOT NULL CHECK (erased_at IS NOT NULL OR name <> ''),
      document_type text NOT NULL,
      sealed_document bytea,
      document_index bytea,
      birth_date date,
      sealed_phone bytea,
      phone_index bytea,
      phone_first3_index bytea,
      phone_last4_index bytea,
      phone_verified_at timestamptz,
      sealed_address bytea,
      locale text NOT NULL DEFAULT 'zh-CN' CHECK (locale IN ('zh-CN', 'en')),
      erased_at timestamptz,
      created_at timestamptz NOT NULL,
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT person_document UNIQUE (county_code, document_type, document_index),
      CONSTRAINT person_complete CHECK ((erased_at IS NOT NULL) = (document_index IS NULL AND sealed_document IS NULL))
    )`);
  await sql.query('CREATE INDEX person_phone ON volunteers.person (county_code, phone_index)');
  await tenantTable(sql, 'volunteers.person');
  await sql.query(`
    CREATE TABLE volunteers.consent (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      person_id uuid NOT NULL REFERENCES volunteers.person (id),
      purpose text NOT NULL,
      document_version text NOT NULL,
      given_at timestamptz NOT NULL,
      evidence text NOT NULL CHECK (evidence IN ('online', 'paper')),
      paper_date date,
      withdrawn_at timestamptz,
      CONSTRAINT consent_paper CHECK ((evidence = 'paper') = (paper_date IS NOT NULL))
    )`);
  await sql.query('CREATE INDEX consent_person ON volunteers.consent (person_id)');
  await tenantTable(sql, 'volunteers.consent', { privileges: 'SELECT, INSERT, UPDATE' });
}

async function createCalls(sql: QueryRunner): Promise<void> {
  // 志愿服务条例 12: recruiting states the real content and the risks.
  await sql.query(`
    CREATE TABLE volunteers.call (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      title text NOT NULL CHECK (btrim(title) <> ''),
      content text NOT NULL CHECK (btrim(content) <> ''),
      risk_notice text NOT NULL CONSTRAINT call_risk_notice CHECK (btrim(risk_notice) <> ''),
      location text,
      opens_at timestamptz NOT NULL,
      closes_at timestamptz NOT NULL,
      state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'published', 'closed', 'archived')),
      published_at timestamptz,
      closed_at timestamptz,
      created_by text NOT NULL,
      created_at timestamptz NOT NULL,
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT call_period CHECK (closes_at > opens_at),
      CONSTRAINT call_published CHECK (state = 'draft' OR published_at IS NOT NULL)
    )`);
  await sql.query('CREATE INDEX call_state ON volunteers.call (county_code, state)');
  await tenantTable(sql, 'volunteers.call');
  // The form and the age limits are those of the moment of publication: answers are read by them for ever.
  await sql.query(`
    CREATE TABLE volunteers.call_team_type (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      call_id uuid NOT NULL REFERENCES volunteers.call (id) ON DELETE CASCADE,
      team_type_code text NOT NULL,
      seats integer NOT NULL CONSTRAINT call_team_type_seats CHECK (seats BETWEEN 1 AND 20000),
      form jsonb NOT NULL,
      form_version text NOT NULL,
      min_age integer NOT NULL CHECK (min_age BETWEEN 0 AND 150),
      max_age integer CHECK (max_age BETWEEN 0 AND 150),
      waitlist_next integer NOT NULL DEFAULT 1 CHECK (waitlist_next > 0),
      CONSTRAINT call_team_type_once UNIQUE (call_id, team_type_code)
    )`);
  await tenantTable(sql, 'volunteers.call_team_type');
}

async function createApplications(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE volunteers.application (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      number text NOT NULL,
      call_id uuid NOT NULL REFERENCES volunteers.call (id),
      call_team_type_id uuid NOT NULL REFERENCES volunteers.call_team_type (id),
      team_type_code text NOT NULL,
      person_id uuid NOT NULL REFERENCES volunteers.person (id),
      answers jsonb NOT NULL CHECK (jsonb_typeof(answers) = 'object'),
      form_version text NOT NULL,
      specialty text,
      source text NOT NULL CHECK (source IN ('online', 'office', 'import')),
      state text NOT NULL CHECK (state IN ('submitted', 'waitlisted', 'screened', 'reviewed', 'accepted', 'refused', 'withdrawn')),
      waitlist_no integer CHECK (waitlist_no > 0),
      refusal_code text,
      refusal_text text,
      submitted_at timestamptz NOT NULL,
      decided_at timestamptz,
      import_id uuid,
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT application_number UNIQUE (county_code, number),
      CONSTRAINT application_waitlisted CHECK (state <> 'waitlisted' OR waitlist_no IS NOT NULL),
      CONSTRAINT application_refused CHECK (state <> 'refused' OR refusal_code IS NOT NULL),
      CONSTRAINT application_decided CHECK ((state IN ('accepted', 'refused', 'withdrawn')) = (decided_at IS NOT NULL)),
      CONSTRAINT application_imported CHECK ((source = 'import') = (import_id IS NOT NULL))
    )`);
  await sql.query(`
    CREATE UNIQUE INDEX application_live ON volunteers.application (person_id, call_id)
    WHERE state NOT IN ('refused', 'withdrawn')`);
  await sql.query(`
    CREATE UNIQUE INDEX application_waitlist ON volunteers.application (call_team_type_id, waitlist_no)
    WHERE state = 'waitlisted'`);
  await sql.query('CREATE INDEX application_call ON volunteers.application (call_id, state)');
  await tenantTable(sql, 'volunteers.application');
  await sql.query(`
    CREATE TABLE volunteers.seat (
      ${countyColumn},
      call_team_type_id uuid NOT NULL REFERENCES volunteers.call_team_type (id) ON DELETE CASCADE,
      no integer NOT NULL CHECK (no > 0),
      application_id uuid REFERENCES volunteers.application (id),
      PRIMARY KEY (call_team_type_id, no),
      CONSTRAINT seat_application UNIQUE (application_id)
    )`);
  await sql.query('CREATE INDEX seat_free ON volunteers.seat (call_team_type_id, no) WHERE application_id IS NULL');
  // A seat changes hands by DELETE and INSERT, never by UPDATE: calls/seats.ts says why.
  await tenantTable(sql, 'volunteers.seat');
  await sql.query(`
    CREATE TABLE volunteers.application_event (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      application_id uuid NOT NULL REFERENCES volunteers.application (id),
      at timestamptz NOT NULL,
      kind text NOT NULL,
      actor_kind text NOT NULL,
      actor_id text NOT NULL,
      reason_code text,
      note text
    )`);
  await sql.query('CREATE INDEX application_event_timeline ON volunteers.application_event (application_id, id)');
  await tenantTable(sql, 'volunteers.application_event', { privileges: 'SELECT, INSERT' });
  await appendOnly(sql, 'volunteers.application_event');
}

async function createImports(sql: QueryRunner): Promise<void> {
  // Rows hold personal data of people who have no key yet: sealed as one value, and removed once committed.
  await sql.query(`
    CREATE TABLE volunteers.import (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      call_id uuid NOT NULL REFERENCES volunteers.call (id),
      state text NOT NULL DEFAULT 'preview' CHECK (state IN ('preview', 'committing', 'committed', 'failed')),
      format text NOT NULL,
      encoding text,
      sealed_rows bytea,
      row_errors jsonb NOT NULL DEFAULT '[]',
      ignored_columns jsonb NOT NULL DEFAULT '[]',
      total_rows integer NOT NULL CHECK (total_rows >= 0),
      wrong_rows integer NOT NULL CHECK (wrong_rows >= 0),
      added_rows integer NOT NULL DEFAULT 0,
      waitlisted_rows integer NOT NULL DEFAULT 0,
      present_rows integer NOT NULL DEFAULT 0,
      progress integer NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 100),
      failure text,
      created_by text NOT NULL,
      created_at timestamptz NOT NULL,
      committed_by text,
      committed_at timestamptz,
      version integer NOT NULL DEFAULT 1
    )`);
  await sql.query('CREATE INDEX import_call ON volunteers.import (call_id, id)');
  await tenantTable(sql, 'volunteers.import');
  await sql.query(
    'ALTER TABLE volunteers.application ADD CONSTRAINT application_import FOREIGN KEY (import_id) REFERENCES volunteers.import (id)',
  );
}
