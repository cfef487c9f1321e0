import { applicationSubmitted } from './application.events.js';

const applicationColumns = `(id, number, call_id, call_team_type_id, team_type_code, person_id, answers, form_version, specialty, source, state, waitlist_no, submitted_at,
  sealed_guardian_name, sealed_guardian_phone, form_no, specialist_id)`;

/** How long after it was replaced a form is still taken as it was filled in: as long as phones keep drafts of sign-ups. */
export const formGraceDays = 7;

/**
 * Whether a form's version (of the call `c`) is still taken, and its team still looked for. What was filled in without a
 * network may arrive days later.
 */
function stillTaken(no: string, quota: string, now: string): string {
  return `(c.form_no = ${no}::integer OR EXISTS (SELECT FROM volunteers.call_form n WHERE n.call_id = c.id AND n.no = ${no}::integer + 1
      AND n.made_at > ${now}::timestamptz - interval '${formGraceDays} days'))
    AND EXISTS (SELECT FROM volunteers.call_team_type q WHERE q.id = ${quota}::uuid AND q.offered)`;
}

/**
 * A newcomer's whole sign-up in one statement. Each step feeds on the one before, which fixes the order of the locks
 * (code, person, seat): no code, no person; no person, no seat; no seat, no application. What did not happen is
 * told by the counts, and the caller goes on from there in the same transaction.
 */
export const newcomerSignUp = `
WITH code AS (
  UPDATE platform.phone_code SET used_at = $2::timestamptz
  WHERE id = $1::uuid AND used_at IS NULL AND expires_at > $2::timestamptz AND tries_left > 0
    AND purpose = 'sign-up' AND phone_index = $3::bytea AND code_hash = $4::bytea
  RETURNING id
), open AS (
  SELECT c.id FROM code, volunteers.call c
  WHERE c.id = $23::uuid AND c.state = 'published' AND c.opens_at <= $2::timestamptz AND c.closes_at > $2::timestamptz
    AND ${stillTaken('$34', '$5', '$2')}
), newcomer AS (
  INSERT INTO volunteers.person (id, name, document_type, sealed_document, document_index, birth_date, sealed_phone, phone_index,
    phone_first3_index, phone_last4_index, phone_verified_at, sealed_address, locale, created_at)
  SELECT $6::uuid, $7::text, $8::text, $9::bytea, $10::bytea, $11::date, $12::bytea, $3::bytea, $13::bytea, $14::bytea, $2::timestamptz,
    $15::bytea, $16::text, $2::timestamptz
  FROM open
  ON CONFLICT ON CONSTRAINT person_document DO NOTHING
  RETURNING id
), person_key AS (
  INSERT INTO keys.person_key (person_id, wrapped, master_key_id) SELECT id, $17::bytea, $18::text FROM newcomer
), consent AS (
  INSERT INTO volunteers.consent (person_id, purpose, document_version, given_at, evidence)
  SELECT n.id, purpose, $20::text, $2::timestamptz, 'online' FROM newcomer n, unnest($19::text[]) AS purpose
), eligible AS (
  INSERT INTO volunteers.eligibility_decision (person_id, action, policy_version, plugin_version, allowed, inputs, blockers, warnings, decided_at, decided_by)
  SELECT id, 'apply', $36::integer, $37::text, true, $38::jsonb, '[]', $39::jsonb, $2::timestamptz, $29::text FROM newcomer
), free AS MATERIALIZED (
  SELECT (SELECT s.no FROM volunteers.seat s
    WHERE s.call_team_type_id = $5::uuid AND s.application_id IS NULL AND n.id IS NOT NULL
    ORDER BY s.no LIMIT 1 FOR UPDATE SKIP LOCKED) AS no
  FROM newcomer n
), taken AS (
  DELETE FROM volunteers.seat s USING free f WHERE s.call_team_type_id = $5::uuid AND s.no = f.no RETURNING s.no
), application AS (
  INSERT INTO volunteers.application ${applicationColumns}
  SELECT $21::uuid, $22::text, $23::uuid, $5::uuid, $24::text, $6::uuid, $25::jsonb, $26::text, $27::text, 'online', 'submitted', NULL, $2::timestamptz,
    $32::bytea, $33::bytea, $34::integer, $35::uuid
  FROM taken
  RETURNING id
), seat AS (
  INSERT INTO volunteers.seat (call_team_type_id, no, application_id) SELECT $5::uuid, t.no, a.id FROM taken t, application a
), event AS (
  INSERT INTO volunteers.application_event (application_id, at, kind, actor_kind, actor_id)
  SELECT id, $2::timestamptz, 'submitted', $28::text, $29::text FROM application
), line AS (
  INSERT INTO platform.outbox (kind, name, payload) SELECT 'event', '${applicationSubmitted.name}', $30::jsonb FROM application
), draft AS (
  DELETE FROM volunteers.sign_up_draft d USING application WHERE d.call_id = $23::uuid AND d.phone_index = $3::bytea
)
SELECT (SELECT count(*) FROM code)::int AS code, (SELECT count(*) FROM open)::int AS open,
  (SELECT count(*) FROM newcomer)::int AS newcomer, (SELECT count(*) FROM application)::int AS seated,
  (SELECT audit.append($28, $29, 'application.submitted', 'application', $21::text, '{}', $31) FROM application) AS audited`;

