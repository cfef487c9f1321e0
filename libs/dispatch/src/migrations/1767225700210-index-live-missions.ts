import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The board asks all the time for the few missions that have not ended. */
export class IndexLiveMissions1767225700210 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(`
      CREATE INDEX mission_live ON dispatch.mission (county_code, offered_at, id)
      WHERE state IN ('offered', 'accepted', 'en-route', 'on-scene')`);
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query('DROP INDEX dispatch.mission_live');
  }
}
