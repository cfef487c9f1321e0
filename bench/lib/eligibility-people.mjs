import pg from 'pg';

/**
 * What the rules for a shift of a dangerous team need of each person, in one statement; `blocked`: anything speaks against it.
 * Parameters: 1 ids, 2 team, 3 start, 4 end, 5 day, 6 qualification codes.
 */
export const bareVerdicts = `
  SELECT v.id, v.status, p.birth_date, m.reserve, own.given, guardian.given AS guardian, insured.until, held.codes, busy.duties,
    (v.status <> 'active' OR m.reserve IS NULL OR m.reserve OR own.given IS NULL OR p.birth_date IS NULL
      OR p.birth_date > $5::date - interval '18 years' OR insured.until IS NULL
      OR coalesce(held.codes, 0) < cardinality($6::text[]) OR coalesce(busy.near, 0) > 0
      OR coalesce(busy.minutes, 0) + extract(epoch FROM $4::timestamptz - $3::timestamptz) / 60 > 2400) AS blocked
  FROM volunteers.volunteer v JOIN volunteers.person p ON p.id = v.person_id
  LEFT JOIN volunteers.membership m ON m.volunteer_id = v.id AND m.team_id = $2 AND m.valid_from <= $3 AND (m.valid_to IS NULL OR m.valid_to > $3)
  LEFT JOIN (SELECT person_id, max(given_at) AS given FROM volunteers.consent WHERE purpose = 'recruitment' AND withdrawn_at IS NULL
    GROUP BY person_id) own ON own.person_id = p.id
  LEFT JOIN (SELECT person_id, max(given_at) AS given FROM volunteers.consent WHERE purpose = 'guardian' AND withdrawn_at IS NULL
    GROUP BY person_id) guardian ON guardian.person_id = p.id
  LEFT JOIN (SELECT volunteer_id, max(valid_to) AS until FROM volunteers.insurance
    WHERE covers_danger AND valid_from <= $5 AND valid_to >= $5 GROUP BY volunteer_id) insured ON insured.volunteer_id = v.id
  LEFT JOIN (SELECT volunteer_id, count(DISTINCT code) AS codes FROM volunteers.qualification
    WHERE code = ANY($6) AND revoked_at IS NULL AND valid_from <= $5 AND (valid_to IS NULL OR valid_to >= $5)
    GROUP BY volunteer_id) held ON held.volunteer_id = v.id
  LEFT JOIN (SELECT volunteer_id, count(*) AS duties,
      count(*) FILTER (WHERE during && tstzrange($3::timestamptz - interval '8 hours', $4::timestamptz + interval '8 hours', '()')) AS near,
      sum(extract(epoch FROM upper(during) - lower(during)) / 60) AS minutes
    FROM shifts.assignment WHERE state IN ('drafted', 'offered', 'confirmed', 'checked-in', 'completed')
      AND during && tstzrange($3::timestamptz - interval '7 days', $4::timestamptz + interval '7 days')
    GROUP BY volunteer_id) busy ON busy.volunteer_id = v.id
  WHERE v.id = ANY($1::uuid[])`;

/**
 * A team of rescuers of whom each lacks something else, or nothing; some have a shift near.
 * @param {string} ownerUrl
 * @param {{ county: string, people: number, at: Date }} wish
 */
