import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Plugins ask what their teams were sent to. */
export class IndexMissionsOfTeams1796000028000 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query('CREATE INDEX mission_of_team ON dispatch.mission (county_code, team_id, offered_at)');
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query('DROP INDEX dispatch.mission_of_team');
  }
}
