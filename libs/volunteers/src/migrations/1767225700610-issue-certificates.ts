import { appendOnly, countyColumn, dropInvariantViews, invariantView, tenantTable } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Certificates of service (志愿服务记录证明): numbered snapshots that are revoked and never edited. */
export class IssueCertificates1767225700610 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(`
      CREATE TABLE volunteers.certificate_issuer (
        county_code char(6) PRIMARY KEY DEFAULT current_setting('app.county'),
        name text NOT NULL CHECK (name <> ''),
        person_in_charge text NOT NULL CHECK (person_in_charge <> ''),
        contact text NOT NULL CHECK (contact <> ''),
        notice_days integer NOT NULL DEFAULT 7 CHECK (notice_days BETWEEN 0 AND 60),
        version integer NOT NULL DEFAULT 1
      )`);
    await tenantTable(sql, 'volunteers.certificate_issuer', { privileges: 'SELECT, INSERT, UPDATE' });
    await createCertificates(sql);
    await createRequests(sql);
    await createViews(sql);
  }

  async down(sql: QueryRunner): Promise<void> {
    await dropInvariantViews(sql, 'certificate_altered', 'certificate_of_oneself');
    for (const table of ['certificate_request', 'certificate_document', 'certificate', 'certificate_issuer'])
      await sql.query(`DROP TABLE volunteers.${table}`);
    await sql.query('DROP FUNCTION volunteers.guard_certificate()');
  }
}

async function createCertificates(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE volunteers.certificate (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      year integer NOT NULL CHECK (year BETWEEN 2000 AND 9999),
      serial integer NOT NULL CHECK (serial > 0),
      code text NOT NULL CHECK (code ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),
      volunteer_id uuid NOT NULL,
      from_day date NOT NULL,
      to_day date NOT NULL,
      sealed_holder bytea NOT NULL,
      snapshot jsonb NOT NULL CHECK (jsonb_typeof(snapshot) = 'object'),
      fingerprint bytea NOT NULL,
      issued_by uuid NOT NULL REFERENCES platform.account (id),
      issued_at timestamptz NOT NULL,
      notice_until timestamptz NOT NULL,
      revoked_by uuid REFERENCES platform.account (id),
      revoked_at timestamptz,
      revoke_reason text CHECK (revoke_reason <> ''),
      CONSTRAINT certificate_tenant UNIQUE (county_code, id),
      CONSTRAINT certificate_number UNIQUE (county_code, year, serial),
      CONSTRAINT certificate_code UNIQUE (county_code, code),
      CONSTRAINT certificate_volunteer FOREIGN KEY (county_code, volunteer_id) REFERENCES volunteers.volunteer (county_code, id),
      CONSTRAINT certificate_period CHECK (to_day >= from_day),
      CONSTRAINT certificate_notice CHECK (notice_until >= issued_at),
      CONSTRAINT certificate_revoked CHECK (
        (revoked_at IS NULL) = (revoked_by IS NULL) AND (revoked_at IS NULL) = (revoke_reason IS NULL))
    )`);
  await sql.query('CREATE INDEX certificate_of ON volunteers.certificate (volunteer_id, id)');
  await tenantTable(sql, 'volunteers.certificate', { privileges: 'SELECT, INSERT, UPDATE' });
  await sql.query(`
    CREATE FUNCTION volunteers.guard_certificate() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'a certificate is revoked, never removed' USING ERRCODE = '42501';
      END IF;
      IF TG_OP = 'UPDATE' THEN
        IF OLD.revoked_at IS NOT NULL OR NEW.revoked_at IS NULL
          OR to_jsonb(NEW) - ARRAY['revoked_by', 'revoked_at', 'revoke_reason']
            <> to_jsonb(OLD) - ARRAY['revoked_by', 'revoked_at', 'revoke_reason'] THEN
          RAISE EXCEPTION 'a certificate is a snapshot' USING ERRCODE = '23514', CONSTRAINT = 'certificate_unchanged';
        END IF;
        RETURN NEW;
      END IF;
      IF EXISTS (SELECT FROM volunteers.volunteer v JOIN platform.account a ON a.person_id = v.person_id
        WHERE v.id = NEW.volunteer_id AND a.id = NEW.issued_by) THEN
        RAISE EXCEPTION 'nobody certifies themselves' USING ERRCODE = '23514', CONSTRAINT = 'certificate_own';
      END IF;
      NEW.fingerprint := sha256(convert_to(NEW.snapshot::text, 'UTF8'));
      RETURN NEW;
    END $$`);
  await sql.query(`
    CREATE TRIGGER guard BEFORE INSERT OR UPDATE OR DELETE ON volunteers.certificate
    FOR EACH ROW EXECUTE FUNCTION volunteers.guard_certificate()`);
  await sql.query(`
    CREATE TABLE volunteers.certificate_document (
      certificate_id uuid PRIMARY KEY,
      ${countyColumn},
      sealed_pdf bytea NOT NULL,
      made_at timestamptz NOT NULL,
      CONSTRAINT certificate_document_of FOREIGN KEY (county_code, certificate_id) REFERENCES volunteers.certificate (county_code, id)
    )`);
  await tenantTable(sql, 'volunteers.certificate_document', { privileges: 'SELECT, INSERT' });
  await appendOnly(sql, 'volunteers.certificate_document');
}

async function createRequests(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE volunteers.certificate_request (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      volunteer_id uuid NOT NULL,
      from_day date NOT NULL,
      to_day date NOT NULL,
      state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'issued', 'refused')),
      requested_at timestamptz NOT NULL,
      closed_by uuid REFERENCES platform.account (id),
      closed_at timestamptz,
      certificate_id uuid,
      CONSTRAINT certificate_request_volunteer FOREIGN KEY (county_code, volunteer_id) REFERENCES volunteers.volunteer (county_code, id),
      CONSTRAINT certificate_request_answer FOREIGN KEY (county_code, certificate_id) REFERENCES volunteers.certificate (county_code, id),
      CONSTRAINT certificate_request_period CHECK (to_day >= from_day),
      CONSTRAINT certificate_request_closed CHECK (
        (state = 'open') = (closed_at IS NULL) AND (state = 'open') = (closed_by IS NULL)
        AND (state = 'issued') = (certificate_id IS NOT NULL))
    )`);
  await sql.query(`
    CREATE UNIQUE INDEX certificate_request_open ON volunteers.certificate_request (volunteer_id) WHERE state = 'open'`);
  await tenantTable(sql, 'volunteers.certificate_request', { privileges: 'SELECT, INSERT, UPDATE' });
}

const views: Readonly<Record<string, string>> = {
  certificate_altered: `
    SELECT county_code, id FROM volunteers.certificate WHERE fingerprint <> sha256(convert_to(snapshot::text, 'UTF8'))`,
  certificate_of_oneself: `
    SELECT c.county_code, c.id FROM volunteers.certificate c JOIN volunteers.volunteer v ON v.id = c.volunteer_id
    JOIN platform.account a ON a.id = c.issued_by WHERE a.person_id = v.person_id`,
};

async function createViews(sql: QueryRunner): Promise<void> {
  for (const [name, select] of Object.entries(views)) {
    await invariantView(sql, name, select);
  }
}
