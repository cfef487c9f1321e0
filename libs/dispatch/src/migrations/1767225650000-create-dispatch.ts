import { appendOnly, countyColumn, librarySchema, tenantTable } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guardIncidents, guardMissions } from './dispatch-guards.js';

/** Incidents, missions, the order in which people are asked, follow-ups, and the triggers that guard their steps. */
export class CreateDispatch1767225650000 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await librarySchema(sql, 'dispatch');
    await createMoves(sql);
    await createIncidents(sql);
    await createEvents(sql);
    await createMissions(sql);
    await createFollowUps(sql);
    await guardIncidents(sql);
    await guardMissions(sql);
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query('DROP SCHEMA dispatch CASCADE');
  }
}

/** The steps of incidents and missions as data; incident-states.ts and mission-states.ts hold the same lists. */
async function createMoves(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE FUNCTION dispatch.may_move(thing text, here text, there text) RETURNS boolean
    LANGUAGE sql IMMUTABLE AS $$
      SELECT EXISTS (SELECT 1 FROM (VALUES
        ('incident', 'new', 'open'), ('incident', 'new', 'handed-over'),
        ('incident', 'open', 'assigned'), ('incident', 'open', 'cancelled'), ('incident', 'open', 'handed-over'),
        ('incident', 'assigned', 'on-scene'), ('incident', 'assigned', 'open'), ('incident', 'assigned', 'reopened'),
        ('incident', 'assigned', 'cancelled'), ('incident', 'assigned', 'handed-over'),
        ('incident', 'on-scene', 'handled'), ('incident', 'on-scene', 'open'), ('incident', 'on-scene', 'reopened'),
        ('incident', 'on-scene', 'cancelled'), ('incident', 'on-scene', 'handed-over'),
        ('incident', 'handled', 'closed'), ('incident', 'handled', 'reopened'),
        ('incident', 'reopened', 'assigned'), ('incident', 'reopened', 'cancelled'), ('incident', 'reopened', 'handed-over'),
        ('mission', 'new', 'offered'),
        ('mission', 'offered', 'accepted'), ('mission', 'offered', 'declined'), ('mission', 'offered', 'expired'),
        ('mission', 'offered', 'stood-down'), ('mission', 'offered', 'cancelled'),
        ('mission', 'accepted', 'en-route'), ('mission', 'accepted', 'cancelled'),
        ('mission', 'en-route', 'on-scene'), ('mission', 'en-route', 'cancelled'),
        ('mission', 'on-scene', 'done'), ('mission', 'on-scene', 'cancelled')
      ) AS moves (t, f, s) WHERE t = thing AND f = here AND s = there)
    $$`);
}

async function createIncidents(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE dispatch.incident (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      source text NOT NULL CHECK (source IN ('hotline', 'card', 'hazard', 'station', 'walk-in')),
      emergency boolean NOT NULL,
      emergency_service text CHECK (emergency_service IN ('110', '119', '120')),
      category text,
      summary text,
      place text,
      latitude double precision CHECK (latitude BETWEEN -90 AND 90),
      longitude double precision CHECK (longitude BETWEEN -180 AND 180),
      area_id uuid,
      area_path jsonb NOT NULL DEFAULT '[]',
      area_guessed boolean NOT NULL DEFAULT false,
      reporter_phone bytea,
      state text NOT NULL,
      ask_at_once integer NOT NULL DEFAULT 1 CHECK (ask_at_once BETWEEN 1 AND 50),
      occurred_at timestamptz NOT NULL,
      received_at timestamptz NOT NULL,
      received_by text NOT NULL,
      handled_at timestamptz,
      reopened_at timestamptz,
      ended_at timestamptz,
      handed_over_to text,
      no_one_left_at timestamptz,
      last_event_at timestamptz NOT NULL,
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT incident_state CHECK (state IN
        ('open', 'assigned', 'on-scene', 'handled', 'handed-over', 'closed', 'cancelled', 'reopened')),
      CONSTRAINT incident_emergency_is_handed_over CHECK (NOT emergency OR state = 'handed-over'),
      CONSTRAINT incident_emergency_service CHECK (emergency = (emergency_service IS NOT NULL)),
      CONSTRAINT incident_described CHECK (emergency OR (category IS NOT NULL AND summary IS NOT NULL AND place IS NOT NULL)),
      CONSTRAINT incident_point CHECK ((latitude IS NULL) = (longitude IS NULL)),
      CONSTRAINT incident_handed_over_to CHECK (state <> 'handed-over' OR emergency OR handed_over_to IS NOT NULL),
      CONSTRAINT incident_ended CHECK ((ended_at IS NOT NULL) = (state IN ('closed', 'cancelled', 'handed-over'))),
      CONSTRAINT incident_times CHECK (occurred_at <= received_at AND received_at <= last_event_at
        AND handled_at >= received_at AND reopened_at >= received_at AND ended_at >= received_at)
    )`);
  await sql.query('CREATE INDEX incident_state ON dispatch.incident (county_code, state, id DESC)');
  // No DELETE: an incident that was a mistake is cancelled, and stays on record.
  await tenantTable(sql, 'dispatch.incident', { privileges: 'SELECT, INSERT, UPDATE' });
}