export async function manyPeople(ownerUrl, { county, people, at }) {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const query = async (sql, params = []) => (await owner.query(sql, params)).rows;
  await query(`SELECT set_config('app.county', $1, false)`, [county]);
  const [{ id: teamId }] = await query(
    `INSERT INTO volunteers.team (county_code, name, type_code, created_at) VALUES ($1, '蓝天救援队', 'maple-grove.rescue', now()) RETURNING id`,
    [county],
  );
  const made = await query(
    `WITH people AS (
       INSERT INTO volunteers.person (county_code, name, document_type, sealed_document, document_index, birth_date, sealed_phone, phone_index, phone_first3_index, phone_last4_index, locale, created_at)
       SELECT $1, '虚构' || n, 'passport', 'x', sha256(('d' || n)::bytea), CASE WHEN n % 50 = 0 THEN date '2012-01-01' ELSE date '1990-01-01' END,
         'x', sha256(('p' || n)::bytea), NULL, NULL, 'zh-CN', now() FROM generate_series(1, $2::int) n
       RETURNING id)
     INSERT INTO volunteers.volunteer (county_code, person_id, number, joined_at)
     SELECT $1, id, 'V' || lpad((row_number() OVER ())::text, 8, '0'), '2026-01-01' FROM people RETURNING id`,
    [county, people],
  );
  const numbered = `(SELECT id, person_id, row_number() OVER (ORDER BY id) AS n FROM volunteers.volunteer) v`;
  await query(
    `INSERT INTO volunteers.consent (county_code, person_id, purpose, document_version, given_at, evidence)
     SELECT $1, v.person_id, 'recruitment', '2026-01', '2026-01-01', 'online' FROM ${numbered} WHERE n % 17 <> 0`,
    [county],
  );
  await query(
    `INSERT INTO volunteers.membership (county_code, volunteer_id, team_id, role, reserve, joined_at, valid_from)
     SELECT $1, v.id, $2, 'member', n % 13 = 0, '2026-01-01', '2026-01-01' FROM ${numbered} WHERE n % 11 <> 0`,
    [county, teamId],
  );
  await query(
    `INSERT INTO volunteers.insurance (county_code, volunteer_id, policy_number, insurer, valid_from, valid_to, covers_danger, entered_at)
     SELECT $1, v.id, 'P' || n, '人保财险', '2026-01-01', CASE WHEN n % 7 = 0 THEN date '2026-05-01' ELSE date '2026-12-31' END, true, now() FROM ${numbered}`,
    [county],
  );
  await query(
    `INSERT INTO volunteers.qualification (county_code, volunteer_id, code, issuer, valid_from, valid_to, evidence_type, evidence_id, issued_at)
     SELECT $1, v.id, code, '红十字会', '2026-01-01', '2026-12-31', 'paper', 'bench-' || code || n, now()
     FROM ${numbered}, unnest(ARRAY['maple-grove.first-aid', 'maple-grove.swim-200m']) code WHERE n % 5 <> 0 OR code <> 'maple-grove.swim-200m'`,
    [county],
  );
  await someShifts(query, { county, teamId, at });
  await query('ANALYZE');
  await owner.end();
  return { teamId, ids: made.map((row) => row.id) };
}

/** Twenty shifts of fifty seats in the week, held by a thousand people: some near the one that is asked about. */
async function someShifts(query, { county, teamId, at }) {
  await query('ALTER TABLE shifts.assignment DISABLE TRIGGER USER');
  const shifts = await query(
    `INSERT INTO shifts.shift (county_code, team_id, team_type_code, title, duty_date, starts_at, ends_at, danger, state)
     SELECT $1, $2, 'maple-grove.rescue', '备勤', (starts AT TIME ZONE 'Asia/Shanghai')::date, starts, starts + interval '4 hours', true, 'published'
     FROM (SELECT $3::timestamptz - interval '60 hours' + n * interval '6 hours' AS starts FROM generate_series(0, 19) n) s RETURNING id`,
    [county, teamId, at],
  );
  for (const [index, { id }] of shifts.entries()) {
    await query(
      `WITH seats AS (
         INSERT INTO shifts.seat (county_code, shift_id, no) SELECT $1, $2, n FROM generate_series(1, 50) n RETURNING id, no)
       INSERT INTO shifts.assignment (county_code, seat_id, shift_id, volunteer_id, source, state, state_at, state_reason, during)
       SELECT $1, e.id, $2, v.id, 'roster', 'confirmed', now(), 'bench', (SELECT tstzrange(starts_at, ends_at) FROM shifts.shift WHERE id = $2)
       FROM seats e JOIN (SELECT id, row_number() OVER (ORDER BY id) AS n FROM volunteers.volunteer) v ON v.n = $3::int * 50 + e.no`,
      [county, id, index],
    );
  }
  await query('ALTER TABLE shifts.assignment ENABLE TRIGGER USER');
}
