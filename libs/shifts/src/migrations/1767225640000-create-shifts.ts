import { appendOnly, countyColumn, librarySchema, tenantTable } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createAssignmentGuards } from './assignment-guards.js';

/** Sites, availability, templates, rosters, shifts with one row per seat, and who holds each seat. */
export class CreateShifts1767225640000 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await librarySchema(sql, 'shifts');
    await createSites(sql);
    await createAvailability(sql);
    await createTemplates(sql);
    await createRosters(sql);
    await createShifts(sql);
    await createAssignments(sql);
    await createAssignmentGuards(sql);
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query('DROP SCHEMA shifts CASCADE');
  }
}

async function createSites(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE shifts.site (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      name text NOT NULL CHECK (name <> ''),
      kind text NOT NULL CHECK (kind ~ '^[a-z][a-z0-9.-]{0,59}$'),
      area_id uuid,
      latitude double precision CHECK (latitude BETWEEN -90 AND 90),
      longitude double precision CHECK (longitude BETWEEN -180 AND 180),
      retired_at timestamptz,
      created_at timestamptz NOT NULL DEFAULT now(),
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT site_place CHECK ((latitude IS NULL) = (longitude IS NULL))
    )`);
  await sql.query(
    'CREATE UNIQUE INDEX site_name ON shifts.site (county_code, kind, name, area_id) NULLS NOT DISTINCT WHERE retired_at IS NULL',
  );
  await tenantTable(sql, 'shifts.site', { privileges: 'SELECT, INSERT, UPDATE' });
}

async function createAvailability(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE shifts.availability (
      volunteer_id uuid PRIMARY KEY,
      ${countyColumn},
      weekly jsonb NOT NULL CHECK (jsonb_typeof(weekly) = 'array'),
      exceptions jsonb NOT NULL CHECK (jsonb_typeof(exceptions) = 'array'),
      changed_at timestamptz NOT NULL,
      version integer NOT NULL DEFAULT 1
    )`);
  await tenantTable(sql, 'shifts.availability');
}

async function createTemplates(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE shifts.template (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      team_id uuid NOT NULL,
      site_id uuid REFERENCES shifts.site (id),
      title text NOT NULL CHECK (title <> ''),
      days jsonb NOT NULL CHECK (jsonb_typeof(days) = 'array' AND jsonb_array_length(days) BETWEEN 1 AND 7),
      start_minute integer NOT NULL CHECK (start_minute BETWEEN 0 AND 1439),
      minutes integer NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
      seats jsonb NOT NULL CHECK (jsonb_typeof(seats) = 'array' AND jsonb_array_length(seats) BETWEEN 1 AND 50),
      retired_at timestamptz,
      created_at timestamptz NOT NULL DEFAULT now(),
      version integer NOT NULL DEFAULT 1
    )`);
  await sql.query('CREATE INDEX template_team ON shifts.template (county_code, team_id) WHERE retired_at IS NULL');
  await tenantTable(sql, 'shifts.template', { privileges: 'SELECT, INSERT, UPDATE' });
}

async function createRosters(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE shifts.roster (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      team_id uuid NOT NULL,
      week_start date NOT NULL CHECK (extract(isodow FROM week_start) = 1),
      state text NOT NULL DEFAULT 'drafting' CHECK (state IN ('drafting', 'drafted', 'published', 'failed')),
      progress integer NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 100),
      engine text,
      report jsonb NOT NULL DEFAULT '[]',
      failure text,
      created_by text NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      drafted_at timestamptz,
      published_at timestamptz CHECK ((published_at IS NOT NULL) = (state = 'published')),
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT roster_week UNIQUE (county_code, team_id, week_start)
    )`);
  await tenantTable(sql, 'shifts.roster', { privileges: 'SELECT, INSERT, UPDATE' });
}

