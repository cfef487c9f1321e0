import { appendOnly, countyColumn, librarySchema, roles, tenantTable } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

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

async function guardIncidents(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE FUNCTION dispatch.guard_incident() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'INSERT' THEN
        IF NOT dispatch.may_move('incident', 'new', NEW.state) THEN
          RAISE EXCEPTION 'an incident starts open or handed over' USING ERRCODE = '23514', CONSTRAINT = 'incident_move';
        END IF;
        RETURN NEW;
      END IF;
      IF NEW.state <> OLD.state AND NOT dispatch.may_move('incident', OLD.state, NEW.state) THEN
        RAISE EXCEPTION 'no step from % to %', OLD.state, NEW.state USING ERRCODE = '23514', CONSTRAINT = 'incident_move';
      END IF;
      IF (NEW.county_code, NEW.received_at, NEW.received_by, NEW.source)
          IS DISTINCT FROM (OLD.county_code, OLD.received_at, OLD.received_by, OLD.source) THEN
        RAISE EXCEPTION 'the intake of an incident stays as it was' USING ERRCODE = '23514', CONSTRAINT = 'incident_intake';
      END IF;
      IF OLD.emergency AND NOT NEW.emergency THEN
        RAISE EXCEPTION 'an emergency stays one' USING ERRCODE = '23514', CONSTRAINT = 'incident_emergency';
      END IF;
      IF NEW.emergency AND NOT OLD.emergency AND EXISTS (SELECT 1 FROM dispatch.mission m
          WHERE m.incident_id = NEW.id AND m.ended_at IS NULL) THEN
        RAISE EXCEPTION 'missions end before an incident becomes an emergency'
          USING ERRCODE = '23514', CONSTRAINT = 'incident_emergency';
      END IF;
      IF NEW.last_event_at < OLD.last_event_at
          OR (NEW.handled_at IS DISTINCT FROM OLD.handled_at AND (NEW.handled_at >= OLD.last_event_at) IS NOT TRUE)
          OR (NEW.ended_at IS DISTINCT FROM OLD.ended_at AND (NEW.ended_at >= OLD.last_event_at) IS NOT TRUE)
          OR (NEW.reopened_at IS DISTINCT FROM OLD.reopened_at
              AND (OLD.reopened_at IS NULL AND NEW.reopened_at >= OLD.last_event_at) IS NOT TRUE) THEN
        RAISE EXCEPTION 'the times of an incident only go forward' USING ERRCODE = '23514', CONSTRAINT = 'incident_times';
      END IF;
      IF NEW.state = 'reopened' AND NEW.reopened_at IS NULL OR NEW.state = 'open' AND NEW.reopened_at IS NOT NULL THEN
        RAISE EXCEPTION 'a reopened incident is known by its time' USING ERRCODE = '23514', CONSTRAINT = 'incident_move';
      END IF;
      -- Reopened once only: a second time from handled would need a new time.
      IF OLD.state = 'handled' AND NEW.state = 'reopened' AND OLD.reopened_at IS NOT NULL THEN
        RAISE EXCEPTION 'an incident is reopened once' USING ERRCODE = '23514', CONSTRAINT = 'incident_reopened_once';
      END IF;
      RETURN NEW;
    END $$`);
  await sql.query(`
    CREATE TRIGGER guard_incident BEFORE INSERT OR UPDATE ON dispatch.incident
    FOR EACH ROW EXECUTE FUNCTION dispatch.guard_incident()`);
}

async function guardMissions(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE FUNCTION dispatch.guard_mission() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE incident dispatch.incident;
    BEGIN
      IF TG_OP = 'INSERT' THEN
        IF NOT dispatch.may_move('mission', 'new', NEW.state) THEN
          RAISE EXCEPTION 'a mission starts as an offer' USING ERRCODE = '23514', CONSTRAINT = 'mission_move';
        END IF;
        -- FOR SHARE: nobody may end the incident or hand it over while an offer is being made.
        SELECT * INTO incident FROM dispatch.incident i
        WHERE i.id = NEW.incident_id AND i.county_code = NEW.county_code FOR SHARE;
        -- domain.md §4: emergencies go to 110/119/120; volunteers are never sent.
        IF incident.emergency THEN
          RAISE EXCEPTION 'an emergency gets no mission' USING ERRCODE = '23514', CONSTRAINT = 'mission_never_for_emergency';
        END IF;
        IF incident.state IS NULL OR incident.state NOT IN ('open', 'reopened') THEN
          RAISE EXCEPTION 'the incident waits for nobody' USING ERRCODE = '23514', CONSTRAINT = 'mission_incident_waits';
        END IF;
        -- 志愿服务条例 25: who declined is not asked again for the same thing.
        IF EXISTS (SELECT 1 FROM dispatch.mission m WHERE m.incident_id = NEW.incident_id
            AND m.volunteer_id = NEW.volunteer_id AND m.state = 'declined') THEN
          RAISE EXCEPTION 'a person who declined is not asked again' USING ERRCODE = '23514', CONSTRAINT = 'mission_declined_before';
        END IF;
        RETURN NEW;
      END IF;
      IF NEW.state <> OLD.state AND NOT dispatch.may_move('mission', OLD.state, NEW.state) THEN
        RAISE EXCEPTION 'no step from % to %', OLD.state, NEW.state USING ERRCODE = '23514', CONSTRAINT = 'mission_move';
      END IF;
      IF (NEW.county_code, NEW.incident_id, NEW.volunteer_id, NEW.team_id, NEW.offered_at, NEW.expires_at)
          IS DISTINCT FROM (OLD.county_code, OLD.incident_id, OLD.volunteer_id, OLD.team_id, OLD.offered_at, OLD.expires_at)
          OR (OLD.answered_at IS NOT NULL AND NEW.answered_at IS DISTINCT FROM OLD.answered_at)
          OR (OLD.en_route_at IS NOT NULL AND NEW.en_route_at IS DISTINCT FROM OLD.en_route_at)
          OR (OLD.arrived_at IS NOT NULL AND NEW.arrived_at IS DISTINCT FROM OLD.arrived_at)
          OR (OLD.ended_at IS NOT NULL AND NEW.ended_at IS DISTINCT FROM OLD.ended_at) THEN
        RAISE EXCEPTION 'what was recorded of a mission stays' USING ERRCODE = '23514', CONSTRAINT = 'mission_record';
      END IF;
      RETURN NEW;
    END $$`);
  await sql.query(`
    CREATE TRIGGER guard_mission BEFORE INSERT OR UPDATE ON dispatch.mission
    FOR EACH ROW EXECUTE FUNCTION dispatch.guard_mission()`);
  await sql.query(`GRANT EXECUTE ON FUNCTION dispatch.may_move(text, text, text) TO ${roles.app}`);
}
