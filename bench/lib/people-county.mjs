import pg from 'pg';

/** Characters of which the names of the large county are put together; invented people, as often alike as real ones. */
const families = [...'陈王李张刘杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹'];
const given = [...'建国志强秀英丽华永明春兰海燕文斌小红金凤'];
const last = ['', '', '', '', '', ...'平安福生荣'];
const teams = 150;

/** The n-th volunteer's phone. @param {number} n */
export const phoneOf = (n) => `1540${String((n * 7919) % 10_000_000).padStart(7, '0')}`;
/** @param {number} n */
export const nameOf = (n) =>
  `${families[n % families.length]}${given[Math.floor(n / 30) % given.length]}${last[Math.floor(n / 600) % last.length]}`;
/** @param {number} n */
export const numberOf = (n) => `V${String((n * 997) % 100_000_000).padStart(8, '0')}`;

/**
 * A county of volunteers in teams, as years would leave it. Triggers are off while it is filled: names are cut into their
 * pieces by the same function, once for each name.
 * @param {{ ownerUrl: string, county: string, count: number, recordsEach: number, indexes: (n: number) => { phone: Buffer, last4: Buffer } }} options
 *   `recordsEach`: lines of service of each volunteer, one a month, with both sides and the time they take
 */
export async function fillPeopleCounty({ ownerUrl, county, count, recordsEach, indexes }) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`BEGIN; SET LOCAL session_replication_role = replica; SET LOCAL app.county = '${county}'`);
    await client.query(
      'CREATE TEMP TABLE folk (n integer, person uuid, volunteer uuid, name text, number text, phone bytea, last4 bytea)',
    );
    for (let from = 0; from < count; from += 10_000) {
      const rows = Array.from({ length: Math.min(10_000, count - from) }, (_, index) => from + index);
      const sealed = rows.map(indexes);
      await client.query(
        `INSERT INTO folk SELECT n, uuidv7(), uuidv7(), name, number, phone, last4
         FROM unnest($1::int[], $2::text[], $3::text[], $4::bytea[], $5::bytea[]) AS t (n, name, number, phone, last4)`,
        [rows, rows.map(nameOf), rows.map(numberOf), sealed.map((one) => one.phone), sealed.map((one) => one.last4)],
      );
    }
    for (const statement of [...statements(county), ...ledger(county, recordsEach)]) await client.query(statement);
    await client.query('COMMIT');
    await client.query(
      'VACUUM ANALYZE volunteers.person, volunteers.volunteer, volunteers.name_part, volunteers.membership, volunteers.team, volunteers.service_record',
    );
  } finally {
    await client.end();
  }
}

/** @param {string} county */
const statements = (county) => [
  `CREATE TEMP TABLE squads AS SELECT n, uuidv7() AS id FROM generate_series(0, ${teams - 1}) n`,
  `INSERT INTO volunteers.team (id, county_code, name, type_code, created_at)
     SELECT id, '${county}', '第' || (n + 1) || '队', (ARRAY['maple-grove.rescue', 'maple-grove.red-armband', 'maple-grove.river-patrol'])[1 + n % 3], now()
     FROM squads`,
  `INSERT INTO volunteers.person (id, county_code, name, name_key, document_type, sealed_document, document_index, birth_date, phone_index,
       phone_last4_index, created_at, compared_at)
     SELECT person, '${county}', name, volunteers.folded_name(name), 'resident-id', '\\x00', int8send(n), date '1950-01-01' + n % 18000, phone, last4,
       now(), now() FROM folk`,
  `INSERT INTO volunteers.volunteer (id, county_code, person_id, number, status, joined_at)
     SELECT volunteer, '${county}', person, number, CASE WHEN n % 50 = 49 THEN 'suspended' WHEN n % 20 = 19 THEN 'left' ELSE 'active' END, now()
     FROM folk`,
  `INSERT INTO volunteers.name_part (county_code, part, volunteer_id)
     SELECT '${county}', cut.part, f.volunteer
     FROM (SELECT DISTINCT name FROM folk) one, volunteers.name_parts(one.name) AS cut (part), folk f WHERE f.name = one.name ORDER BY 2, 3`,
  `INSERT INTO volunteers.leader_proposal (county_code, volunteer_id, team_id, former_leader, proposed_by, proposed_at)
     SELECT '${county}', f.volunteer, s.id, 'member', gen_random_uuid(), now() FROM folk f JOIN squads s ON s.n = f.n WHERE f.n < ${teams}`,
  `UPDATE volunteers.leader_proposal SET state = 'confirmed', decided_by = gen_random_uuid(), decided_at = proposed_at
     WHERE county_code = '${county}' AND state = 'waiting'`,
  `INSERT INTO volunteers.membership (county_code, volunteer_id, team_id, role, joined_at, valid_from)
     SELECT '${county}', f.volunteer, s.id, CASE WHEN f.n < ${teams} THEN 'leader' ELSE 'member' END, now(), now()
     FROM folk f JOIN squads s ON s.n = f.n % ${teams} WHERE f.n / ${teams} % 5 < 3`,
];

/**
 * @param {string} county
 * @param {number} recordsEach
 */
const ledger = (county, recordsEach) => [
  `INSERT INTO volunteers.service_record (county_code, volunteer_id, source_type, source_id, occurred_at, planned_minutes, actual_minutes,
       credited_minutes, grade, credited_during)
     SELECT '${county}', f.volunteer, 'assignment', 'a' || turn, began, 180, 150, 150, CASE WHEN f.n % 4 = 0 THEN 'B' ELSE 'A' END,
       tstzmultirange(tstzrange(began, began + interval '150 minutes'))
     FROM generate_series(1, ${recordsEach}) turn, folk f, LATERAL (SELECT timestamptz '2025-01-01 08:00+08' + turn * interval '30 days' AS began) b`,
  `INSERT INTO volunteers.ledger_entry (county_code, record_id, side, account_id, minutes)
     SELECT r.county_code, r.id, s.side, CASE s.side WHEN 'volunteer' THEN r.volunteer_id END, r.credited_minutes * s.sign
     FROM volunteers.service_record r, (VALUES ('volunteer', 1), ('team', -1)) AS s (side, sign) WHERE r.county_code = '${county}'`,
  `INSERT INTO volunteers.credited_time (county_code, record_id, volunteer_id, during)
     SELECT county_code, id, volunteer_id, credited_during FROM volunteers.service_record WHERE county_code = '${county}'`,
];
