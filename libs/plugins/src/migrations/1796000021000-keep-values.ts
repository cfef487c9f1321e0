import { countyColumn, dropInvariantViews, invariantView, tenantTable } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What plugins without tables of their own keep. */
export class KeepValues1796000021000 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(`
      CREATE TABLE plugins.kept (
        ${countyColumn},
        plugin_id text NOT NULL CHECK (plugin_id ~ '^[a-z][a-z0-9-]{0,39}$'),
        key text NOT NULL CHECK (key ~ '^[a-z0-9][A-Za-z0-9._:-]{0,99}$'),
        value jsonb NOT NULL CHECK (octet_length(value::text) <= 32768),
        changed_at timestamptz NOT NULL,
        PRIMARY KEY (county_code, plugin_id, key)
      )`);
    await tenantTable(sql, 'plugins.kept', { privileges: 'SELECT, INSERT, UPDATE, DELETE' });
    await invariantView(
      sql,
      'plugin_keeps_too_much',
      'SELECT county_code, plugin_id FROM plugins.kept GROUP BY county_code, plugin_id HAVING count(*) > 10000',
    );
  }

  async down(sql: QueryRunner): Promise<void> {
    await dropInvariantViews(sql, 'plugin_keeps_too_much');
    await sql.query('DROP TABLE plugins.kept');
  }
}
