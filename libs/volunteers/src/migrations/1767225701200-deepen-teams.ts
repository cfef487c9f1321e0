import { dropInvariantViews, invariantView } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuse } from './team-guards.js';

/**
 * Teams have a mission, places and a length of probation of their own. A stretch of a membership says how it began and ended, why
 * and by whom; what is past is never written over. The database holds how many may be active in a team, and that who leads is there.
 */
export class DeepenTeams1767225701200 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(`
      ALTER TABLE volunteers.team
        ADD COLUMN mission text NOT NULL DEFAULT '' CHECK (char_length(mission) <= 1000),
        ADD COLUMN capacity integer CHECK (capacity BETWEEN 1 AND 10000),
        ADD COLUMN probation_shifts integer CHECK (probation_shifts BETWEEN 0 AND 100)`);
    await sql.query(`
      ALTER TABLE volunteers.membership
        ADD COLUMN begun_how text, ADD COLUMN begun_why text NOT NULL DEFAULT '', ADD COLUMN begun_by uuid,
        ADD COLUMN ended_how text, ADD COLUMN ended_why text NOT NULL DEFAULT '', ADD COLUMN ended_by uuid,
        ADD CONSTRAINT membership_why CHECK (char_length(begun_why) <= 500 AND char_length(ended_why) <= 500),
        ADD CONSTRAINT membership_ended CHECK (valid_to IS NOT NULL OR (ended_how IS NULL AND ended_why = '' AND ended_by IS NULL))`);
    await keepPast(sql);
    await holdCapacity(sql);
    await holdOffices(sql);
    await invariantView(
      sql,
      'team_over_capacity',
      `
        SELECT t.county_code, t.id AS team_id FROM volunteers.team t WHERE t.capacity < (
          SELECT count(*) FROM volunteers.membership m WHERE m.team_id = t.id AND m.valid_to IS NULL AND NOT m.reserve)`,
    );
    await invariantView(
      sql,
      'team_led_by_absent',
      `
        SELECT m.county_code, m.id AS membership_id FROM volunteers.membership m JOIN volunteers.volunteer v ON v.id = m.volunteer_id
        WHERE m.valid_to IS NULL AND m.role = 'leader' AND (m.reserve OR v.status <> 'active')`,
    );
  }

  async down(sql: QueryRunner): Promise<void> {
    await dropInvariantViews(sql, 'team_led_by_absent', 'team_over_capacity');
    await sql.query('DROP TRIGGER volunteer_leaves_office ON volunteers.volunteer');
    await sql.query('DROP TRIGGER team_places ON volunteers.team');
    for (const trigger of ['membership_office', 'membership_places', 'membership_past'])
      await sql.query(`DROP TRIGGER ${trigger} ON volunteers.membership`);
    for (const name of ['leaves_office', 'holds_office', 'has_room', 'has_place', 'keep_membership_past'])
      await sql.query(`DROP FUNCTION volunteers.${name}()`);
    await sql.query(`
      ALTER TABLE volunteers.membership
        DROP COLUMN begun_how, DROP COLUMN begun_why, DROP COLUMN begun_by,
        DROP COLUMN ended_how, DROP COLUMN ended_why, DROP COLUMN ended_by`);
    await sql.query(
      'ALTER TABLE volunteers.team DROP COLUMN mission, DROP COLUMN capacity, DROP COLUMN probation_shifts',
    );
  }
}

/** A stretch ends once; after that only words about somebody can be erased from it. */
async function keepPast(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE FUNCTION volunteers.keep_membership_past() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      words text[] := ARRAY['answers', 'begun_why', 'ended_why'];
      ending text[] := ARRAY['valid_to', 'ended_how', 'ended_why', 'ended_by'];
    BEGIN
      IF platform.changes_hands(to_jsonb(OLD), to_jsonb(NEW)) THEN RETURN NEW; END IF;
      IF to_jsonb(OLD) - words = to_jsonb(NEW) - words THEN RETURN NEW; END IF;
      IF OLD.valid_to IS NULL AND NEW.valid_to IS NOT NULL AND to_jsonb(OLD) - ending = to_jsonb(NEW) - ending THEN RETURN NEW; END IF;
      ${refuse('membership_past', 'membership', 'the past of a membership stays as it was')};
    END $$`);
  await sql.query(`
    CREATE TRIGGER membership_past BEFORE UPDATE ON volunteers.membership
    FOR EACH ROW EXECUTE FUNCTION volunteers.keep_membership_past()`);
}

/** Whoever joins or comes back waits for the others at the team's row and counts then; the reserve takes no place. */
async function holdCapacity(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE FUNCTION volunteers.has_place() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      places integer;
    BEGIN
      SELECT t.capacity INTO places FROM volunteers.team t WHERE t.id = NEW.team_id FOR NO KEY UPDATE;
      IF places IS NOT NULL AND places <= (
        SELECT count(*) FROM volunteers.membership m WHERE m.team_id = NEW.team_id AND m.valid_to IS NULL AND NOT m.reserve) THEN
        ${refuse('team_places', 'membership', 'the team has no place left')};
      END IF;
      RETURN NEW;
    END $$`);
  await sql.query(`
    CREATE TRIGGER membership_places BEFORE INSERT ON volunteers.membership
    FOR EACH ROW WHEN (NEW.valid_to IS NULL AND NOT NEW.reserve) EXECUTE FUNCTION volunteers.has_place()`);
  await sql.query(`
    CREATE FUNCTION volunteers.has_room() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NEW.capacity < (
        SELECT count(*) FROM volunteers.membership m WHERE m.team_id = NEW.id AND m.valid_to IS NULL AND NOT m.reserve) THEN
        ${refuse('team_room', 'team', 'more are active in the team than it would have places')};
      END IF;
      RETURN NULL;
    END $$`);
  await sql.query(`
    CREATE TRIGGER team_places AFTER UPDATE OF capacity ON volunteers.team
    FOR EACH ROW WHEN (NEW.capacity IS NOT NULL) EXECUTE FUNCTION volunteers.has_room()`);
}

/** Who leads is there: active, and not in the reserve. Whoever is suspended or leaves has handed over by the end of it. */
async function holdOffices(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE FUNCTION volunteers.holds_office() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NEW.reserve OR 'active' IS DISTINCT FROM (
        SELECT v.status FROM volunteers.volunteer v WHERE v.id = NEW.volunteer_id FOR SHARE) THEN
        ${refuse('membership_office', 'membership', 'who leads a team is an active member of it')};
      END IF;
      RETURN NEW;
    END $$`);
  await sql.query(`
    CREATE TRIGGER membership_office BEFORE INSERT ON volunteers.membership
    FOR EACH ROW WHEN (NEW.valid_to IS NULL AND NEW.role = 'leader') EXECUTE FUNCTION volunteers.holds_office()`);
  await sql.query(`
    CREATE FUNCTION volunteers.leaves_office() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (
        SELECT FROM volunteers.membership m JOIN volunteers.volunteer v ON v.id = m.volunteer_id
        WHERE m.volunteer_id = NEW.id AND v.status <> 'active' AND m.valid_to IS NULL AND m.role = 'leader') THEN
        ${refuse('membership_office', 'membership', 'who leads a team is an active member of it')};
      END IF;
      RETURN NULL;
    END $$`);
  await sql.query(`
    CREATE CONSTRAINT TRIGGER volunteer_leaves_office AFTER UPDATE OF status ON volunteers.volunteer
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.status <> 'active') EXECUTE FUNCTION volunteers.leaves_office()`);
}
