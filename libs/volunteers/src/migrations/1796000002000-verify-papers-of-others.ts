import { dropInvariantViews, invariantView } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuse } from './team-guards.js';

/** Who sends in a paper for somebody does not verify it: two people have looked, whoever brought it. */
export class VerifyPapersOfOthers1796000002000 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(`
      CREATE FUNCTION volunteers.guard_claim_sender() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.state = 'verified' AND OLD.state <> 'verified' AND NEW.decided_by = NEW.sent_by THEN
          ${refuse('claim_sender', 'claim', 'another verifies what somebody sent in')};
        END IF;
        RETURN NEW;
      END $$`);
    await sql.query(`
      CREATE TRIGGER claim_sender BEFORE UPDATE ON volunteers.claim
        FOR EACH ROW EXECUTE FUNCTION volunteers.guard_claim_sender()`);
    await invariantView(
      sql,
      'claim_verified_by_sender',
      `SELECT c.county_code, c.id FROM volunteers.claim c WHERE c.state = 'verified' AND c.decided_by = c.sent_by`,
    );
  }

  async down(sql: QueryRunner): Promise<void> {
    await dropInvariantViews(sql, 'claim_verified_by_sender');
    await sql.query('DROP TRIGGER claim_sender ON volunteers.claim');
    await sql.query('DROP FUNCTION volunteers.guard_claim_sender()');
  }
}
