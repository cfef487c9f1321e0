import { dropInvariantViews, invariantView } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Nobody waits while a seat is free, and no call has more or fewer seats than it says: held by the database. */
export class GuardSeats1767225700910 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    // Only what could break the rule asks: a seat that is free and somebody who begins to wait. Both hold the lock of the
    // parent row until they commit (calls/seats.ts), so that what is seen here cannot change before that.
    await sql.query(`
      CREATE FUNCTION volunteers.seat_is_not_wasted() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM volunteers.seat s WHERE s.call_team_type_id = NEW.call_team_type_id AND s.application_id IS NULL)
          AND EXISTS (SELECT FROM volunteers.application a WHERE a.call_team_type_id = NEW.call_team_type_id AND a.state = 'waitlisted')
        THEN
          RAISE EXCEPTION 'somebody waits while a seat is free' USING ERRCODE = 'check_violation', CONSTRAINT = 'seat_not_wasted';
        END IF;
        RETURN NULL;
      END $$`);
    await sql.query(`
      CREATE CONSTRAINT TRIGGER seat_not_wasted AFTER INSERT ON volunteers.seat DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW WHEN (NEW.application_id IS NULL) EXECUTE FUNCTION volunteers.seat_is_not_wasted()`);
    await sql.query(`
      CREATE CONSTRAINT TRIGGER seat_not_wasted AFTER INSERT OR UPDATE OF state ON volunteers.application DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW WHEN (NEW.state = 'waitlisted') EXECUTE FUNCTION volunteers.seat_is_not_wasted()`);
    // A seat is numbered within what was made for its team type, and only somebody of that team type sits on it.
    await sql.query(`
      CREATE FUNCTION volunteers.seat_is_of_its_team() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT EXISTS (SELECT FROM volunteers.application a WHERE a.id = NEW.application_id AND a.call_team_type_id = NEW.call_team_type_id)
        THEN
          RAISE EXCEPTION 'a seat is held by somebody of another team' USING ERRCODE = 'check_violation', CONSTRAINT = 'seat_of_its_team';
        END IF;
        RETURN NULL;
      END $$`);
    await sql.query(`
      CREATE CONSTRAINT TRIGGER seat_of_its_team AFTER INSERT ON volunteers.seat DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW WHEN (NEW.application_id IS NOT NULL) EXECUTE FUNCTION volunteers.seat_is_of_its_team()`);
    for (const [name, select] of Object.entries(views)) await invariantView(sql, name, select);
  }

  async down(sql: QueryRunner): Promise<void> {
    await dropInvariantViews(sql, ...Object.keys(views));
    await sql.query('DROP TRIGGER seat_of_its_team ON volunteers.seat');
    await sql.query('DROP TRIGGER seat_not_wasted ON volunteers.application');
    await sql.query('DROP TRIGGER seat_not_wasted ON volunteers.seat');
    await sql.query('DROP FUNCTION volunteers.seat_is_of_its_team()');
    await sql.query('DROP FUNCTION volunteers.seat_is_not_wasted()');
  }
}

const views: Readonly<Record<string, string>> = {
  seat_free_while_somebody_waits: `
    SELECT q.county_code, q.id FROM volunteers.call_team_type q
    WHERE EXISTS (SELECT FROM volunteers.seat s WHERE s.call_team_type_id = q.id AND s.application_id IS NULL)
      AND EXISTS (SELECT FROM volunteers.application a WHERE a.call_team_type_id = q.id AND a.state = 'waitlisted')`,
  seats_other_than_said: `
    SELECT q.county_code, q.id FROM volunteers.call_team_type q JOIN volunteers.call c ON c.id = q.call_id
    WHERE c.form_no IS NOT NULL
      AND q.seats <> (SELECT count(*) FROM volunteers.seat s WHERE s.call_team_type_id = q.id)`,
  seat_held_by_nobody_who_may: `
    SELECT s.county_code, s.application_id AS id FROM volunteers.seat s JOIN volunteers.application a ON a.id = s.application_id
    WHERE a.state IN ('waitlisted', 'refused', 'withdrawn') OR a.call_team_type_id <> s.call_team_type_id`,
  application_without_its_seat: `
    SELECT a.county_code, a.id FROM volunteers.application a JOIN volunteers.call c ON c.id = a.call_id
    WHERE c.form_no IS NOT NULL AND a.state NOT IN ('waitlisted', 'refused', 'withdrawn')
      AND NOT EXISTS (SELECT FROM volunteers.seat s WHERE s.application_id = a.id)`,
};
