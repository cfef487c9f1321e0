import { dropInvariantViews, invariantView } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The rules that nobody may force aside, as one function that the guards of duties and missions ask on every path, whoever
 * writes: the county, age, danger and night of minors, a guardian's consent, the own consent, insurance before danger and the
 * qualifications that danger needs. Answers the first that is broken, or null.
 */
export class GuardHardRules1767225700410 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await createCover(sql);
    // What the team type asks stands in the county's row of its plugin, as it was last switched or set.
    // `as_of`: consents and revocations as they stood then; null: as they stand now.
    await sql.query(`
      CREATE FUNCTION volunteers.broken_hard_rule(volunteer uuid, type_code text, dangerous boolean, extra jsonb,
        starts timestamptz, ends timestamptz, as_of timestamptz DEFAULT NULL)
      RETURNS text LANGUAGE plpgsql STABLE AS $$
      DECLARE
        who record;
        zone text;
        local_start timestamp;
        local_end timestamp;
        last_day date;
        minor boolean;
        needs jsonb;
        danger boolean := coalesce(dangerous, false);
      BEGIN
        SELECT v.person_id, p.birth_date, v.county_code INTO who
        FROM volunteers.volunteer v JOIN volunteers.person p ON p.id = v.person_id WHERE v.id = volunteer;
        IF NOT FOUND THEN RETURN 'county'; END IF;
        IF who.birth_date IS NULL THEN RETURN 'age'; END IF;
        SELECT timezone INTO zone FROM platform.county WHERE code = who.county_code;
        local_start := starts AT TIME ZONE zone;
        local_end := ends AT TIME ZONE zone;
        last_day := (greatest(starts, ends - interval '1 microsecond') AT TIME ZONE zone)::date;
        IF to_regclass('plugins.county_plugin') IS NOT NULL THEN
          SELECT t -> 'requires' INTO needs FROM plugins.county_plugin c, jsonb_array_elements(c.last_seen) t
          WHERE c.county_code = who.county_code AND t ->> 'code' = type_code LIMIT 1;
        END IF;
        danger := danger OR coalesce((needs ->> 'danger')::boolean, false);
        -- Born on 29 February, a year is complete on 1 March of common years, as in libs/forms.
        minor := extract(year FROM local_start) - extract(year FROM who.birth_date)
          - CASE WHEN to_char(local_start, 'MMDD') < to_char(who.birth_date, 'MMDD') THEN 1 ELSE 0 END < 18;
        IF minor THEN
          IF danger THEN RETURN 'danger'; END IF;
          IF EXISTS (
            SELECT FROM generate_series(date_trunc('day', local_start) - interval '1 day', local_end, interval '1 day') AS evening
            WHERE local_start < evening + interval '30 hours' AND local_end > evening + interval '22 hours'
          ) THEN RETURN 'night'; END IF;
          IF NOT volunteers.consents(who.person_id, 'guardian', as_of) THEN RETURN 'guardian'; END IF;
        END IF;
        IF NOT volunteers.consents(who.person_id, 'recruitment', as_of) THEN RETURN 'consent'; END IF;
        IF NOT danger THEN RETURN NULL; END IF;
        IF NOT volunteers.covers((SELECT range_agg(daterange(i.valid_from, i.valid_to, '[]')) FROM volunteers.insurance i
            WHERE i.volunteer_id = volunteer AND i.covers_danger), local_start::date, last_day) THEN
          RETURN 'insurance';
        END IF;
        IF EXISTS (
          SELECT FROM jsonb_array_elements_text(coalesce(needs -> 'qualifications', '[]') || coalesce(extra, '[]')) AS wanted
          WHERE NOT volunteers.covers((SELECT range_agg(daterange(q.valid_from, q.valid_to, '[]')) FROM volunteers.qualification q
            WHERE q.volunteer_id = volunteer AND q.code = wanted AND (q.revoked_at IS NULL OR q.revoked_at > as_of)),
            local_start::date, last_day)
        ) THEN
          RETURN 'qualification';
        END IF;
        RETURN NULL;
      END $$`);
    // Exceptions are for the few reasons that can be forced: the constraint holds it, the view shows that it held.
    await invariantView(
      sql,
      'exception_never_forceable',
      `
      SELECT id FROM volunteers.eligibility_exception WHERE code NOT IN
        ('eligibility.notMember', 'eligibility.onReserve', 'eligibility.restTooShort', 'eligibility.weeklyMinutes')`,
    );
    await invariantView(
      sql,
      'exception_for_oneself',
      `
      SELECT e.id FROM volunteers.eligibility_exception e JOIN volunteers.volunteer v ON v.id = e.volunteer_id
      JOIN platform.account a ON a.person_id = v.person_id WHERE a.id = e.granted_by`,
    );
    await invariantView(
      sql,
      'decision_against_its_blockers',
      `
      SELECT id FROM volunteers.eligibility_decision WHERE allowed <> (jsonb_array_length(blockers) = 0)`,
    );
  }

  async down(sql: QueryRunner): Promise<void> {
    await dropInvariantViews(
      sql,
      'decision_against_its_blockers',
      'exception_for_oneself',
      'exception_never_forceable',
    );
    await sql.query(
      'DROP FUNCTION volunteers.broken_hard_rule(uuid, text, boolean, jsonb, timestamptz, timestamptz, timestamptz)',
    );
    await sql.query('DROP FUNCTION volunteers.covers(datemultirange, date, date)');
    await sql.query('DROP FUNCTION volunteers.consents(uuid, text, timestamptz)');
  }
}

async function createCover(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE FUNCTION volunteers.covers(held datemultirange, first date, last date) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
      SELECT coalesce(held @> daterange(first, last, '[]'), false)
    $$`);
  await sql.query(`
    CREATE FUNCTION volunteers.consents(person uuid, wanted text, as_of timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
      SELECT EXISTS (SELECT FROM volunteers.consent c WHERE c.person_id = person AND c.purpose = wanted
        AND (c.withdrawn_at IS NULL OR c.withdrawn_at > as_of))
    $$`);
}