async function createEvents(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE dispatch.incident_event (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      incident_id uuid NOT NULL REFERENCES dispatch.incident (id),
      at timestamptz NOT NULL,
      kind text NOT NULL,
      mission_id uuid,
      actor_kind text NOT NULL,
      actor_id text NOT NULL,
      details jsonb NOT NULL DEFAULT '{}'
    )`);
  await sql.query('CREATE INDEX incident_event_incident ON dispatch.incident_event (incident_id, id)');
  await tenantTable(sql, 'dispatch.incident_event', { privileges: 'SELECT, INSERT' });
  await appendOnly(sql, 'dispatch.incident_event');
  // The incident remembers its latest event, so that no event can be written before an earlier one.
  await sql.query(`
    CREATE FUNCTION dispatch.order_event() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      UPDATE dispatch.incident SET last_event_at = NEW.at
      WHERE id = NEW.incident_id AND county_code = NEW.county_code AND last_event_at <= NEW.at;
      IF NOT FOUND THEN
        RAISE EXCEPTION 'an event must not be earlier than the one before'
          USING ERRCODE = '23514', CONSTRAINT = 'incident_event_order';
      END IF;
      RETURN NEW;
    END $$`);
  await sql.query(
    'CREATE TRIGGER order_event BEFORE INSERT ON dispatch.incident_event FOR EACH ROW EXECUTE FUNCTION dispatch.order_event()',
  );
}

async function createMissions(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE dispatch.mission (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      incident_id uuid NOT NULL REFERENCES dispatch.incident (id),
      volunteer_id uuid NOT NULL,
      team_id uuid NOT NULL,
      state text NOT NULL,
      distance_metres integer CHECK (distance_metres >= 0),
      offered_at timestamptz NOT NULL,
      offered_by text NOT NULL,
      expires_at timestamptz NOT NULL,
      answered_at timestamptz,
      answered_by text,
      decline_reason text,
      en_route_at timestamptz,
      arrived_at timestamptz,
      ended_at timestamptz,
      ended_by text,
      outcome text CHECK (outcome IN ('handled', 'handed-over', 'cancelled')),
      handed_over_to text,
      CONSTRAINT mission_state CHECK (state IN ('offered', 'accepted', 'en-route', 'on-scene', 'done',
        'declined', 'expired', 'stood-down', 'cancelled')),
      CONSTRAINT mission_times CHECK (offered_at < expires_at AND answered_at >= offered_at AND en_route_at >= answered_at
        AND arrived_at >= en_route_at AND ended_at >= coalesce(arrived_at, en_route_at, answered_at, offered_at)),
      CONSTRAINT mission_steps CHECK (
        (state NOT IN ('accepted', 'en-route', 'on-scene', 'done', 'declined') OR answered_at IS NOT NULL)
        AND (state NOT IN ('en-route', 'on-scene', 'done') OR en_route_at IS NOT NULL)
        AND (state NOT IN ('on-scene', 'done') OR arrived_at IS NOT NULL)
        AND (ended_at IS NOT NULL) = (state NOT IN ('offered', 'accepted', 'en-route', 'on-scene'))),
      CONSTRAINT mission_outcome CHECK ((outcome IS NOT NULL) = (state = 'done')
        AND (outcome = 'handed-over') IS NOT DISTINCT FROM (CASE WHEN outcome IS NOT NULL THEN handed_over_to IS NOT NULL END))
    )`);
  // One taker per incident: the first version needs one; several would become one row per place.
  await sql.query(`
    CREATE UNIQUE INDEX mission_one_taker ON dispatch.mission (incident_id)
    WHERE state IN ('accepted', 'en-route', 'on-scene')`);
  await sql.query(`
    CREATE UNIQUE INDEX mission_one_at_a_time ON dispatch.mission (county_code, volunteer_id)
    WHERE state IN ('accepted', 'en-route', 'on-scene')`);
  await sql.query(`
    CREATE UNIQUE INDEX mission_asked_already ON dispatch.mission (incident_id, volunteer_id)
    WHERE state IN ('offered', 'accepted', 'en-route', 'on-scene')`);
  await sql.query('CREATE INDEX mission_asked ON dispatch.mission (county_code, volunteer_id, offered_at DESC)');
  await sql.query(`
    CREATE TABLE dispatch.offer_plan (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      incident_id uuid NOT NULL REFERENCES dispatch.incident (id),
      position integer NOT NULL,
      volunteer_id uuid NOT NULL,
      team_id uuid NOT NULL,
      distance_metres integer,
      state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'asked', 'skipped')),
      skip_reason text,
      CONSTRAINT offer_plan_once UNIQUE (incident_id, volunteer_id),
      CONSTRAINT offer_plan_position UNIQUE (incident_id, position)
    )`);
  await tenantTable(sql, 'dispatch.mission', { privileges: 'SELECT, INSERT, UPDATE' });
  await tenantTable(sql, 'dispatch.offer_plan', { privileges: 'SELECT, INSERT, UPDATE' });
}

