import { countyColumn, tenantTable } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Jobs of plugins that were to run while the county had the plugin off. They wait here, in no queue, until it is on again. */
export class ParkJobs1796000030000 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(`
      CREATE TABLE plugins.parked_job (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        ${countyColumn},
        plugin_id text NOT NULL CHECK (plugin_id ~ '^[a-z][a-z0-9-]{0,39}$'),
        name text NOT NULL,
        payload jsonb NOT NULL CHECK (jsonb_typeof(payload) = 'object'),
        outbox_id uuid NOT NULL,
        parked_at timestamptz NOT NULL,
        CONSTRAINT parked_job_once UNIQUE (county_code, outbox_id),
        CONSTRAINT parked_job_own CHECK (starts_with(name, plugin_id || '.'))
      )`);
    await sql.query('CREATE INDEX parked_job_plugin ON plugins.parked_job (county_code, plugin_id)');
    await tenantTable(sql, 'plugins.parked_job', { privileges: 'SELECT, INSERT, DELETE' });
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query('DROP TABLE plugins.parked_job');
  }
}
