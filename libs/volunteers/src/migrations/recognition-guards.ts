import type { QueryRunner } from 'typeorm';

/**
 * A run goes its way step by step, is decided about by somebody it does not commend, and stands still once it is published; its
 * lines change only while they are counted or objected to. Rows go with their volunteer when two records become one.
 */
export async function createRecognitionGuards(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE FUNCTION volunteers.recognition_seal(run uuid) RETURNS bytea LANGUAGE sql STABLE AS $$
      SELECT sha256(convert_to(coalesce(string_agg(
        concat_ws('|', l.number, coalesce(l.team_id::text, '-'), l.records::text, l.inputs::text, l.score, l.rank, l.commended),
        E'\\n' ORDER BY l.number), ''), 'UTF8'))
      FROM volunteers.recognition_line l WHERE l.run_id = run
    $$`);
  await guardRuns(sql);
  await guardLines(sql);
  await guardObjections(sql);
  await guardStars(sql);
}

export async function dropRecognitionGuards(sql: QueryRunner): Promise<void> {
  await sql.query(`DROP FUNCTION volunteers.guard_recognition_run(), volunteers.guard_recognition_line(),
    volunteers.guard_recognition_objection(), volunteers.guard_star_notice(), volunteers.recognition_seal(uuid)`);
}

async function guard(sql: QueryRunner, table: string, body: string): Promise<void> {
  await sql.query(`
    CREATE FUNCTION volunteers.guard_${table}() RETURNS trigger LANGUAGE plpgsql AS $$
    ${body}
    $$`);
  await sql.query(`
    CREATE TRIGGER guard BEFORE INSERT OR UPDATE OR DELETE ON volunteers.${table}
    FOR EACH ROW EXECUTE FUNCTION volunteers.guard_${table}()`);
}

const noDeletion = `
      IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'recognition keeps its rows' USING ERRCODE = '42501';
      END IF;`;
const handsPass = `IF TG_OP = 'UPDATE' AND platform.changes_hands(to_jsonb(OLD), to_jsonb(NEW)) THEN RETURN NEW; END IF;`;

async function guardRuns(sql: QueryRunner): Promise<void> {
  await guard(
    sql,
    'recognition_run',
    `BEGIN
      ${noDeletion}
      IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'computing' THEN
          RAISE EXCEPTION 'a run begins with counting' USING ERRCODE = '23514', CONSTRAINT = 'recognition_run_steps';
        END IF;
        RETURN NEW;
      END IF;
      IF (NEW.month, NEW.rules_id, NEW.cutoff, NEW.started_by) IS DISTINCT FROM (OLD.month, OLD.rules_id, OLD.cutoff, OLD.started_by)
        OR OLD.state = 'published'
        OR NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (('computing', 'draft'), ('computing', 'failed'),
          ('failed', 'computing'), ('draft', 'objections'), ('objections', 'draft'), ('objections', 'decided'), ('decided', 'published'))
      THEN
        RAISE EXCEPTION 'a run goes step by step and stands still at the end'
          USING ERRCODE = '23514', CONSTRAINT = 'recognition_run_steps';
      END IF;
      IF OLD.state = 'objections' AND NEW.state = 'decided' THEN
        IF EXISTS (SELECT FROM volunteers.recognition_objection o WHERE o.run_id = NEW.id AND o.state = 'open') THEN
          RAISE EXCEPTION 'objections wait' USING ERRCODE = '23514', CONSTRAINT = 'recognition_run_objections';
        END IF;
        IF EXISTS (SELECT FROM volunteers.recognition_line l JOIN volunteers.volunteer v ON v.id = l.volunteer_id
          JOIN platform.account a ON a.person_id = v.person_id
          WHERE l.run_id = NEW.id AND l.commended AND a.id = NEW.decided_by) THEN
          RAISE EXCEPTION 'nobody commends themselves' USING ERRCODE = '23514', CONSTRAINT = 'recognition_run_own';
        END IF;
      END IF;
      IF NEW.state = 'published' THEN
        NEW.seal := volunteers.recognition_seal(NEW.id);
      END IF;
      RETURN NEW;
    END`,
  );
}

async function guardLines(sql: QueryRunner): Promise<void> {
  await guard(
    sql,
    'recognition_line',
    `DECLARE
      run_state text;
    BEGIN
      ${noDeletion}
      ${handsPass}
      -- Shared with others who write lines, against whoever decides meanwhile.
      SELECT state INTO run_state FROM volunteers.recognition_run WHERE id = NEW.run_id FOR SHARE;
      IF run_state NOT IN ('computing', 'objections') THEN
        RAISE EXCEPTION 'the list is fixed' USING ERRCODE = '23514', CONSTRAINT = 'recognition_line_fixed';
      END IF;
      IF TG_OP = 'UPDATE' AND (NEW.run_id, NEW.number, NEW.volunteer_id) IS DISTINCT FROM (OLD.run_id, OLD.number, OLD.volunteer_id) THEN
        RAISE EXCEPTION 'a line is about one' USING ERRCODE = '23514', CONSTRAINT = 'recognition_line_fixed';
      END IF;
      RETURN NEW;
    END`,
  );
}

async function guardObjections(sql: QueryRunner): Promise<void> {
  await guard(
    sql,
    'recognition_objection',
    `DECLARE
      run record;
    BEGIN
      ${noDeletion}
      ${handsPass}
      -- Erasing somebody empties what was written about them.
      IF TG_OP = 'UPDATE' AND NEW.note IS NULL AND NEW.reply IS NULL
        AND to_jsonb(NEW) - ARRAY['note', 'reply'] = to_jsonb(OLD) - ARRAY['note', 'reply'] THEN
        RETURN NEW;
      END IF;
      IF TG_OP = 'INSERT' AND NEW.state <> 'open' OR TG_OP = 'UPDATE' AND (OLD.state <> 'open'
        OR (NEW.run_id, NEW.volunteer_id, NEW.raised_by, NEW.raised_at) IS DISTINCT FROM (OLD.run_id, OLD.volunteer_id, OLD.raised_by, OLD.raised_at)) THEN
        RAISE EXCEPTION 'an objection is answered once' USING ERRCODE = '23514', CONSTRAINT = 'recognition_objection_once';
      END IF;
      SELECT state, objections_until INTO run FROM volunteers.recognition_run WHERE id = NEW.run_id FOR SHARE;
      IF run.state IS DISTINCT FROM 'objections' OR TG_OP = 'INSERT' AND NEW.raised_at >= run.objections_until THEN
        RAISE EXCEPTION 'the time for objections is over' USING ERRCODE = '23514', CONSTRAINT = 'recognition_objection_late';
      END IF;
      IF EXISTS (SELECT FROM platform.account a JOIN volunteers.volunteer v ON v.person_id = a.person_id
        WHERE a.id = NEW.decided_by AND v.id = NEW.volunteer_id) THEN
        RAISE EXCEPTION 'about oneself' USING ERRCODE = '23514', CONSTRAINT = 'recognition_objection_two_people';
      END IF;
      RETURN NEW;
    END`,
  );
}

async function guardStars(sql: QueryRunner): Promise<void> {
  await guard(
    sql,
    'star_notice',
    `BEGIN
      ${noDeletion}
      ${handsPass}
      IF TG_OP = 'UPDATE' THEN
        RAISE EXCEPTION 'told is told' USING ERRCODE = '42501';
      END IF;
      RETURN NEW;
    END`,
  );
}
