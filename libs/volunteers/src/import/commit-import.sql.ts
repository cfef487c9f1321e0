import { applicationSubmitted } from '../applications/application.events.js';

/** New people with their keys; those whose document is known stay as they are. */
export const insertPeople = `
WITH newcomer AS (
  INSERT INTO volunteers.person (id, name, document_type, sealed_document, document_index, birth_date, sealed_phone, phone_index,
    phone_first3_index, phone_last4_index, sealed_address, created_at)
  SELECT id, name, document_type, sealed_document, document_index, birth_date, sealed_phone, phone_index, first3, last4, sealed_address, $14::timestamptz
  FROM unnest($1::uuid[], $2::text[], $3::text[], $4::bytea[], $5::bytea[], $6::date[], $7::bytea[], $8::bytea[], $9::bytea[], $10::bytea[], $11::bytea[])
    AS p(id, name, document_type, sealed_document, document_index, birth_date, sealed_phone, phone_index, first3, last4, sealed_address)
  ON CONFLICT ON CONSTRAINT person_document DO NOTHING
  RETURNING id
)
INSERT INTO keys.person_key (person_id, wrapped, master_key_id)
SELECT k.id, k.wrapped, k.master_key_id FROM unnest($1::uuid[], $12::bytea[], $13::text[]) AS k(id, wrapped, master_key_id) JOIN newcomer USING (id)`;

export const lockPeople = `
SELECT coalesce(p.merged_into, p.id) AS id, encode(p.document_index, 'hex') AS index
FROM unnest($1::text[], $2::bytea[]) AS r(type, index) JOIN volunteers.person p ON p.document_type = r.type AND p.document_index = r.index
ORDER BY p.document_index FOR NO KEY UPDATE OF p`;

export const freeSeats = `
SELECT call_team_type_id AS quota, no FROM volunteers.seat WHERE call_team_type_id = ANY($1) AND application_id IS NULL
ORDER BY call_team_type_id, no FOR UPDATE`;

export const insertApplications = `
INSERT INTO volunteers.application (id, number, call_id, call_team_type_id, team_type_code, person_id, answers, form_version, specialty, source, state,
  waitlist_no, submitted_at, import_id, sealed_guardian_name, sealed_guardian_phone, form_no, specialist_id)
SELECT id, number, $10::uuid, quota, team_type, person, answers, form_version, specialty, 'import',
  CASE WHEN waitlist_no IS NULL THEN 'submitted' ELSE 'waitlisted' END, waitlist_no, $12::timestamptz, $11::uuid, guardian_name, guardian_phone, form_no, specialist
FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::uuid[], $6::jsonb[], $7::text[], $8::text[], $9::integer[], $13::bytea[], $14::bytea[], $15::integer[], $16::uuid[])
  AS a(id, number, quota, team_type, person, answers, form_version, specialty, waitlist_no, guardian_name, guardian_phone, form_no, specialist)`;

/** A seat changes hands by DELETE and INSERT (calls/seats.ts says why). */
export const takeSeats = `
WITH taken AS (
  DELETE FROM volunteers.seat s USING unnest($1::uuid[], $2::integer[], $3::uuid[]) AS t(quota, no, application)
  WHERE s.call_team_type_id = t.quota AND s.no = t.no AND s.application_id IS NULL
  RETURNING s.call_team_type_id, s.no, t.application
)
INSERT INTO volunteers.seat (call_team_type_id, no, application_id) SELECT call_team_type_id, no, application FROM taken`;

export const insertConsents = `
INSERT INTO volunteers.consent (person_id, purpose, document_version, given_at, evidence, paper_date)
SELECT person, purpose, $4, $5, 'paper', day FROM unnest($1::uuid[], $2::text[], $3::date[]) AS c(person, purpose, day)`;

export const insertEvents = `
INSERT INTO volunteers.application_event (application_id, at, kind, actor_kind, actor_id, note)
SELECT id, $4, kind, $5, $6, note FROM unnest($1::uuid[], $2::text[], $3::text[]) AS e(id, kind, note)`;

export const announceApplications = `
INSERT INTO platform.outbox (kind, name, payload) SELECT 'event', '${applicationSubmitted.name}', p FROM unnest($1::jsonb[]) AS p`;

export const auditApplications = `
SELECT audit.append($2, $3, 'application.submitted', 'application', id::text, '{}', $4) FROM unnest($1::uuid[]) AS id`;
