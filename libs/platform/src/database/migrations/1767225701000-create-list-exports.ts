import type { MigrationInterface, QueryRunner } from 'typeorm';
import { countyColumn, dropInvariantViews, invariantView, tenantTable } from '../tenancy.js';

/** Lists that somebody takes along as a file: who, which, with what filter; the file in sealed pieces until it expires. */
export class CreateListExports1767225701000 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(`
      CREATE TABLE platform.list_export (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        ${countyColumn},
        account_id uuid NOT NULL,
        list text NOT NULL CHECK (list ~ '^[a-z]+[.][a-z-]{1,59}$'),
        format text NOT NULL CHECK (format IN ('xlsx', 'csv')),
        locale text NOT NULL CHECK (locale IN ('zh-CN', 'en')),
        sealed_filters bytea NOT NULL,
        state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'ready', 'failed', 'expired')),
        rows integer NOT NULL DEFAULT 0 CHECK (rows >= 0),
        bytes integer CHECK (bytes > 0),
        failure text,
        asked_at timestamptz NOT NULL,
        ready_at timestamptz,
        expires_at timestamptz,
        CONSTRAINT list_export_whole UNIQUE (county_code, id),
        CONSTRAINT list_export_failed CHECK ((state = 'failed') = (failure IS NOT NULL)),
        CONSTRAINT list_export_ready CHECK ((state IN ('ready', 'expired')) = (bytes IS NOT NULL)
          AND (bytes IS NULL) = (ready_at IS NULL) AND (bytes IS NULL) = (expires_at IS NULL))
      )`);
    await sql.query(
      `CREATE UNIQUE INDEX list_export_one ON platform.list_export (county_code, account_id) WHERE state = 'running'`,
    );
    await sql.query('CREATE INDEX list_export_of ON platform.list_export (county_code, account_id, id DESC)');
    await sql.query(
      `CREATE INDEX list_export_expiry ON platform.list_export (county_code, expires_at) WHERE state = 'ready'`,
    );
    await tenantTable(sql, 'platform.list_export');
    await sql.query(`
      CREATE TABLE platform.list_export_piece (
        ${countyColumn},
        export_id uuid NOT NULL,
        no integer NOT NULL CHECK (no >= 0),
        sealed bytea NOT NULL,
        PRIMARY KEY (export_id, no),
        CONSTRAINT list_export_piece_of FOREIGN KEY (county_code, export_id)
          REFERENCES platform.list_export (county_code, id) ON DELETE CASCADE
      )`);
    await tenantTable(sql, 'platform.list_export_piece', { privileges: 'SELECT, INSERT, DELETE' });
    // What can be fetched is there from its first piece to its last; what has expired or failed is gone.
    await invariantView(
      sql,
      'list_exports',
      `SELECT e.county_code, e.id FROM platform.list_export e
       LEFT JOIN LATERAL (SELECT count(*) AS pieces, max(p.no) AS last FROM platform.list_export_piece p WHERE p.export_id = e.id) p ON true
       WHERE (e.state = 'ready' AND (p.pieces = 0 OR p.last <> p.pieces - 1)) OR (e.state IN ('failed', 'expired') AND p.pieces > 0)`,
    );
  }

  async down(sql: QueryRunner): Promise<void> {
    await dropInvariantViews(sql, 'list_exports');
    await sql.query('DROP TABLE platform.list_export_piece');
    await sql.query('DROP TABLE platform.list_export');
  }
}
