import { countyColumn, dropInvariantViews, invariantView, tenantTable } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuse } from './team-guards.js';

/**
 * A probation with the shifts it asks for. How many are served is counted from the ledger, never typed. It ends by a decision of
 * somebody who is neither on probation nor the mentor; an extension ends it, too, and starts the next with more shifts.
 */
export class CreateProbations1767225701210 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(`
      CREATE TABLE volunteers.probation (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        ${countyColumn},
        volunteer_id uuid NOT NULL,
        team_id uuid NOT NULL,
        mentor_id uuid,
        required_shifts integer NOT NULL CHECK (required_shifts BETWEEN 0 AND 200),
        counted_from timestamptz NOT NULL,
        started_at timestamptz NOT NULL,
        state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'passed', 'shortened', 'extended', 'ended')),
        shifts_done integer,
        decided_at timestamptz,
        decided_by uuid,
        why text NOT NULL DEFAULT '' CHECK (char_length(why) <= 500),
        CONSTRAINT probation_volunteer FOREIGN KEY (county_code, volunteer_id) REFERENCES volunteers.volunteer (county_code, id),
        CONSTRAINT probation_team FOREIGN KEY (county_code, team_id) REFERENCES volunteers.team (county_code, id),
        CONSTRAINT probation_mentor FOREIGN KEY (county_code, mentor_id) REFERENCES volunteers.volunteer (county_code, id),
        CONSTRAINT probation_decided CHECK (num_nonnulls(shifts_done, decided_at) = CASE state WHEN 'running' THEN 0 ELSE 2 END),
        CONSTRAINT probation_order CHECK (started_at >= counted_from AND decided_at >= started_at)
      )`);
    await sql.query(
      `CREATE UNIQUE INDEX probation_running ON volunteers.probation (county_code, volunteer_id, team_id) WHERE state = 'running'`,
    );
    await sql.query('CREATE INDEX probation_of_team ON volunteers.probation (team_id, volunteer_id)');
    await tenantTable(sql, 'volunteers.probation', { privileges: 'SELECT, INSERT, UPDATE' });
    await countShifts(sql);
    await guard(sql);
    await invariantView(
      sql,
      'probation_passed_short',
      `
        SELECT p.county_code, p.id AS probation_id FROM volunteers.probation p
        WHERE p.state = 'passed' AND p.shifts_done < p.required_shifts`,
    );
    await invariantView(
      sql,
      'probation_decided_by_involved',
      `
        SELECT p.county_code, p.id AS probation_id FROM volunteers.probation p
        JOIN platform.account a ON a.id = p.decided_by
        JOIN volunteers.volunteer v ON v.person_id = a.person_id AND v.id IN (p.volunteer_id, p.mentor_id)
        WHERE p.state IN ('passed', 'shortened', 'extended')`,
    );
    await invariantView(
      sql,
      'probation_of_nobody',
      `
        SELECT p.county_code, p.id AS probation_id FROM volunteers.probation p
        WHERE p.state = 'running' AND NOT EXISTS (
          SELECT FROM volunteers.membership m
          WHERE m.volunteer_id = p.volunteer_id AND m.team_id = p.team_id AND m.valid_to IS NULL AND m.role = 'probationer')`,
    );
  }

  async down(sql: QueryRunner): Promise<void> {
    await dropInvariantViews(sql, 'probation_of_nobody', 'probation_decided_by_involved', 'probation_passed_short');
    await sql.query('DROP TABLE volunteers.probation');
    await sql.query('DROP FUNCTION volunteers.guard_probation()');
    await sql.query('DROP FUNCTION volunteers.shifts_served(uuid, uuid, timestamptz)');
  }
}

/** Shifts of the team that stand in the ledger since then: credited, and neither reversed nor corrected to nothing. */
async function countShifts(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE FUNCTION volunteers.shifts_served(volunteer uuid, team uuid, since timestamptz) RETURNS integer LANGUAGE sql STABLE AS $$
      SELECT count(*)::int FROM volunteers.service_record r
      WHERE r.volunteer_id = volunteer AND r.team_id = team AND r.occurred_at >= since AND r.reverses IS NULL
        AND r.credited_minutes > 0 AND r.source_type IN ('assignment', 'shift', 'correction')
        AND NOT EXISTS (SELECT FROM volunteers.service_record back WHERE back.reverses = r.id)
    $$`);
}

async function guard(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE FUNCTION volunteers.guard_probation() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      decision text[] := ARRAY['state', 'shifts_done', 'decided_at', 'decided_by', 'why', 'mentor_id'];
    BEGIN
      IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'running' THEN
          ${refuse('probation_decided_already', 'probation', 'a probation begins before it is decided')};
        END IF;
        RETURN NEW;
      END IF;
      IF platform.changes_hands(to_jsonb(OLD), to_jsonb(NEW)) THEN RETURN NEW; END IF;
      IF to_jsonb(OLD) - 'why' = to_jsonb(NEW) - 'why' AND NEW.why = '' THEN RETURN NEW; END IF;
      IF OLD.state <> 'running' OR to_jsonb(OLD) - decision <> to_jsonb(NEW) - decision THEN
        ${refuse('probation_decided_already', 'probation', 'this probation has been decided')};
      END IF;
      IF NEW.state = 'passed'
        AND volunteers.shifts_served(NEW.volunteer_id, NEW.team_id, NEW.counted_from) < NEW.required_shifts THEN
        ${refuse('probation_short', 'probation', 'not all shifts of the probation are served')};
      END IF;
      -- Who leaves ends their own probation; everything else is decided by others.
      IF NEW.state IN ('passed', 'shortened', 'extended') AND EXISTS (
        SELECT FROM platform.account a JOIN volunteers.volunteer v ON v.person_id = a.person_id
        WHERE a.id = NEW.decided_by AND v.id IN (NEW.volunteer_id, NEW.mentor_id)) THEN
        ${refuse('probation_involved', 'probation', 'nobody decides about themselves or the one they accompany')};
      END IF;
      RETURN NEW;
    END $$`);
  await sql.query(`
    CREATE TRIGGER probation_guard BEFORE INSERT OR UPDATE ON volunteers.probation
    FOR EACH ROW EXECUTE FUNCTION volunteers.guard_probation()`);
}
