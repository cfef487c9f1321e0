/** Numbers of the large county: what issue 3 of a real county's years would leave behind, and what is open at once. */
export const large = {
  volunteers: 100_000,
  teams: 150,
  applications: 30_000,
  incidents: 10_000,
  /** Of the incidents: wait for somebody, have a taker on the way, are being handled. */
  waiting: 180,
  underWay: 80,
  onScene: 40,
} as const;

/**
 * The statements that fill a county, one after the other. They run as the owner of the database with triggers off: names are cut
 * into their pieces by the same function as in the trigger, once for each name; the rest of what triggers watch over holds by
 * construction. `$1` is the county in each of them.
 */
export const fillLargeCounty: readonly string[] = [
  `CREATE TEMP TABLE places ON COMMIT DROP AS
     SELECT n, uuidv7() AS id, CASE n WHEN 1 THEN 'county' WHEN 2 THEN 'town' ELSE 'village' END AS level,
       CASE n WHEN 1 THEN '万人县' WHEN 2 THEN '长河镇' ELSE '第' || (n - 2) || '演示村' END AS name,
       29.7 + (n % 5) * 0.03 AS latitude, 120.3 + (n / 5) * 0.03 AS longitude
     FROM generate_series(1, 22) n WHERE $1::text IS NOT NULL`,
  `INSERT INTO volunteers.area (id, county_code, parent_id, level, name, latitude, longitude)
     SELECT p.id, $1, CASE level WHEN 'county' THEN NULL WHEN 'town' THEN (SELECT id FROM places WHERE n = 1)
       ELSE (SELECT id FROM places WHERE n = 2) END, level, name, latitude, longitude FROM places p ORDER BY n`,
  `CREATE TEMP TABLE squads ON COMMIT DROP AS
     SELECT n, uuidv7() AS id FROM generate_series(0, ${large.teams - 1}) n WHERE $1::text IS NOT NULL`,
  `INSERT INTO volunteers.team (id, county_code, name, type_code, area_id, base_latitude, base_longitude, created_at)
     SELECT s.id, $1, '第' || (s.n + 1) || '队',
       (ARRAY['maple-grove.rescue', 'maple-grove.red-armband', 'maple-grove.river-patrol'])[1 + s.n % 3],
       p.id, p.latitude, p.longitude, now() - interval '900 days'
     FROM squads s JOIN places p ON p.n = 3 + s.n % 20`,
  `CREATE TEMP TABLE folk ON COMMIT DROP AS
     SELECT n, uuidv7() AS person, uuidv7() AS volunteer,
       substr('陈王李张刘杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹', 1 + n % 30, 1)
       || substr('建国志强秀英丽华永明春兰海燕文斌小红金凤', 1 + n / 30 % 20, 1)
       || CASE WHEN n % 7 < 5 THEN '' ELSE substr('平安福生荣根水木青松', 1 + n / 600 % 10, 1) END AS name,
       now() - interval '800 days' + n * interval '10 minutes' AS joined
     FROM generate_series(0, ${large.volunteers - 1}) n WHERE $1::text IS NOT NULL`,
  `INSERT INTO volunteers.person (id, county_code, name, name_key, document_type, sealed_document, document_index, birth_date, created_at, compared_at)
     SELECT person, $1, name, name, 'resident-id', '\\x00', int8send(n), date '1950-01-01' + n % 18000, joined, joined FROM folk`,
  `INSERT INTO volunteers.volunteer (id, county_code, person_id, number, status, joined_at)
     SELECT volunteer, $1, person, 'V' || lpad((n * 997 % 100000000)::text, 8, '0'),
       CASE WHEN n % 50 = 49 THEN 'suspended' WHEN n % 20 = 19 THEN 'left' ELSE 'active' END, joined FROM folk`,
  `INSERT INTO volunteers.consent (county_code, person_id, purpose, document_version, given_at, evidence)
     SELECT $1, person, 'recruitment', '1', joined, 'online' FROM folk`,
  `INSERT INTO volunteers.name_part (county_code, part, volunteer_id)
     SELECT $1, cut.part, f.volunteer
     FROM (SELECT DISTINCT name FROM folk) one, volunteers.name_parts(one.name) AS cut (part), folk f
     WHERE f.name = one.name ORDER BY 2, 3`,
  `INSERT INTO volunteers.leader_proposal (county_code, volunteer_id, team_id, former_leader, proposed_by, proposed_at)
     SELECT $1, f.volunteer, s.id, 'member', gen_random_uuid(), f.joined FROM folk f JOIN squads s ON s.n = f.n WHERE f.n < ${large.teams}`,
  `UPDATE volunteers.leader_proposal SET state = 'confirmed', decided_by = gen_random_uuid(), decided_at = proposed_at
     WHERE county_code = $1 AND state = 'waiting'`,
  `INSERT INTO volunteers.membership (county_code, volunteer_id, team_id, role, joined_at, valid_from)
     SELECT $1, f.volunteer, s.id, CASE WHEN f.n < ${large.teams} THEN 'leader' ELSE 'member' END, f.joined, f.joined
     FROM folk f JOIN squads s ON s.n = f.n % ${large.teams} WHERE f.n / ${large.teams} % 5 < 3`,
  `CREATE TEMP TABLE sign_ups ON COMMIT DROP AS
     SELECT f.n, f.person, uuidv7() AS id,
       CASE WHEN f.n % 10 < 7 THEN 'accepted' WHEN f.n % 10 = 7 THEN 'submitted' WHEN f.n % 10 = 8 THEN 'screened' ELSE 'reviewed' END AS state,
       now() - interval '30 days' + f.n * interval '1 minute' AS at
     FROM folk f WHERE f.n < ${large.applications} AND $1::text IS NOT NULL ORDER BY f.n`,
  `INSERT INTO volunteers.application (id, county_code, number, call_id, call_team_type_id, team_type_code, person_id, answers,
       form_version, source, state, submitted_at, decided_at, stage, stage_since, stage_due_at, vetting_plan_id)
     SELECT a.id, $1, 'G' || lpad(a.n::text, 9, '0'), t.call_id, t.id, t.team_type_code, a.person, '{}', t.form_version, 'office', a.state,
       a.at, CASE a.state WHEN 'accepted' THEN a.at + interval '1 hour' END, s.stage,
       CASE WHEN s.stage IS NOT NULL THEN a.at END, CASE WHEN s.stage IS NOT NULL THEN a.at + interval '40 days' END,
       (SELECT p.id FROM volunteers.vetting_plan p WHERE p.county_code = $1 AND p.team_type_code = t.team_type_code ORDER BY p.version DESC LIMIT 1)
     FROM sign_ups a CROSS JOIN LATERAL (SELECT CASE a.state WHEN 'submitted' THEN 'screening' WHEN 'screened' THEN 'background-review'
       WHEN 'reviewed' THEN 'acceptance' END AS stage) s, (SELECT * FROM volunteers.call_team_type WHERE county_code = $1 LIMIT 1) t ORDER BY a.n`,
  `INSERT INTO volunteers.application_event (county_code, application_id, at, kind, actor_kind, actor_id)
     SELECT $1, id, at, 'submitted', 'system', 'system' FROM sign_ups`,
  `CREATE TEMP TABLE calls_for_help ON COMMIT DROP AS
     SELECT one.n, uuidv7() AS id, uuidv7() AS mission, f.volunteer, s.id AS team,
       CASE WHEN age < ${large.underWay} THEN 'assigned' WHEN age < ${large.underWay + large.onScene} THEN 'on-scene'
         WHEN age < ${large.underWay + large.onScene + large.waiting} THEN 'open' WHEN one.n % 9 = 0 THEN 'cancelled' ELSE 'closed' END AS state,
       now() - age * interval '20 seconds' - interval '2 minutes' AS at
     FROM (SELECT n, ${large.incidents} - n AS age FROM generate_series(1, ${large.incidents}) n) one
       JOIN folk f ON f.n = 100 + one.n JOIN squads s ON s.n = f.n % ${large.teams}
     WHERE $1::text IS NOT NULL ORDER BY one.n`,
  `INSERT INTO dispatch.incident (id, county_code, source, emergency, category, summary, place, latitude, longitude, area_id, area_path,
       state, occurred_at, received_at, received_by, handled_at, ended_at, last_event_at)
     SELECT c.id, $1, 'hotline', false, 'street-light', '路灯不亮，老人不敢出门', p.name || c.n || '号', p.latitude + c.n % 97 * 0.0002,
       p.longitude + c.n % 89 * 0.0002, p.id,
       (SELECT jsonb_agg(up.id ORDER BY up.n) FROM places up WHERE up.n IN (1, 2, p.n)), c.state, c.at, c.at, 'system',
       CASE c.state WHEN 'closed' THEN c.at + interval '1 hour' END,
       CASE WHEN c.state IN ('closed', 'cancelled') THEN c.at + interval '2 hours' END,
       CASE WHEN c.state IN ('closed', 'cancelled') THEN c.at + interval '2 hours' ELSE c.at END
     FROM calls_for_help c JOIN places p ON p.n = 3 + c.n % 20 ORDER BY c.n`,
  `INSERT INTO dispatch.mission (id, county_code, incident_id, volunteer_id, team_id, state, offered_at, offered_by, expires_at,
       answered_at, en_route_at, arrived_at, ended_at, outcome)
     SELECT mission, $1, id, volunteer, team, CASE state WHEN 'closed' THEN 'done' WHEN 'on-scene' THEN 'on-scene' ELSE 'accepted' END,
       at, 'system', at + interval '2 minutes', at + interval '10 seconds',
       CASE WHEN state IN ('closed', 'on-scene') THEN at + interval '20 seconds' END,
       CASE WHEN state IN ('closed', 'on-scene') THEN at + interval '90 seconds' END,
       CASE state WHEN 'closed' THEN at + interval '1 hour' END, CASE state WHEN 'closed' THEN 'handled' END
     FROM calls_for_help WHERE state IN ('closed', 'on-scene', 'assigned') ORDER BY n`,
  `INSERT INTO dispatch.incident_event (county_code, incident_id, at, kind, actor_kind, actor_id)
     SELECT $1, c.id, c.at, kind, 'system', 'system' FROM calls_for_help c, unnest(ARRAY['received', 'offered', 'accepted']) kind
     WHERE kind = 'received' OR c.state IN ('closed', 'on-scene', 'assigned')`,
];

/** The planner learns what came. */
export const learnLargeCounty = `ANALYZE volunteers.person, volunteers.volunteer, volunteers.consent, volunteers.name_part, volunteers.membership,
  volunteers.team, volunteers.application, volunteers.application_event, dispatch.incident, dispatch.mission, dispatch.incident_event`;
