import { keepHands, letChangeHands, roles } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rules beside the week, days on call; and assignments may change hands when two people turn out to be one. */
export class AvailabilityRules1767225700730 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(`
      ALTER TABLE shifts.availability
        ADD COLUMN rules jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(rules) = 'array'),
        ADD COLUMN on_call_until timestamptz`);
    await letChangeHands(sql, 'shifts.guard_assignment');
    // Whoever is erased takes their words along (PIPL 47); the log itself stays as it was written.
    await sql.query(`GRANT UPDATE (body) ON shifts.patrol_log TO ${roles.app}`);
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query(`REVOKE UPDATE (body) ON shifts.patrol_log FROM ${roles.app}`);
    await keepHands(sql, 'shifts.guard_assignment');
    await sql.query('ALTER TABLE shifts.availability DROP COLUMN rules, DROP COLUMN on_call_until');
  }
}
