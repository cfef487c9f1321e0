import { keepHands, letChangeHands } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const guards = ['volunteers.guard_correction', 'volunteers.guard_certificate'];

/** Certificates and proposals about the ledger go with their volunteer when two records of one person become one. */
export class LetProofsChangeHands1767225700790 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    for (const guard of guards) await letChangeHands(sql, guard);
  }

  async down(sql: QueryRunner): Promise<void> {
    for (const guard of guards) await keepHands(sql, guard);
  }
}
