import { countyColumn, librarySchema, tenantTable } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each county has switched on and set, and what went wrong there. */
export class CreatePlugins1767225610000 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await librarySchema(sql, 'plugins');
    await sql.query(`
      CREATE TABLE plugins.county_plugin (
        ${countyColumn},
        plugin_id text NOT NULL CHECK (plugin_id ~ '^[a-z][a-z0-9-]{0,39}$'),
        enabled boolean NOT NULL,
        settings jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(settings) = 'object'),
        settings_version text,
        last_seen jsonb NOT NULL,
        changed_by text NOT NULL,
        changed_at timestamptz NOT NULL,
        stopped_at timestamptz CHECK (stopped_at IS NULL OR NOT enabled),
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (county_code, plugin_id)
      )`);
    await sql.query(
      `COMMENT ON COLUMN plugins.county_plugin.last_seen IS 'team types with their labels, so that old data stays readable without the package'`,
    );
    await tenantTable(sql, 'plugins.county_plugin', { privileges: 'SELECT, INSERT, UPDATE' });
    await sql.query(`
      CREATE TABLE plugins.plugin_fault (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        ${countyColumn},
        plugin_id text NOT NULL,
        hook text NOT NULL,
        reason text NOT NULL CHECK (reason IN ('threw', 'slow', 'invalid')),
        message text NOT NULL CHECK (length(message) <= 500),
        happened_at timestamptz NOT NULL
      )`);
    await sql.query(
      'CREATE INDEX plugin_fault_recent ON plugins.plugin_fault (county_code, plugin_id, happened_at DESC)',
    );
    await tenantTable(sql, 'plugins.plugin_fault', { privileges: 'SELECT, INSERT, DELETE' });
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query('DROP SCHEMA plugins CASCADE');
  }
}
