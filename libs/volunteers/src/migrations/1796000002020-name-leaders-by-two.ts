import { countyColumn, dropInvariantViews, invariantView, tenantTable } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuse } from './team-guards.js';

/**
 * Whoever is to lead a team is proposed by one and confirmed by another, and neither is the one it is about: leading comes with
 * what a leader may do (trust.md I15). Without a confirmed proposal nobody becomes a leader, whatever the path.
 */
export class NameLeadersByTwo1796000002020 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(`
      CREATE TABLE volunteers.leader_proposal (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        ${countyColumn},
        team_id uuid NOT NULL,
        volunteer_id uuid NOT NULL,
        former_leader text NOT NULL CHECK (former_leader IN ('deputy', 'member')),
        why text NOT NULL DEFAULT '' CHECK (char_length(why) <= 500),
        proposed_by uuid,
        proposed_at timestamptz NOT NULL,
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'confirmed', 'declined', 'withdrawn', 'lapsed', 'earlier')),
        decided_by uuid,
        decided_at timestamptz,
        note text NOT NULL DEFAULT '' CHECK (char_length(note) <= 300),
        made uuid,
        CONSTRAINT leader_proposal_volunteer FOREIGN KEY (county_code, volunteer_id) REFERENCES volunteers.volunteer (county_code, id),
        CONSTRAINT leader_proposal_team FOREIGN KEY (county_code, team_id) REFERENCES volunteers.team (county_code, id),
        CONSTRAINT leader_proposal_known CHECK (state = 'earlier' OR proposed_by IS NOT NULL),
        CONSTRAINT leader_proposal_decided CHECK ((state = 'waiting') = (decided_at IS NULL)),
        CONSTRAINT leader_proposal_two
          CHECK (state NOT IN ('confirmed', 'declined') OR decided_by IS NOT NULL AND decided_by <> proposed_by)
      )`);
    await sql.query(
      `CREATE UNIQUE INDEX leader_proposal_waiting ON volunteers.leader_proposal (county_code, team_id) WHERE state = 'waiting'`,
    );
    await sql.query(
      'CREATE INDEX leader_proposal_made ON volunteers.leader_proposal (volunteer_id, team_id) INCLUDE (made)',
    );
    // Who leads already goes on leading.
    await sql.query('ALTER TABLE volunteers.membership NO FORCE ROW LEVEL SECURITY');
    await sql.query(`
      INSERT INTO volunteers.leader_proposal (county_code, team_id, volunteer_id, former_leader, proposed_at, state, decided_at, made)
      SELECT m.county_code, m.team_id, m.volunteer_id, 'member', m.valid_from, 'earlier', m.valid_from, m.id
      FROM volunteers.membership m WHERE m.role = 'leader' AND m.valid_to IS NULL`);
    await sql.query('ALTER TABLE volunteers.membership FORCE ROW LEVEL SECURITY');
    await tenantTable(sql, 'volunteers.leader_proposal', { privileges: 'SELECT, INSERT, UPDATE' });
    await guardProposals(sql);
    await guardLeaders(sql);
    await createViews(sql);
  }

  async down(sql: QueryRunner): Promise<void> {
    await dropInvariantViews(sql, 'leader_unconfirmed', 'leader_named_by_one', 'leader_proposal_unused');
    await sql.query('DROP TRIGGER membership_leader_by_two ON volunteers.membership');
    await sql.query('DROP FUNCTION volunteers.guard_leader()');
    await sql.query('DROP TABLE volunteers.leader_proposal');
    await sql.query('DROP FUNCTION volunteers.guard_leader_proposal()');
  }
}

