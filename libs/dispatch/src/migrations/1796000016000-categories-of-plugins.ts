import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An incident of a plugin's category keeps the terms of the category as they were when it was taken in: its name, how soon it wanted
 * an answer, who is asked first, and what was asked. So it stays readable, and on time, whatever becomes of the plugin.
 */
export class CategoriesOfPlugins1796000016000 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(`
      ALTER TABLE dispatch.incident
        ADD COLUMN category_terms jsonb,
        ADD COLUMN facts jsonb NOT NULL DEFAULT '{}',
        ADD CONSTRAINT incident_category_terms CHECK (category_terms IS NULL OR category IS NOT NULL
          AND jsonb_typeof(category_terms) = 'object' AND category_terms ? 'label'),
        ADD CONSTRAINT incident_facts CHECK (jsonb_typeof(facts) = 'object' AND (facts = '{}' OR category_terms ? 'form'))`);
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query('ALTER TABLE dispatch.incident DROP COLUMN facts, DROP COLUMN category_terms');
  }
}
