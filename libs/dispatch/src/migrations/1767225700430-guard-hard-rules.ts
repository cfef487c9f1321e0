import { dropInvariantViews, invariantView } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Nobody is asked for a mission, or takes one, against a rule that cannot be forced, whatever the path: minors in danger or
 * at night, a guardian's and the own consent, insurance and qualification for danger.
 */
export class GuardHardRulesOfMissions1767225700430 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    // People and teams belong to libs/volunteers; names are resolved when the trigger runs, so that this lib's tables
    // stand without that lib. How long a mission takes is not known: two hours are looked at, as the candidates are.
    await sql.query(`
      CREATE FUNCTION dispatch.broken_hard_rule(one dispatch.mission, at timestamptz, as_of timestamptz)
      RETURNS text LANGUAGE plpgsql STABLE AS $$
      DECLARE
        type_code text;
        broken text;
      BEGIN
        IF to_regprocedure('volunteers.broken_hard_rule(uuid, text, boolean, jsonb, timestamptz, timestamptz, timestamptz)') IS NULL THEN
          RETURN NULL;
        END IF;
        EXECUTE 'SELECT type_code FROM volunteers.team WHERE id = $1' INTO type_code USING one.team_id;
        EXECUTE 'SELECT volunteers.broken_hard_rule($1, $2, false, NULL, $3, $4, $5)' INTO broken
        USING one.volunteer_id, type_code, at, at + interval '2 hours', as_of;
        RETURN broken;
      END $$`);
    await sql.query(`
      CREATE FUNCTION dispatch.guard_hard_rules() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        broken text;
      BEGIN
        IF TG_OP = 'UPDATE' AND NEW.state = OLD.state THEN
          RETURN NEW;
        END IF;
        broken := dispatch.broken_hard_rule(NEW, coalesce(NEW.answered_at, NEW.offered_at), NULL);
        IF broken IS NOT NULL THEN
          RAISE EXCEPTION 'a rule that cannot be forced: %', broken
            USING ERRCODE = '23514', CONSTRAINT = 'mission_hard_' || broken;
        END IF;
        RETURN NEW;
      END $$`);
    await sql.query(`
      CREATE TRIGGER hard_rules BEFORE INSERT OR UPDATE OF state ON dispatch.mission
        FOR EACH ROW WHEN (NEW.state IN ('offered', 'accepted')) EXECUTE FUNCTION dispatch.guard_hard_rules()`);
    await invariantView(
      sql,
      'mission_against_hard_rule',
      `
      SELECT m.id FROM dispatch.mission m WHERE m.state IN ('offered', 'accepted')
        AND dispatch.broken_hard_rule(m, coalesce(m.answered_at, m.offered_at), coalesce(m.answered_at, m.offered_at)) IS NOT NULL`,
    );
  }

  async down(sql: QueryRunner): Promise<void> {
    await dropInvariantViews(sql, 'mission_against_hard_rule');
    await sql.query('DROP TRIGGER hard_rules ON dispatch.mission');
    await sql.query('DROP FUNCTION dispatch.guard_hard_rules()');
    await sql.query('DROP FUNCTION dispatch.broken_hard_rule(dispatch.mission, timestamptz, timestamptz)');
  }
}
