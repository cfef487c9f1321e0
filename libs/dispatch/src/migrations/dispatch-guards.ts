import { roles } from '@redmaple/platform';
import type { QueryRunner } from 'typeorm';

/** Incidents move along the listed steps only, and their times go forward. Part of the first migration. */
export async function guardIncidents(sql: QueryRunner): Promise<void> {
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

/** Missions start as offers of waiting incidents, never of emergencies, and what was recorded stays. */
export async function guardMissions(sql: QueryRunner): Promise<void> {
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