/**
 * Writes an application under the parent lock: on the seat found ($13), or at the end of the waitlist.
 * Returns the waitlist number and how many wait, this one included.
 */
export const placeApplication = `
WITH taken AS (
  DELETE FROM volunteers.seat WHERE call_team_type_id = $4::uuid AND no = $13::integer AND application_id IS NULL RETURNING no
), quota AS (
  UPDATE volunteers.call_team_type SET waitlist_next = waitlist_next + 1 WHERE id = $4::uuid AND $13::integer IS NULL
  RETURNING waitlist_next - 1 AS no
), application AS (
  INSERT INTO volunteers.application ${applicationColumns}
  VALUES ($1::uuid, $2::text, $3::uuid, $4::uuid, $5::text, $6::uuid, $7::jsonb, $8::text, $9::text, $10::text,
    CASE WHEN $13::integer IS NULL THEN 'waitlisted' ELSE 'submitted' END, (SELECT no FROM quota), $11::timestamptz,
    $17::bytea, $18::bytea, $19::integer, $20::uuid)
  RETURNING id, state, waitlist_no
), seat AS (
  INSERT INTO volunteers.seat (call_team_type_id, no, application_id) SELECT $4::uuid, t.no, a.id FROM taken t, application a
), event AS (
  INSERT INTO volunteers.application_event (application_id, at, kind, actor_kind, actor_id)
  SELECT id, $11::timestamptz, state, $14::text, $15::text FROM application
), line AS (
  INSERT INTO platform.outbox (kind, name, payload)
  SELECT 'event', '${applicationSubmitted.name}', $12::jsonb || jsonb_build_object('state', state) FROM application
), draft AS (
  DELETE FROM volunteers.sign_up_draft d USING application WHERE d.call_id = $3::uuid AND d.phone_index = $21::bytea
)
SELECT state, waitlist_no,
  (SELECT count(*) FROM volunteers.application a WHERE a.call_team_type_id = $4::uuid AND a.state = 'waitlisted')::int + 1 AS position,
  audit.append($14, $15, 'application.submitted', 'application', $1::text, '{}', $16) AS audited
FROM application`;

/** A newcomer from paper: the person, their key and nothing else; no row when the document is known. */
export const insertPerson = `
WITH newcomer AS (
  INSERT INTO volunteers.person (id, name, document_type, sealed_document, document_index, birth_date, sealed_phone, phone_index,
    phone_first3_index, phone_last4_index, sealed_address, locale, created_at)
  VALUES ($1::uuid, $2::text, $3::text, $4::bytea, $5::bytea, $6::date, $7::bytea, $8::bytea, $9::bytea, $10::bytea, $11::bytea, $12::text, $13::timestamptz)
  ON CONFLICT ON CONSTRAINT person_document DO NOTHING
  RETURNING id
), person_key AS (
  INSERT INTO keys.person_key (person_id, wrapped, master_key_id) SELECT id, $14::bytea, $15::text FROM newcomer
)
SELECT id FROM newcomer`;
