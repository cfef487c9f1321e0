/** Parameters: 1 ids, 2 team, 3 instant, 4 purpose of the own consent, 5 purpose of a guardian's. */
const standing = `p.birth_date::text AS birth_date, m.reserve, m.role, %answers%
    coalesce(c.own, false) AS consent,
    CASE WHEN c.guardian THEN 'given' WHEN c.guardian IS NULL THEN 'missing' ELSE 'withdrawn' END AS guardian_consent`;
const around = `
  LEFT JOIN volunteers.membership m ON m.volunteer_id = v.id AND m.team_id = $2
    AND m.valid_from <= $3 AND (m.valid_to IS NULL OR m.valid_to > $3)
  LEFT JOIN LATERAL (
    SELECT bool_or(withdrawn_at IS NULL) FILTER (WHERE purpose = $4) AS own,
      bool_or(withdrawn_at IS NULL) FILTER (WHERE purpose = $5) AS guardian
    FROM volunteers.consent WHERE person_id = p.id AND purpose IN ($4, $5)) c ON true`;

/** Volunteers by their ids. @param answers whether a team type's rule wants the answers of members */
export function volunteersSql(answers: boolean): string {
  return `SELECT v.id, v.id AS volunteer_id, p.id AS person_id, v.status, ${columns(answers)}
  FROM volunteers.volunteer v JOIN volunteers.person p ON p.id = v.person_id ${around}
  WHERE v.id = ANY($1::uuid[])`;
}

/** The same of people who may be no volunteers yet, by either id. Who left comes again as a recruit does. */
export function peopleSql(answers: boolean): string {
  return `SELECT asked.id, v.id AS volunteer_id, p.id AS person_id,
    CASE WHEN v.id IS NULL OR (a.id IS NULL AND v.status = 'left') THEN 'none' ELSE v.status END AS status, ${columns(answers)}
  FROM unnest($1::uuid[]) AS asked (id) LEFT JOIN volunteers.volunteer a ON a.id = asked.id
  JOIN volunteers.person p ON p.id = coalesce(a.person_id, asked.id)
  LEFT JOIN volunteers.volunteer v ON v.person_id = p.id ${around}`;
}

function columns(answers: boolean): string {
  return standing.replace('%answers%', answers ? 'm.answers,' : '');
}

export const qualificationsSql = `
  SELECT volunteer_id, code, valid_from::text AS valid_from, valid_to::text AS valid_to FROM volunteers.qualification
  WHERE volunteer_id = ANY($1::uuid[]) AND code = ANY($2) AND revoked_at IS NULL AND (valid_to IS NULL OR valid_to >= $3)`;

export const policiesSql = `
  SELECT volunteer_id, valid_from::text AS valid_from, valid_to::text AS valid_to, covers_danger FROM volunteers.insurance
  WHERE volunteer_id = ANY($1::uuid[]) AND valid_to >= $2 AND revoked_at IS NULL`;

/** A pass of the background review counts for twelve months at most, whatever was written beside it (未成年人保护法 62). */
export const recordChecksSql = `
  SELECT a.person_id,
    max(least(d.valid_until, ((d.decided_at AT TIME ZONE $2)::date + interval '12 months')::date))::text AS valid_until
  FROM volunteers.application a JOIN volunteers.vetting_decision d ON d.application_id = a.id
  WHERE a.person_id = ANY($1::uuid[]) AND d.stage = 'background-review' AND d.outcome = 'pass' GROUP BY a.person_id`;

/** What was forced aside for a team, at the instant the duty begins. */
export const exceptionsSql = `
  SELECT id, volunteer_id, code FROM volunteers.eligibility_exception
  WHERE volunteer_id = ANY($1::uuid[]) AND team_id = $2 AND valid_from <= $3 AND expires_at > $3 AND revoked_at IS NULL`;
