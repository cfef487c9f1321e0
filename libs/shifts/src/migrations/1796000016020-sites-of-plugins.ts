import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A site of a kind that a plugin declares keeps what the plugin said of the kind when the site was entered: its name, what is known of
 * each, how often it is looked after. So it stays readable whatever becomes of the plugin.
 */
export class SitesOfPlugins1796000016020 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(`
      ALTER TABLE shifts.site
        ADD COLUMN kind_terms jsonb CHECK (kind_terms IS NULL OR jsonb_typeof(kind_terms) = 'object' AND kind_terms ? 'label'),
        ADD COLUMN facts jsonb NOT NULL DEFAULT '{}',
        ADD CONSTRAINT site_facts CHECK (jsonb_typeof(facts) = 'object' AND (facts = '{}' OR kind_terms ? 'form'))`);
    // When a site was last looked after is asked of the logs.
    await sql.query(
      'CREATE INDEX patrol_log_of_site ON shifts.patrol_log (county_code, site_id, observed_at) WHERE site_id IS NOT NULL',
    );
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query('DROP INDEX shifts.patrol_log_of_site');
    await sql.query('ALTER TABLE shifts.site DROP COLUMN facts, DROP COLUMN kind_terms');
  }
}
