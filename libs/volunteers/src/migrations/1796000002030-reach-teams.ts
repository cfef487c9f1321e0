import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A team's duty phone: whom its members call where the leader does not share a number. */
export class ReachTeams1796000002030 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(
      `ALTER TABLE volunteers.team ADD COLUMN duty_phone text CHECK (duty_phone ~ '^[0-9][0-9 -]{2,19}$')`,
    );
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query('ALTER TABLE volunteers.team DROP COLUMN duty_phone');
  }
}
