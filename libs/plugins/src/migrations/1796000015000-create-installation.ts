import { roles } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The packages that were installed by command: their files, which set of them is wanted, and which process runs which set.
 * They are the installation's, not a county's. The app may read them and say what it runs; only the owner changes them.
 */
export class CreateInstallation1796000015000 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(`
      CREATE TABLE plugins.package (
        digest text PRIMARY KEY CHECK (digest ~ '^[0-9a-f]{64}$'),
        plugin_id text NOT NULL CHECK (plugin_id ~ '^[a-z][a-z0-9-]{0,39}$'),
        name text NOT NULL,
        version text NOT NULL,
        stored_at timestamptz NOT NULL DEFAULT now()
      )`);
    await sql.query(`
      CREATE TABLE plugins.package_file (
        digest text NOT NULL REFERENCES plugins.package ON DELETE CASCADE,
        path text NOT NULL CHECK (length(path) BETWEEN 1 AND 200),
        content bytea NOT NULL CHECK (length(content) <= 5242880),
        PRIMARY KEY (digest, path)
      )`);
    await sql.query(`
      CREATE TABLE plugins.installation (
        generation bigint PRIMARY KEY CHECK (generation > 0),
        packages text[] NOT NULL,
        state text NOT NULL CHECK (state IN ('wanted', 'running', 'failed')),
        wanted_until timestamptz,
        what text NOT NULL,
        reason text,
        changed_at timestamptz NOT NULL DEFAULT now(),
        CHECK ((state = 'wanted') = (wanted_until IS NOT NULL)),
        CHECK ((state = 'failed') = (reason IS NOT NULL))
      )`);
    await sql.query(
      `COMMENT ON COLUMN plugins.installation.wanted_until IS 'a command that is cut off leaves no set behind that nobody vouches for'`,
    );
    await sql.query(`
      CREATE TABLE plugins.process_seen (
        process_id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('api', 'worker')),
        host text NOT NULL,
        generation bigint NOT NULL,
        skipped jsonb NOT NULL,
        refused_generation bigint,
        refused_reason text,
        seen_at timestamptz NOT NULL
      )`);
    await sql.query(`GRANT SELECT ON plugins.package, plugins.package_file, plugins.installation TO ${roles.app}`);
    await sql.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON plugins.process_seen TO ${roles.app}`);
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query('DROP TABLE plugins.process_seen, plugins.installation, plugins.package_file, plugins.package');
  }
}
