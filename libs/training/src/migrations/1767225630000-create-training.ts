import { countyColumn, librarySchema, tenantTable } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Courses, their sessions, and who takes part with what result. */
export class CreateTraining1767225630000 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await librarySchema(sql, 'training');
    await createCourses(sql);
    await createSessions(sql);
    await createEnrolments(sql);
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query('DROP SCHEMA training CASCADE');
  }
}

async function createCourses(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE training.course (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      title text NOT NULL CHECK (title <> ''),
      content text NOT NULL,
      qualification_code text,
      valid_months integer CHECK (valid_months BETWEEN 1 AND 600),
      required_by jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(required_by) = 'array'),
      state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'retired')),
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT course_validity CHECK (valid_months IS NULL OR qualification_code IS NOT NULL)
    )`);
  await sql.query('CREATE INDEX course_recent ON training.course (county_code, id DESC)');
  await tenantTable(sql, 'training.course', { privileges: 'SELECT, INSERT, UPDATE' });
}

async function createSessions(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE training.session (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      course_id uuid NOT NULL REFERENCES training.course (id),
      place text NOT NULL CHECK (place <> ''),
      starts_at timestamptz NOT NULL,
      ends_at timestamptz NOT NULL,
      capacity integer NOT NULL CHECK (capacity BETWEEN 1 AND 1000),
      trainer_name text,
      trainer_account_id uuid,
      state text NOT NULL DEFAULT 'scheduled' CHECK (state IN ('scheduled', 'held', 'cancelled')),
      cancel_reason text,
      version integer NOT NULL DEFAULT 1,
      CHECK (ends_at > starts_at),
      CHECK ((state = 'cancelled') = (cancel_reason IS NOT NULL))
    )`);
  await sql.query('CREATE INDEX session_course ON training.session (county_code, course_id)');
  await sql.query('CREATE INDEX session_recent ON training.session (county_code, id DESC)');
  await sql.query(
    `CREATE INDEX session_open ON training.session (county_code, starts_at, id) WHERE state = 'scheduled'`,
  );
  await tenantTable(sql, 'training.session', { privileges: 'SELECT, INSERT, UPDATE' });
}

async function createEnrolments(sql: QueryRunner): Promise<void> {
  // Never deleted: the app has no right to. Cancelling and coming back changes the one row.
  await sql.query(`CREATE SEQUENCE training.enrolment_place`);
  await sql.query(`
    CREATE TABLE training.enrolment (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      session_id uuid NOT NULL REFERENCES training.session (id),
      volunteer_id uuid NOT NULL,
      state text NOT NULL
        CHECK (state IN ('enrolled', 'waitlisted', 'cancelled', 'attended', 'absent', 'passed', 'failed')),
      place bigint NOT NULL DEFAULT nextval('training.enrolment_place'),
      enrolled_at timestamptz NOT NULL,
      qualification_id uuid CHECK (qualification_id IS NULL OR state = 'passed'),
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT enrolment_once UNIQUE (county_code, session_id, volunteer_id)
    )`);
  await sql.query(`COMMENT ON COLUMN training.enrolment.place IS 'order of asking: the waitlist moves up by it'`);
  await sql.query('CREATE INDEX enrolment_session ON training.enrolment (session_id, place)');
  await sql.query('CREATE INDEX enrolment_volunteer ON training.enrolment (county_code, volunteer_id, id DESC)');
  await tenantTable(sql, 'training.enrolment', { privileges: 'SELECT, INSERT, UPDATE' });
}
