import pg from 'pg';
import { manyPeople } from './eligibility-people.mjs';

/**
 * Incidents with one mission each that waits for the answer of somebody who may take it.
 * @param {string} ownerUrl @param {{ county: string, people: number }} wish
 * @returns {Promise<string[]>} ids of the missions
 */
export async function offeredMissions(ownerUrl, { county, people }) {
  const { teamId } = await manyPeople(ownerUrl, { county, people, at: new Date() });
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`SET session_replication_role = replica; SET app.county = '${county}'`);
    // Whenever this is run.
    for (const table of ['insurance', 'qualification'])
      await client.query(
        `UPDATE volunteers.${table} SET valid_to = current_date + 365 WHERE valid_to = date '2026-12-31'`,
      );
    const { rows } = await client.query(
      `WITH fit AS (
         SELECT v.id, uuidv7() AS incident FROM volunteers.volunteer v JOIN volunteers.person p ON p.id = v.person_id
           JOIN volunteers.membership m ON m.volunteer_id = v.id AND NOT m.reserve
         WHERE p.birth_date < '2000-01-01'
           AND EXISTS (SELECT FROM volunteers.consent c WHERE c.person_id = p.id)
           AND EXISTS (SELECT FROM volunteers.insurance i WHERE i.volunteer_id = v.id AND i.valid_to > current_date)
           AND (SELECT count(*) FROM volunteers.qualification q WHERE q.volunteer_id = v.id) = 2
           AND NOT EXISTS (SELECT FROM shifts.assignment a WHERE a.volunteer_id = v.id)),
       taken_in AS (
         INSERT INTO dispatch.incident (id, county_code, source, emergency, category, summary, place, state, occurred_at, received_at,
           received_by, last_event_at)
         SELECT incident, $1, 'card', false, 'street-light', '路灯不亮', '老街口', 'open', now(), now(), 'bench', now() FROM fit)
       INSERT INTO dispatch.mission (county_code, incident_id, volunteer_id, team_id, state, offered_at, offered_by, expires_at)
       SELECT $1, incident, id, $2, 'offered', now(), 'bench', now() + interval '1 day' FROM fit RETURNING id`,
      [county, teamId],
    );
    await client.query('ANALYZE');
    return rows.map((one) => one.id);
  } finally {
    await client.end();
  }
}
