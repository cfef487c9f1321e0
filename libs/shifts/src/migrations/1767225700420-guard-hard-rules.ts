import { dropInvariantViews, invariantView } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Nobody is given a duty against a rule that cannot be forced, whatever the path: consent, insurance and qualification for danger. */
export class GuardHardRulesOfDuties1767225700420 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    // The rules belong to libs/volunteers; the name is resolved when the trigger runs, so that this lib's tables stand
    // without that lib. Runs after the guards of minors, which say more exactly what is wrong.
    await sql.query(`
      CREATE FUNCTION shifts.broken_hard_rule(one shifts.assignment, as_of timestamptz) RETURNS text LANGUAGE plpgsql STABLE AS $$
      DECLARE
        duty record;
        broken text;
      BEGIN
        IF to_regprocedure('volunteers.broken_hard_rule(uuid, text, boolean, jsonb, timestamptz, timestamptz, timestamptz)') IS NULL THEN
          RETURN NULL;
        END IF;
        SELECT s.team_type_code, s.danger, e.qualifications INTO duty
        FROM shifts.shift s JOIN shifts.seat e ON e.shift_id = s.id WHERE e.id = one.seat_id;
        EXECUTE 'SELECT volunteers.broken_hard_rule($1, $2, $3, $4, $5, $6, $7)' INTO broken
        USING one.volunteer_id, duty.team_type_code, duty.danger, duty.qualifications, lower(one.during), upper(one.during), as_of;
        RETURN broken;
      END $$`);
    await sql.query(`
      CREATE FUNCTION shifts.guard_hard_rules() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        broken text;
      BEGIN
        IF TG_OP = 'UPDATE' AND NEW.state = OLD.state THEN
          RETURN NEW;
        END IF;
        broken := shifts.broken_hard_rule(NEW, NULL);
        IF broken IS NOT NULL THEN
          RAISE EXCEPTION 'a rule that cannot be forced: %', broken
            USING ERRCODE = '23514', CONSTRAINT = 'assignment_hard_' || broken;
        END IF;
        RETURN NEW;
      END $$`);
    await sql.query(`
      CREATE TRIGGER d_hard_rules BEFORE INSERT OR UPDATE OF state ON shifts.assignment
        FOR EACH ROW WHEN (NEW.state IN ('drafted', 'offered', 'confirmed', 'checked-in'))
        EXECUTE FUNCTION shifts.guard_hard_rules()`);
    await invariantView(
      sql,
      'duty_against_hard_rule',
      `
      SELECT a.id, shifts.broken_hard_rule(a, a.state_at) AS broken FROM shifts.assignment a
      WHERE a.state IN ('drafted', 'offered', 'confirmed', 'checked-in') AND shifts.broken_hard_rule(a, a.state_at) IS NOT NULL`,
    );
    await invariantView(
      sql,
      'duties_at_the_same_time',
      `
      SELECT a.id FROM shifts.assignment a JOIN shifts.assignment b
        ON b.volunteer_id = a.volunteer_id AND b.county_code = a.county_code AND b.id <> a.id AND b.during && a.during
      WHERE a.state IN ('drafted', 'offered', 'confirmed', 'checked-in') AND b.state IN ('drafted', 'offered', 'confirmed', 'checked-in')`,
    );
  }

  async down(sql: QueryRunner): Promise<void> {
    await dropInvariantViews(sql, 'duties_at_the_same_time', 'duty_against_hard_rule');
    await sql.query('DROP TRIGGER d_hard_rules ON shifts.assignment');
    await sql.query('DROP FUNCTION shifts.guard_hard_rules()');
    await sql.query('DROP FUNCTION shifts.broken_hard_rule(shifts.assignment, timestamptz)');
  }
}