async function createShifts(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE shifts.shift (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      roster_id uuid REFERENCES shifts.roster (id),
      team_id uuid NOT NULL,
      team_type_code text NOT NULL,
      template_id uuid REFERENCES shifts.template (id),
      template_version integer,
      site_id uuid REFERENCES shifts.site (id),
      title text NOT NULL CHECK (title <> ''),
      duty_date date NOT NULL,
      starts_at timestamptz NOT NULL,
      ends_at timestamptz NOT NULL,
      danger boolean NOT NULL,
      state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'published', 'cancelled')),
      created_at timestamptz NOT NULL DEFAULT now(),
      version integer NOT NULL DEFAULT 1,
      CHECK (ends_at > starts_at AND ends_at <= starts_at + interval '25 hours'),
      CHECK ((template_id IS NULL) = (template_version IS NULL))
    )`);
  await sql.query(
    `CREATE UNIQUE INDEX shift_occurrence ON shifts.shift (county_code, template_id, duty_date) WHERE state <> 'cancelled'`,
  );
  await sql.query('CREATE INDEX shift_by_time ON shifts.shift (county_code, starts_at)');
  await sql.query('CREATE INDEX shift_of_roster ON shifts.shift (roster_id)');
  await tenantTable(sql, 'shifts.shift', { privileges: 'SELECT, INSERT, UPDATE' });
  await sql.query(`
    CREATE TABLE shifts.seat (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      shift_id uuid NOT NULL REFERENCES shifts.shift (id),
      no integer NOT NULL CHECK (no BETWEEN 1 AND 50),
      qualifications jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(qualifications) = 'array'),
      CONSTRAINT seat_no UNIQUE (shift_id, no),
      CONSTRAINT seat_of_shift UNIQUE (id, shift_id)
    )`);
  // UPDATE is what FOR UPDATE needs; no statement changes a seat.
  await tenantTable(sql, 'shifts.seat', { privileges: 'SELECT, INSERT, UPDATE' });
}

async function createAssignments(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE shifts.assignment (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      seat_id uuid NOT NULL,
      shift_id uuid NOT NULL,
      volunteer_id uuid NOT NULL,
      source text NOT NULL CHECK (source IN ('roster', 'operator', 'self', 'cover')),
      state text NOT NULL CHECK (state IN
        ('drafted', 'offered', 'confirmed', 'checked-in', 'completed', 'no-show', 'excused', 'replaced')),
      state_at timestamptz NOT NULL,
      state_reason text NOT NULL CHECK (state_reason ~ '^[a-z][a-z0-9-]{0,59}$'),
      during tstzrange NOT NULL,
      pinned boolean NOT NULL DEFAULT false,
      reasons jsonb NOT NULL DEFAULT '{}',
      checked_in_at timestamptz,
      checked_out_at timestamptz CHECK (checked_out_at >= checked_in_at),
      grade text CHECK (grade IN ('A', 'B', 'C', 'D')),
      created_at timestamptz NOT NULL DEFAULT now(),
      version integer NOT NULL DEFAULT 1,
      CHECK (state NOT IN ('checked-in', 'completed') OR (checked_in_at IS NOT NULL AND grade IS NOT NULL)),
      CHECK ((checked_out_at IS NOT NULL) = (state = 'completed')),
      CONSTRAINT assignment_seat FOREIGN KEY (seat_id, shift_id) REFERENCES shifts.seat (id, shift_id),
      -- Drafts and offers hold a place too: nobody is planned twice at the same time.
      CONSTRAINT assignment_overlap EXCLUDE USING gist (county_code WITH =, volunteer_id WITH =, during WITH &&)
        WHERE (state IN ('drafted', 'offered', 'confirmed', 'checked-in'))
    )`);
  const taken = `state IN ('drafted', 'offered', 'confirmed', 'checked-in', 'completed')`;
  await sql.query(`CREATE UNIQUE INDEX assignment_one_per_seat ON shifts.assignment (seat_id) WHERE ${taken}`);
  await sql.query(
    `CREATE UNIQUE INDEX assignment_once_per_shift ON shifts.assignment (shift_id, volunteer_id) WHERE ${taken}`,
  );
  await sql.query('CREATE INDEX assignment_of_volunteer ON shifts.assignment (county_code, volunteer_id, state_at)');
  await sql.query('CREATE INDEX assignment_of_shift ON shifts.assignment (shift_id)');
  // An assignment is never deleted: attendance is a state machine on one row (domain.md §6).
  await tenantTable(sql, 'shifts.assignment', { privileges: 'SELECT, INSERT, UPDATE' });
  await sql.query(`
    CREATE TABLE shifts.assignment_event (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      assignment_id uuid NOT NULL REFERENCES shifts.assignment (id),
      from_state text,
      to_state text NOT NULL,
      reason text NOT NULL,
      actor_id text NOT NULL,
      happened_at timestamptz NOT NULL
    )`);
  await sql.query('CREATE INDEX assignment_event_of ON shifts.assignment_event (assignment_id, id)');
  await tenantTable(sql, 'shifts.assignment_event', { privileges: 'SELECT, INSERT' });
  await appendOnly(sql, 'shifts.assignment_event');
}