/** What was proposed stays as it was; it is decided once, by another; words about somebody can be erased. */
async function guardProposals(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE FUNCTION volunteers.guard_leader_proposal() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      words text[] := ARRAY['why', 'note'];
      decision text[] := ARRAY['state', 'decided_by', 'decided_at', 'note'];
    BEGIN
      IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'waiting' THEN ${refuse('leader_proposal_once', 'leader_proposal', 'a proposal begins waiting')}; END IF;
        IF volunteers.holder_is(NEW.volunteer_id, NEW.proposed_by::text) THEN
          ${refuse('leader_proposal_own', 'leader_proposal', 'nobody proposes themselves')};
        END IF;
        RETURN NEW;
      END IF;
      IF platform.changes_hands(to_jsonb(OLD), to_jsonb(NEW)) THEN RETURN NEW; END IF;
      IF to_jsonb(OLD) - words = to_jsonb(NEW) - words AND NEW.why IN (OLD.why, '') AND NEW.note IN (OLD.note, '') THEN
        RETURN NEW;
      END IF;
      -- Which stretch of a membership came of it, as the guard of memberships notes.
      IF OLD.state IN ('confirmed', 'earlier') AND to_jsonb(OLD) - 'made' = to_jsonb(NEW) - 'made' THEN RETURN NEW; END IF;
      IF OLD.state <> 'waiting' OR to_jsonb(OLD) - decision <> to_jsonb(NEW) - decision OR NEW.state IN ('waiting', 'earlier') THEN
        ${refuse('leader_proposal_once', 'leader_proposal', 'a proposal is decided once')};
      END IF;
      IF NEW.state = 'confirmed' AND volunteers.holder_is(NEW.volunteer_id, NEW.decided_by::text) THEN
        ${refuse('leader_proposal_own', 'leader_proposal', 'nobody confirms themselves')};
      END IF;
      RETURN NEW;
    END $$`);
  await sql.query(`
    CREATE TRIGGER leader_proposal_guard BEFORE INSERT OR UPDATE ON volunteers.leader_proposal
    FOR EACH ROW EXECUTE FUNCTION volunteers.guard_leader_proposal()`);
}

/** Leading begins by a confirmed proposal that nothing came of yet, or goes on from the stretch before. */
async function guardLeaders(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE FUNCTION volunteers.guard_leader() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      UPDATE volunteers.leader_proposal p SET made = NEW.id
      WHERE p.volunteer_id = NEW.volunteer_id AND p.team_id = NEW.team_id AND p.county_code = NEW.county_code
        AND (p.state = 'confirmed' AND p.made IS NULL OR p.state IN ('confirmed', 'earlier') AND EXISTS (
          SELECT FROM volunteers.membership o WHERE o.id = p.made AND o.role = 'leader' AND o.valid_to = NEW.valid_from));
      IF NOT FOUND THEN
        ${refuse('membership_leader_by_two', 'membership', 'who leads was proposed by one and confirmed by another')};
      END IF;
      RETURN NEW;
    END $$`);
  await sql.query(`
    CREATE TRIGGER membership_leader_by_two BEFORE INSERT ON volunteers.membership
    FOR EACH ROW WHEN (NEW.valid_to IS NULL AND NEW.role = 'leader') EXECUTE FUNCTION volunteers.guard_leader()`);
}

async function createViews(sql: QueryRunner): Promise<void> {
  await invariantView(
    sql,
    'leader_unconfirmed',
    `
      SELECT m.county_code, m.id AS membership_id FROM volunteers.membership m
      WHERE m.role = 'leader' AND m.valid_to IS NULL AND NOT EXISTS (
        SELECT FROM volunteers.leader_proposal p WHERE p.volunteer_id = m.volunteer_id AND p.team_id = m.team_id AND p.made = m.id
          AND p.state IN ('confirmed', 'earlier'))`,
  );
  await invariantView(
    sql,
    'leader_named_by_one',
    `
      SELECT p.county_code, p.id FROM volunteers.leader_proposal p WHERE p.state = 'confirmed'
        AND (p.decided_by = p.proposed_by OR volunteers.holder_is(p.volunteer_id, p.decided_by::text)
          OR volunteers.holder_is(p.volunteer_id, p.proposed_by::text))`,
  );
  await invariantView(
    sql,
    'leader_proposal_unused',
    `SELECT p.county_code, p.id FROM volunteers.leader_proposal p WHERE p.state = 'confirmed' AND p.made IS NULL`,
  );
}
