import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Nobody under 18 is given a duty, or begins one, without a guardian's living consent, whatever the path (PIPL 31). */
export class GuardGuardianConsent1767225700130 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    // Ages and consents belong to libs/volunteers; the names are resolved when the trigger runs, so that this lib's
    // tables stand without that lib. Runs after a_guard, which sets the interval.
    await sql.query(`
      CREATE FUNCTION shifts.guard_guardian_consent() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        zone text;
        birth date;
        agreed boolean;
      BEGIN
        IF TG_OP = 'UPDATE' AND NEW.state = OLD.state OR to_regprocedure('volunteers.guardian_agrees(uuid)') IS NULL THEN
          RETURN NEW;
        END IF;
        EXECUTE 'SELECT volunteers.birth_date_of($1)' INTO birth USING NEW.volunteer_id;
        SELECT timezone INTO zone FROM platform.county WHERE code = NEW.county_code;
        IF birth IS NULL OR NOT shifts.is_minor(birth, (lower(NEW.during) AT TIME ZONE zone)::date) THEN
          RETURN NEW;
        END IF;
        EXECUTE 'SELECT volunteers.guardian_agrees($1)' INTO agreed USING NEW.volunteer_id;
        IF NOT agreed THEN
          RAISE EXCEPTION 'under 18 without a guardian' USING ERRCODE = '23514', CONSTRAINT = 'assignment_guardian_consent';
        END IF;
        RETURN NEW;
      END $$`);
    await sql.query(`
      CREATE TRIGGER c_guardian_consent BEFORE INSERT OR UPDATE OF state ON shifts.assignment
        FOR EACH ROW WHEN (NEW.state IN ('drafted', 'offered', 'confirmed', 'checked-in'))
        EXECUTE FUNCTION shifts.guard_guardian_consent()`);
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query('DROP TRIGGER c_guardian_consent ON shifts.assignment');
    await sql.query('DROP FUNCTION shifts.guard_guardian_consent()');
  }
}
