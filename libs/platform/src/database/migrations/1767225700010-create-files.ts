import type { MigrationInterface, QueryRunner } from 'typeorm';
import { countyColumn, tenantTable } from '../tenancy.js';

/** Files that people send, such as photos of a patrol. */
export class CreateFiles1767225700010 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(`
      CREATE TABLE platform.file (
        id uuid PRIMARY KEY,
        ${countyColumn},
        uploaded_by uuid NOT NULL,
        client_id uuid NOT NULL,
        purpose text NOT NULL CHECK (purpose ~ '^[a-z][a-z-]{1,39}$'),
        media_type text NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png', 'image/webp')),
        size integer NOT NULL CHECK (size > 0),
        sha256 bytea NOT NULL CHECK (length(sha256) = 32),
        created_at timestamptz NOT NULL,
        CONSTRAINT file_once UNIQUE (county_code, uploaded_by, client_id)
      )`);
    await tenantTable(sql, 'platform.file', { privileges: 'SELECT, INSERT, DELETE' });
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query('DROP TABLE platform.file');
  }
}
