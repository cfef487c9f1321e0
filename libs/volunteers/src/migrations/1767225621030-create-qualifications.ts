import { countyColumn, tenantTable } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Certificates and accident insurance of volunteers. */
export class CreateQualifications1767225621030 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(`
      CREATE TABLE volunteers.qualification (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        ${countyColumn},
        volunteer_id uuid NOT NULL,
        code text NOT NULL CHECK (code ~ '^[a-z][a-z0-9-]*[.][a-z][a-z0-9-]*$'),
        issuer text NOT NULL CHECK (issuer <> ''),
        valid_from date NOT NULL,
        valid_to date,
        evidence_type text NOT NULL CHECK (evidence_type <> ''),
        evidence_id text NOT NULL CHECK (evidence_id <> ''),
        issued_at timestamptz NOT NULL,
        revoked_at timestamptz,
        revoked_by text,
        revoke_reason text,
        CONSTRAINT qualification_volunteer FOREIGN KEY (county_code, volunteer_id) REFERENCES volunteers.volunteer (county_code, id),
        CONSTRAINT qualification_evidence UNIQUE (county_code, evidence_type, evidence_id),
        CONSTRAINT qualification_order CHECK (valid_to >= valid_from),
        CHECK ((revoked_at IS NULL) = (revoked_by IS NULL) AND (revoked_at IS NULL) = (revoke_reason IS NULL))
      )`);
    await sql.query('CREATE INDEX qualification_holder ON volunteers.qualification (volunteer_id, code)');
    await sql.query(
      'CREATE INDEX qualification_expiry ON volunteers.qualification (county_code, valid_to) WHERE revoked_at IS NULL',
    );
    await tenantTable(sql, 'volunteers.qualification', { privileges: 'SELECT, INSERT, UPDATE' });
    await sql.query(`
      CREATE TABLE volunteers.insurance (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        ${countyColumn},
        volunteer_id uuid NOT NULL,
        policy_number text NOT NULL CHECK (policy_number <> ''),
        insurer text NOT NULL CHECK (insurer <> ''),
        valid_from date NOT NULL,
        valid_to date NOT NULL,
        covers_danger boolean NOT NULL,
        entered_at timestamptz NOT NULL,
        CONSTRAINT insurance_volunteer FOREIGN KEY (county_code, volunteer_id) REFERENCES volunteers.volunteer (county_code, id),
        CONSTRAINT insurance_once UNIQUE (county_code, volunteer_id, policy_number, valid_from),
        CONSTRAINT insurance_order CHECK (valid_to >= valid_from)
      )`);
    await tenantTable(sql, 'volunteers.insurance', { privileges: 'SELECT, INSERT' });
  }

  async down(sql: QueryRunner): Promise<void> {
    for (const table of ['insurance', 'qualification']) await sql.query(`DROP TABLE volunteers.${table}`);
  }
}
