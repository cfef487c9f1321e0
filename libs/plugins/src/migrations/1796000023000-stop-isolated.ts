import { roles } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether isolated plugins may run anywhere in this installation. Only the owner of the database changes it, by command. */
export class StopIsolated1796000023000 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(`
      CREATE TABLE plugins.isolation_switch (
        single boolean PRIMARY KEY DEFAULT true CHECK (single),
        stopped boolean NOT NULL,
        reason text CHECK (length(reason) BETWEEN 1 AND 500),
        changed_at timestamptz NOT NULL DEFAULT now()
      )`);
    await sql.query(`GRANT SELECT ON plugins.isolation_switch TO ${roles.app}`);
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query('DROP TABLE plugins.isolation_switch');
  }
}