async function createFollowUps(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE dispatch.follow_up (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      incident_id uuid NOT NULL REFERENCES dispatch.incident (id),
      mission_id uuid NOT NULL REFERENCES dispatch.mission (id),
      handler_volunteer_id uuid NOT NULL,
      closed_by text NOT NULL,
      due_at timestamptz NOT NULL,
      announced_at timestamptz,
      state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done')),
      assignee_id text,
      assignee_volunteer_id uuid,
      taken_at timestamptz,
      done_at timestamptz,
      satisfaction integer CHECK (satisfaction BETWEEN 1 AND 5),
      note text,
      created_at timestamptz NOT NULL,
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT follow_up_once UNIQUE (mission_id),
      -- domain.md §1: the call-back is made by someone who did not handle it.
      CONSTRAINT follow_up_other_person CHECK (
        assignee_id IS DISTINCT FROM closed_by AND assignee_volunteer_id IS DISTINCT FROM handler_volunteer_id),
      CONSTRAINT follow_up_taken CHECK ((assignee_id IS NULL) = (taken_at IS NULL)),
      CONSTRAINT follow_up_done CHECK ((state = 'done') = (done_at IS NOT NULL)
        AND (state <> 'done' OR (assignee_id IS NOT NULL AND (satisfaction IS NOT NULL OR note IS NOT NULL)))),
      CONSTRAINT follow_up_times CHECK (due_at > created_at AND taken_at >= created_at AND done_at >= taken_at)
    )`);
  await sql.query(`CREATE INDEX follow_up_open ON dispatch.follow_up (county_code, due_at) WHERE state = 'open'`);
  await tenantTable(sql, 'dispatch.follow_up', { privileges: 'SELECT, INSERT, UPDATE' });
}
