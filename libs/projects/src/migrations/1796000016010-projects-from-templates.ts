import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A project remembers the template it was begun from, so that what other counties made of the same one can be compared. */
export class ProjectsFromTemplates1796000016010 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(
      `ALTER TABLE projects.project ADD COLUMN template text CHECK (template ~ '^[a-z][a-z0-9-]{0,39}\\.[a-z][a-z0-9-]{0,39}$')`,
    );
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query('ALTER TABLE projects.project DROP COLUMN template');
  }
}
