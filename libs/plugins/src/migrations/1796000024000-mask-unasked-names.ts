import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A plugin that declared no permissions was noted as agreed to full names, for which it never asked: a next version that asks for them
 * would have got them without anybody's word. What stands is what two people read with a reason beside it; the rest is masked.
 */
export class MaskUnaskedNames1796000024000 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    const asked = `EXISTS (
      SELECT FROM plugins.plugin_proposal p, jsonb_array_elements(p.manifest -> 'permissions') AS q
      WHERE p.id = c.proposal_id AND q ->> 'service' = s ->> 'service' AND q ->> 'sees' = 'names' AND q ? 'why')`;
    // The guard asks persons for a proposal when what was agreed to changes; here it becomes less.
    await sql.query('ALTER TABLE plugins.county_plugin DISABLE TRIGGER county_plugin_by_two');
    for (const table of ['county_plugin', 'plugin_proposal'])
      await sql.query(`ALTER TABLE plugins.${table} NO FORCE ROW LEVEL SECURITY`);
    await sql.query(`
      UPDATE plugins.county_plugin c SET agreed = jsonb_set(agreed, '{services}', (
        SELECT jsonb_agg(CASE WHEN s ->> 'sees' = 'names' AND NOT ${asked} THEN jsonb_set(s, '{sees}', '"masked"') ELSE s END)
        FROM jsonb_array_elements(c.agreed -> 'services') AS s))
      WHERE agreed -> 'services' @> '[{"sees": "names"}]'`);
    for (const table of ['county_plugin', 'plugin_proposal'])
      await sql.query(`ALTER TABLE plugins.${table} FORCE ROW LEVEL SECURITY`);
    await sql.query('ALTER TABLE plugins.county_plugin ENABLE TRIGGER county_plugin_by_two');
  }

  /** What was taken back is not given again. */
  async down(): Promise<void> {}
}
