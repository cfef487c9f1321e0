import { countyColumn, tenantTable } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sign-ups that were put aside half filled in. */
export class KeepDrafts1767225700920 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    // What was typed belongs to nobody we know yet: sealed as one value, found by the phone, opened by the code.
    await sql.query(`
      CREATE TABLE volunteers.sign_up_draft (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        ${countyColumn},
        call_id uuid NOT NULL REFERENCES volunteers.call (id),
        form_no integer NOT NULL CHECK (form_no > 0),
        phone_index bytea NOT NULL,
        code_hash bytea NOT NULL,
        sealed_values bytea NOT NULL,
        saved_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        CONSTRAINT sign_up_draft_term CHECK (expires_at > saved_at AND expires_at <= saved_at + interval '14 days')
      )`);
    await sql.query('CREATE INDEX sign_up_draft_phone ON volunteers.sign_up_draft (county_code, phone_index, call_id)');
    await sql.query('CREATE INDEX sign_up_draft_end ON volunteers.sign_up_draft (county_code, expires_at)');
    await tenantTable(sql, 'volunteers.sign_up_draft');
    // Wrong codes count by the phone they were tried with, whether there is a draft or not.
    await sql.query(`
      CREATE TABLE volunteers.draft_try (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        ${countyColumn},
        phone_index bytea NOT NULL,
        tried_at timestamptz NOT NULL
      )`);
    await sql.query('CREATE INDEX draft_try_phone ON volunteers.draft_try (county_code, phone_index, tried_at)');
    await tenantTable(sql, 'volunteers.draft_try');
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query('DROP TABLE volunteers.draft_try');
    await sql.query('DROP TABLE volunteers.sign_up_draft');
  }
}
