import type { QueryRunner } from 'typeorm';

/**
 * Triggers that no path around the services can pass: the interval is the shift's own, states move along the
 * attendance diagram, each move is written down, and minors have neither night nor dangerous duty.
 */
export async function createAssignmentGuards(sql: QueryRunner): Promise<void> {
  await createRules(sql);
  await createMinorsGuard(sql);
  await createStateGuard(sql);
  await createHistory(sql);
}

async function createRules(sql: QueryRunner): Promise<void> {
  // Same age rule as libs/forms: born on 29 February, a year is complete on 1 March of common years.
  await sql.query(`
    CREATE FUNCTION shifts.is_minor(birth date, on_day date) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
      SELECT extract(year FROM on_day) - extract(year FROM birth)
        - CASE WHEN extract(month FROM on_day) * 100 + extract(day FROM on_day)
            < extract(month FROM birth) * 100 + extract(day FROM birth) THEN 1 ELSE 0 END < 18
    $$`);
  // Whether any minute of the local interval lies between 22:00 and 06:00.
  await sql.query(`
    CREATE FUNCTION shifts.touches_night(local_start timestamp, local_end timestamp) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
      SELECT EXISTS (
        SELECT FROM generate_series(date_trunc('day', local_start) - interval '1 day', local_end, interval '1 day') AS evening
        WHERE local_start < evening + interval '30 hours' AND local_end > evening + interval '22 hours')
    $$`);
}

async function createMinorsGuard(sql: QueryRunner): Promise<void> {
  // The birth date belongs to libs/volunteers; the name is resolved when the trigger runs, so that this lib's
  // tables stand without that lib.
  await sql.query(`
    CREATE FUNCTION shifts.guard_minors() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      zone text;
      birth date;
      dangerous boolean;
      local_start timestamp;
    BEGIN
      IF NEW.state NOT IN ('drafted', 'offered', 'confirmed', 'checked-in')
        OR to_regprocedure('volunteers.birth_date_of(uuid)') IS NULL THEN
        RETURN NEW;
      END IF;
      SELECT timezone INTO zone FROM platform.county WHERE code = NEW.county_code;
      SELECT danger INTO dangerous FROM shifts.shift WHERE id = NEW.shift_id;
      EXECUTE 'SELECT volunteers.birth_date_of($1)' INTO birth USING NEW.volunteer_id;
      IF birth IS NULL THEN
        RAISE EXCEPTION 'no age is known' USING ERRCODE = '23514', CONSTRAINT = 'assignment_age_unknown';
      END IF;
      local_start := lower(NEW.during) AT TIME ZONE zone;
      IF NOT shifts.is_minor(birth, local_start::date) THEN
        RETURN NEW;
      END IF;
      -- Zhejiang and Shandong regulations: under 18 no rescue or disaster work; no duty at night.
      IF dangerous THEN
        RAISE EXCEPTION 'under 18' USING ERRCODE = '23514', CONSTRAINT = 'assignment_minor_in_danger';
      END IF;
      IF shifts.touches_night(local_start, upper(NEW.during) AT TIME ZONE zone) THEN
        RAISE EXCEPTION 'under 18' USING ERRCODE = '23514', CONSTRAINT = 'assignment_minor_at_night';
      END IF;
      RETURN NEW;
    END $$`);
}

async function createStateGuard(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE FUNCTION shifts.guard_assignment() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'INSERT' THEN
        IF NEW.state NOT IN ('drafted', 'offered', 'confirmed') THEN
          RAISE EXCEPTION 'an assignment cannot begin as %', NEW.state
            USING ERRCODE = '23514', CONSTRAINT = 'assignment_transition';
        END IF;
      ELSE
        IF (NEW.seat_id, NEW.shift_id, NEW.volunteer_id, NEW.county_code)
          IS DISTINCT FROM (OLD.seat_id, OLD.shift_id, OLD.volunteer_id, OLD.county_code) THEN
          RAISE EXCEPTION 'seat and volunteer stay: make a new assignment'
            USING ERRCODE = '23514', CONSTRAINT = 'assignment_transition';
        END IF;
        IF NEW.state <> OLD.state AND NOT (NEW.state = ANY (CASE OLD.state
          WHEN 'drafted' THEN ARRAY['confirmed', 'replaced']
          WHEN 'offered' THEN ARRAY['confirmed', 'excused', 'replaced']
          WHEN 'confirmed' THEN ARRAY['checked-in', 'excused', 'replaced', 'no-show']
          WHEN 'checked-in' THEN ARRAY['completed']
          WHEN 'no-show' THEN ARRAY['excused']
          ELSE ARRAY[]::text[] END)) THEN
          RAISE EXCEPTION 'no way from % to %', OLD.state, NEW.state
            USING ERRCODE = '23514', CONSTRAINT = 'assignment_transition';
        END IF;
      END IF;
      SELECT tstzrange(starts_at, ends_at) INTO NEW.during FROM shifts.shift WHERE id = NEW.shift_id;
      RETURN NEW;
    END $$`);
  // Triggers of one kind run in the order of their names: the interval is set before ages are looked at.
  await sql.query(`
    CREATE TRIGGER a_guard BEFORE INSERT OR UPDATE ON shifts.assignment
      FOR EACH ROW EXECUTE FUNCTION shifts.guard_assignment()`);
  await sql.query(`
    CREATE TRIGGER b_minors BEFORE INSERT OR UPDATE ON shifts.assignment
      FOR EACH ROW EXECUTE FUNCTION shifts.guard_minors()`);
}

async function createHistory(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE FUNCTION shifts.note_assignment() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND NEW.state = OLD.state THEN
        RETURN NULL;
      END IF;
      INSERT INTO shifts.assignment_event (county_code, assignment_id, from_state, to_state, reason, actor_id, happened_at)
      VALUES (NEW.county_code, NEW.id, CASE WHEN TG_OP = 'UPDATE' THEN OLD.state END, NEW.state, NEW.state_reason,
        coalesce(nullif(current_setting('app.actor', true), ''), 'database'), NEW.state_at);
      RETURN NULL;
    END $$`);
  await sql.query(`
    CREATE TRIGGER note AFTER INSERT OR UPDATE OF state ON shifts.assignment
      FOR EACH ROW EXECUTE FUNCTION shifts.note_assignment()`);
}
