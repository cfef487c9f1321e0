import { countyColumn, tenantTable } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Volunteers, teams, and who belongs to which team since when. */
export class CreateMembership1767225621010 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await createVolunteers(sql);
    await createTeams(sql);
    await createMemberships(sql);
    await sql.query(`
      CREATE FUNCTION volunteers.birth_date_of(volunteer uuid) RETURNS date LANGUAGE sql STABLE AS $$
        SELECT p.birth_date FROM volunteers.volunteer v JOIN volunteers.person p ON p.id = v.person_id WHERE v.id = volunteer
      $$`);
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query('DROP FUNCTION volunteers.birth_date_of(uuid)');
    for (const table of ['membership', 'team', 'volunteer']) await sql.query(`DROP TABLE volunteers.${table}`);
  }
}

async function createVolunteers(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE volunteers.volunteer (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      person_id uuid NOT NULL REFERENCES volunteers.person (id),
      number text NOT NULL CHECK (number ~ '^V[0-9]{8}$'),
      status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'suspended', 'left')),
      joined_at timestamptz NOT NULL,
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT volunteer_tenant UNIQUE (county_code, id),
      CONSTRAINT volunteer_person UNIQUE (county_code, person_id),
      CONSTRAINT volunteer_number UNIQUE (county_code, number)
    )`);
  await tenantTable(sql, 'volunteers.volunteer', { privileges: 'SELECT, INSERT, UPDATE' });
}

async function createTeams(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE volunteers.team (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      name text NOT NULL CHECK (name <> ''),
      type_code text NOT NULL CHECK (type_code ~ '^[a-z][a-z0-9-]*[.][a-z][a-z0-9-]*$'),
      area_id uuid,
      base_latitude double precision CHECK (base_latitude BETWEEN -90 AND 90),
      base_longitude double precision CHECK (base_longitude BETWEEN -180 AND 180),
      state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'closed')),
      created_at timestamptz NOT NULL,
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT team_tenant UNIQUE (county_code, id),
      CONSTRAINT team_area FOREIGN KEY (county_code, area_id) REFERENCES volunteers.area (county_code, id),
      CHECK ((base_latitude IS NULL) = (base_longitude IS NULL))
    )`);
  await sql.query(`CREATE UNIQUE INDEX team_name ON volunteers.team (county_code, name) WHERE state = 'active'`);
  await tenantTable(sql, 'volunteers.team', { privileges: 'SELECT, INSERT, UPDATE' });
}

async function createMemberships(sql: QueryRunner): Promise<void> {
  // A change ends the row and starts the next one, so the past can be read back. joined_at runs through.
  await sql.query(`
    CREATE TABLE volunteers.membership (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      volunteer_id uuid NOT NULL,
      team_id uuid NOT NULL,
      role text NOT NULL CHECK (role IN ('leader', 'deputy', 'member', 'probationer')),
      reserve boolean NOT NULL DEFAULT false,
      mentor_id uuid,
      answers jsonb NOT NULL DEFAULT '{}',
      joined_at timestamptz NOT NULL,
      valid_from timestamptz NOT NULL,
      valid_to timestamptz,
      CONSTRAINT membership_volunteer FOREIGN KEY (county_code, volunteer_id) REFERENCES volunteers.volunteer (county_code, id),
      CONSTRAINT membership_team FOREIGN KEY (county_code, team_id) REFERENCES volunteers.team (county_code, id),
      CONSTRAINT membership_mentor FOREIGN KEY (county_code, mentor_id) REFERENCES volunteers.volunteer (county_code, id),
      CONSTRAINT membership_own_mentor CHECK (mentor_id <> volunteer_id),
      CONSTRAINT membership_order CHECK (valid_to >= valid_from AND valid_from >= joined_at),
      CONSTRAINT membership_once EXCLUDE USING gist
        (volunteer_id WITH =, team_id WITH =, tstzrange(valid_from, valid_to) WITH &&),
      CONSTRAINT membership_one_leader EXCLUDE USING gist
        (team_id WITH =, tstzrange(valid_from, valid_to) WITH &&) WHERE (role = 'leader')
    )`);
  await sql.query('CREATE INDEX membership_of_team ON volunteers.membership (team_id) WHERE valid_to IS NULL');
  await tenantTable(sql, 'volunteers.membership', { privileges: 'SELECT, INSERT, UPDATE' });
}
