import { countyColumn } from '@redmaple/plugins';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePoints1795651200000 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(`CREATE TABLE point (
      id uuid PRIMARY KEY DEFAULT uuidv7(), ${countyColumn},
      code text NOT NULL CHECK (code <> ''), place text NOT NULL, water text NOT NULL,
      kind text NOT NULL CHECK (kind IN ('lifebuoy', 'throw-bag', 'rescue-board')),
      latitude float8 NOT NULL CHECK (latitude BETWEEN -90 AND 90),
      longitude float8 NOT NULL CHECK (longitude BETWEEN -180 AND 180),
      state text NOT NULL CHECK (state IN ('ready', 'due', 'broken')),
      inspected_at timestamptz,
      UNIQUE (county_code, code))`);
    await sql.query(`CREATE TABLE inspection (
      id uuid PRIMARY KEY DEFAULT uuidv7(), ${countyColumn},
      point_id uuid NOT NULL REFERENCES point (id) ON DELETE CASCADE,
      inspected_at timestamptz NOT NULL,
      finding text NOT NULL CHECK (finding IN ('ready', 'broken')), note text)`);
    await sql.query('CREATE INDEX inspection_of_point ON inspection (point_id, inspected_at DESC)');
    await sql.query('CREATE INDEX inspection_by_time ON inspection (county_code, inspected_at)');
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query('DROP TABLE inspection');
    await sql.query('DROP TABLE point');
  }
}
