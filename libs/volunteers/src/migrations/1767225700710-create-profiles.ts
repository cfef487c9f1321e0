import { countyColumn, dropInvariantViews, invariantView, tenantTable } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What volunteers say about themselves, who looked at it, what they want corrected, copied, closed. */
export class CreateProfiles1767225700710 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await createProfile(sql);
    await createLooks(sql);
    await createCorrections(sql);
    await createExports(sql);
    await createClosings(sql);
  }

  async down(sql: QueryRunner): Promise<void> {
    await dropInvariantViews(sql, 'open_closings', 'decided_corrections');
    for (const table of ['closing', 'data_export', 'correction', 'person_look', 'profile'])
      await sql.query(`DROP TABLE volunteers.${table}`);
  }
}

async function createProfile(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE volunteers.profile (
      volunteer_id uuid PRIMARY KEY,
      ${countyColumn},
      sealed_email bytea,
      sealed_occupation bytea,
      sealed_emergency_name bytea,
      sealed_emergency_phone bytea,
      emergency_relation text CHECK (emergency_relation IN ('spouse', 'parent', 'child', 'sibling', 'relative', 'friend', 'colleague')),
      languages text[] NOT NULL DEFAULT '{}' CHECK (cardinality(languages) <= 10),
      skills text[] NOT NULL DEFAULT '{}' CHECK (cardinality(skills) <= 20),
      texts boolean NOT NULL DEFAULT true,
      quiet_from_minute integer CHECK (quiet_from_minute BETWEEN 0 AND 1439),
      quiet_to_minute integer CHECK (quiet_to_minute BETWEEN 0 AND 1439),
      opt_out_until timestamptz,
      changed_at timestamptz NOT NULL,
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT profile_volunteer FOREIGN KEY (county_code, volunteer_id) REFERENCES volunteers.volunteer (county_code, id),
      CONSTRAINT profile_emergency CHECK ((sealed_emergency_name IS NULL) = (sealed_emergency_phone IS NULL)
        AND (emergency_relation IS NULL OR sealed_emergency_name IS NOT NULL)),
      CONSTRAINT profile_quiet CHECK ((quiet_from_minute IS NULL) = (quiet_to_minute IS NULL) AND quiet_from_minute <> quiet_to_minute)
    )`);
  await tenantTable(sql, 'volunteers.profile');
}

async function createLooks(sql: QueryRunner): Promise<void> {
  // One line per person, onlooker, kind and hour: an open page that reads again is one look.
  await sql.query(`
    CREATE TABLE volunteers.person_look (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      person_id uuid NOT NULL REFERENCES volunteers.person (id),
      account_id uuid NOT NULL,
      kind text NOT NULL CHECK (kind ~ '^[a-z][a-zA-Z-]*$'),
      reason text,
      looked_at timestamptz NOT NULL,
      hour timestamptz NOT NULL,
      CONSTRAINT person_look_once UNIQUE (county_code, person_id, account_id, kind, hour)
    )`);
  await sql.query('CREATE INDEX person_look_of ON volunteers.person_look (person_id, id DESC)');
  await tenantTable(sql, 'volunteers.person_look', { privileges: 'SELECT, INSERT, DELETE' });
}

async function createCorrections(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE volunteers.correction (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      person_id uuid NOT NULL REFERENCES volunteers.person (id),
      field text NOT NULL CHECK (field IN ('name', 'birthDate', 'documentNumber', 'phone', 'address', 'other')),
      sealed_value bytea,
      sealed_note bytea,
      state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'refused', 'withdrawn')),
      asked_at timestamptz NOT NULL,
      decided_at timestamptz,
      decided_by uuid,
      sealed_answer bytea,
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT correction_decided CHECK ((state = 'open') = (decided_at IS NULL)
        AND (state IN ('accepted', 'refused')) = (decided_by IS NOT NULL))
    )`);
  await sql.query(
    `CREATE UNIQUE INDEX correction_open ON volunteers.correction (county_code, person_id, field) WHERE state = 'open'`,
  );
  await sql.query('CREATE INDEX correction_state ON volunteers.correction (county_code, state, id)');
  await tenantTable(sql, 'volunteers.correction', { privileges: 'SELECT, INSERT, UPDATE' });
  await invariantView(
    sql,
    'decided_corrections',
    `
      SELECT c.county_code, c.id FROM volunteers.correction c JOIN platform.account a ON a.id = c.decided_by
      WHERE a.person_id = c.person_id`,
  );
}

async function createExports(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE volunteers.data_export (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      person_id uuid NOT NULL REFERENCES volunteers.person (id),
      state text NOT NULL DEFAULT 'gathering' CHECK (state IN ('gathering', 'ready', 'expired')),
      sealed_data bytea,
      rows integer,
      asked_at timestamptz NOT NULL,
      ready_at timestamptz,
      expires_at timestamptz,
      CONSTRAINT data_export_ready CHECK ((state = 'ready') = (sealed_data IS NOT NULL))
    )`);
  await sql.query(
    `CREATE UNIQUE INDEX data_export_one ON volunteers.data_export (county_code, person_id) WHERE state = 'gathering'`,
  );
  await sql.query('CREATE INDEX data_export_of ON volunteers.data_export (person_id, id DESC)');
  await sql.query(
    `CREATE INDEX data_export_expiry ON volunteers.data_export (county_code, expires_at) WHERE state = 'ready'`,
  );
  await tenantTable(sql, 'volunteers.data_export');
}

async function createClosings(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE volunteers.closing (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      person_id uuid NOT NULL REFERENCES volunteers.person (id),
      state text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'cancelled', 'erased')),
      status_before text,
      asked_at timestamptz NOT NULL,
      erase_at timestamptz NOT NULL CHECK (erase_at >= asked_at),
      ended_at timestamptz,
      kept jsonb NOT NULL DEFAULT '{}',
      CONSTRAINT closing_ended CHECK ((state = 'asked') = (ended_at IS NULL))
    )`);
  await sql.query(
    `CREATE UNIQUE INDEX closing_open ON volunteers.closing (county_code, person_id) WHERE state = 'asked'`,
  );
  await sql.query(`CREATE INDEX closing_due ON volunteers.closing (county_code, erase_at) WHERE state = 'asked'`);
  await tenantTable(sql, 'volunteers.closing', { privileges: 'SELECT, INSERT, UPDATE' });
  // Who wants to go is planned no more; who was erased has nothing under way.
  await invariantView(
    sql,
    'open_closings',
    `
      SELECT c.county_code, c.id FROM volunteers.closing c
      JOIN volunteers.person p ON p.id = c.person_id LEFT JOIN volunteers.volunteer v ON v.person_id = c.person_id
      WHERE (c.state = 'asked' AND v.status = 'active') OR (c.state = 'erased' AND p.erased_at IS NULL)`,
  );
}
