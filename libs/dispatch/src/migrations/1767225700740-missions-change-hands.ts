import { keepHands, letChangeHands } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was recorded of a mission stays, but for whose it is when two people turn out to be one. */
export class MissionsChangeHands1767225700740 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await letChangeHands(sql, 'dispatch.guard_mission');
  }

  async down(sql: QueryRunner): Promise<void> {
    await keepHands(sql, 'dispatch.guard_mission');
  }
}
