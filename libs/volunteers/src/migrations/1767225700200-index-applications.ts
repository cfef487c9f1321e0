import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The newest applications of a county, and those in one state, are found among those of many years and counties. */
export class IndexApplications1767225700200 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query('CREATE INDEX application_newest ON volunteers.application (county_code, id)');
    await sql.query('CREATE INDEX application_state ON volunteers.application (county_code, state, id)');
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query('DROP INDEX volunteers.application_state');
    await sql.query('DROP INDEX volunteers.application_newest');
  }
}
