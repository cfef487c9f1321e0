import { countyColumn, tenantTable } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What patrols saw, with photos. */
export class CreatePatrolLogs1767225700020 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(`
      CREATE TABLE shifts.patrol_log (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        ${countyColumn},
        client_id uuid NOT NULL,
        volunteer_id uuid NOT NULL,
        team_id uuid NOT NULL,
        assignment_id uuid REFERENCES shifts.assignment (id),
        site_id uuid REFERENCES shifts.site (id),
        body text NOT NULL CHECK (length(body) <= 2000),
        observed_at timestamptz NOT NULL,
        received_at timestamptz NOT NULL,
        CONSTRAINT patrol_log_once UNIQUE (county_code, volunteer_id, client_id)
      )`);
    await sql.query('CREATE INDEX patrol_log_of_team ON shifts.patrol_log (county_code, team_id, id)');
    await tenantTable(sql, 'shifts.patrol_log', { privileges: 'SELECT, INSERT' });
    await sql.query(`
      CREATE TABLE shifts.patrol_log_photo (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        ${countyColumn},
        patrol_log_id uuid NOT NULL REFERENCES shifts.patrol_log (id),
        file_id uuid NOT NULL,
        position integer NOT NULL CHECK (position BETWEEN 1 AND 6),
        CONSTRAINT patrol_log_photo_place UNIQUE (patrol_log_id, position),
        CONSTRAINT patrol_log_photo_once UNIQUE (county_code, file_id)
      )`);
    await tenantTable(sql, 'shifts.patrol_log_photo', { privileges: 'SELECT, INSERT' });
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query('DROP TABLE shifts.patrol_log_photo, shifts.patrol_log');
  }
}
