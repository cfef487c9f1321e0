import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The missions of one incident, and what is to be called back about it, are found among those of many years. */
export class IndexMissions1767225700110 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query('CREATE INDEX mission_incident ON dispatch.mission (incident_id, offered_at, id)');
    await sql.query('CREATE INDEX follow_up_incident ON dispatch.follow_up (incident_id)');
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query('DROP INDEX dispatch.follow_up_incident');
    await sql.query('DROP INDEX dispatch.mission_incident');
  }
}
