import { countyColumn, tenantTable } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was asked to step in for whom, and what they said. */
export class CreateCover1767225640010 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(`
      CREATE TABLE shifts.cover_request (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        ${countyColumn},
        assignment_id uuid NOT NULL UNIQUE REFERENCES shifts.assignment (id),
        seat_id uuid NOT NULL REFERENCES shifts.seat (id),
        shift_id uuid NOT NULL REFERENCES shifts.shift (id),
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'filled', 'withdrawn', 'expired')),
        waves integer NOT NULL DEFAULT 0 CHECK (waves >= 0),
        filled_by uuid REFERENCES shifts.assignment (id),
        created_at timestamptz NOT NULL,
        closed_at timestamptz CHECK ((closed_at IS NULL) = (state = 'open'))
      )`);
    await sql.query(`CREATE UNIQUE INDEX cover_request_open ON shifts.cover_request (seat_id) WHERE state = 'open'`);
    await tenantTable(sql, 'shifts.cover_request', { privileges: 'SELECT, INSERT, UPDATE' });
    await sql.query(`
      CREATE TABLE shifts.cover_ask (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        ${countyColumn},
        cover_request_id uuid NOT NULL REFERENCES shifts.cover_request (id),
        volunteer_id uuid NOT NULL,
        answer text NOT NULL DEFAULT 'waiting' CHECK (answer IN ('waiting', 'taken', 'declined', 'too-late')),
        asked_at timestamptz NOT NULL,
        answered_at timestamptz,
        CONSTRAINT cover_ask_once UNIQUE (cover_request_id, volunteer_id)
      )`);
    await sql.query('CREATE INDEX cover_ask_of ON shifts.cover_ask (county_code, volunteer_id, asked_at)');
    await tenantTable(sql, 'shifts.cover_ask', { privileges: 'SELECT, INSERT, UPDATE' });
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query('DROP TABLE shifts.cover_ask, shifts.cover_request');
  }
}
