import { countyColumn } from '@redmaple/plugins';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is read, saved and flown on patrol; nothing about a person. `amount` is g/l, birds or minutes. */
export class CreateObservation1795910400000 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(`CREATE TABLE observation (
      id uuid PRIMARY KEY DEFAULT uuidv7(), ${countyColumn}, at timestamptz NOT NULL,
      kind text NOT NULL CHECK (kind IN ('readings', 'birds', 'flights')),
      subject text NOT NULL CHECK (subject <> ''), amount float8 NOT NULL CHECK (amount BETWEEN 0 AND 500),
      detail text CHECK (detail IN ('released', 'cared-for', 'died', 'patrol', 'search', 'wall')))`);
    await sql.query('CREATE INDEX observation_by_time ON observation (county_code, kind, at)');
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query('DROP TABLE observation');
  }
}
