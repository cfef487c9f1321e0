import { countyColumn, dropInvariantViews, invariantView, tenantTable } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuse } from './team-guards.js';

/**
 * Posts of a team, staffed by a pattern such as "1+2+N": one who leads, two members, helpers. A row for each seat; who held it when
 * stays. Only present members hold seats, and whoever goes on leave, leaves or is suspended has left them by the end of it.
 */
export class CreatePosts1767225701220 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await createPosts(sql);
    await createHoldings(sql);
    await guardHoldings(sql);
    await guardPresence(sql);
    await invariantView(
      sql,
      'post_held_by_absent',
      `
        SELECT h.county_code, h.id AS holding_id FROM volunteers.post_holding h
        JOIN volunteers.post_seat s ON s.id = h.seat_id JOIN volunteers.volunteer v ON v.id = h.volunteer_id
        WHERE h.valid_to IS NULL AND (s.closed_at IS NOT NULL OR v.status <> 'active' OR NOT EXISTS (
          SELECT FROM volunteers.membership m WHERE m.volunteer_id = h.volunteer_id AND m.team_id = h.team_id
            AND m.valid_to IS NULL AND NOT m.reserve AND (s.kind <> 'leader' OR m.role <> 'probationer')))`,
    );
  }

  async down(sql: QueryRunner): Promise<void> {
    await dropInvariantViews(sql, 'post_held_by_absent');
    await sql.query('DROP TRIGGER volunteer_leaves_posts ON volunteers.volunteer');
    await sql.query('DROP TRIGGER membership_leaves_posts ON volunteers.membership');
    for (const table of ['post_holding', 'post_seat', 'post']) await sql.query(`DROP TABLE volunteers.${table}`);
    for (const name of ['leaves_posts', 'guard_holding', 'keep_seat'])
      await sql.query(`DROP FUNCTION volunteers.${name}()`);
  }
}

async function createPosts(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE volunteers.post (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      team_id uuid NOT NULL,
      name text NOT NULL CHECK (name <> '' AND char_length(name) <= 60),
      area_id uuid,
      pattern_code text,
      state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
      created_at timestamptz NOT NULL,
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT post_tenant UNIQUE (county_code, id),
      CONSTRAINT post_team FOREIGN KEY (county_code, team_id) REFERENCES volunteers.team (county_code, id),
      CONSTRAINT post_area FOREIGN KEY (county_code, area_id) REFERENCES volunteers.area (county_code, id)
    )`);
  await sql.query(`CREATE UNIQUE INDEX post_name ON volunteers.post (county_code, team_id, name) WHERE state = 'open'`);
  await tenantTable(sql, 'volunteers.post', { privileges: 'SELECT, INSERT, UPDATE' });
  await sql.query(`
    CREATE TABLE volunteers.post_seat (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      post_id uuid NOT NULL,
      kind text NOT NULL CHECK (kind IN ('leader', 'member', 'helper')),
      no integer NOT NULL CHECK (no BETWEEN 1 AND 50),
      closed_at timestamptz,
      CONSTRAINT post_seat_tenant UNIQUE (county_code, id),
      CONSTRAINT post_seat_post FOREIGN KEY (county_code, post_id) REFERENCES volunteers.post (county_code, id)
    )`);
  await sql.query(
    'CREATE UNIQUE INDEX post_seat_once ON volunteers.post_seat (county_code, post_id, kind, no) WHERE closed_at IS NULL',
  );
  await tenantTable(sql, 'volunteers.post_seat', { privileges: 'SELECT, INSERT, UPDATE' });
}

async function createHoldings(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE volunteers.post_holding (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      seat_id uuid NOT NULL,
      post_id uuid NOT NULL,
      team_id uuid NOT NULL,
      volunteer_id uuid NOT NULL,
      valid_from timestamptz NOT NULL,
      valid_to timestamptz,
      begun_by uuid,
      ended_by uuid,
      ended_how text,
      CONSTRAINT post_holding_seat FOREIGN KEY (county_code, seat_id) REFERENCES volunteers.post_seat (county_code, id),
      CONSTRAINT post_holding_post FOREIGN KEY (county_code, post_id) REFERENCES volunteers.post (county_code, id),
      CONSTRAINT post_holding_team FOREIGN KEY (county_code, team_id) REFERENCES volunteers.team (county_code, id),
      CONSTRAINT post_holding_volunteer FOREIGN KEY (county_code, volunteer_id) REFERENCES volunteers.volunteer (county_code, id),
      CONSTRAINT post_holding_order CHECK (valid_to >= valid_from),
      CONSTRAINT post_holding_one EXCLUDE USING gist (seat_id WITH =, tstzrange(valid_from, valid_to) WITH &&),
      CONSTRAINT post_holding_once EXCLUDE USING gist
        (post_id WITH =, volunteer_id WITH =, tstzrange(valid_from, valid_to) WITH &&)
    )`);
  await sql.query(
    'CREATE INDEX post_holding_now ON volunteers.post_holding (team_id, volunteer_id) WHERE valid_to IS NULL',
  );
  await sql.query('CREATE INDEX post_holding_of_volunteer ON volunteers.post_holding (volunteer_id, valid_from)');
  await tenantTable(sql, 'volunteers.post_holding', { privileges: 'SELECT, INSERT, UPDATE' });
}

async function guardHoldings(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE FUNCTION volunteers.guard_holding() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      ending text[] := ARRAY['valid_to', 'ended_by', 'ended_how'];
      seat record;
      part text;
    BEGIN
      IF TG_OP = 'UPDATE' THEN
        IF platform.changes_hands(to_jsonb(OLD), to_jsonb(NEW)) THEN RETURN NEW; END IF;
        IF OLD.valid_to IS NULL AND NEW.valid_to IS NOT NULL AND to_jsonb(OLD) - ending = to_jsonb(NEW) - ending THEN RETURN NEW; END IF;
        ${refuse('post_holding_past', 'post_holding', 'who held a seat stays as it was')};
      END IF;
      -- Whoever ends the membership, suspends the volunteer or closes the seat waits here, or has been waited for.
      PERFORM FROM volunteers.volunteer v WHERE v.id = NEW.volunteer_id AND v.status = 'active' FOR SHARE;
      IF NOT FOUND THEN
        ${refuse('post_holding_absent', 'post_holding', 'only present members hold seats')};
      END IF;
      SELECT s.kind, s.post_id, p.team_id INTO seat FROM volunteers.post_seat s JOIN volunteers.post p ON p.id = s.post_id
      WHERE s.id = NEW.seat_id AND s.closed_at IS NULL AND p.state = 'open' FOR SHARE OF s;
      IF seat IS NULL OR seat.post_id <> NEW.post_id OR seat.team_id <> NEW.team_id THEN
        ${refuse('post_holding_seat_closed', 'post_holding', 'there is no such seat any more')};
      END IF;
      SELECT m.role INTO part FROM volunteers.membership m
      WHERE m.volunteer_id = NEW.volunteer_id AND m.team_id = NEW.team_id AND m.valid_to IS NULL AND NOT m.reserve FOR SHARE;
      IF NOT FOUND THEN
        ${refuse('post_holding_absent', 'post_holding', 'only present members hold seats')};
      END IF;
      -- Who is on probation is accompanied: never the one who leads.
      IF seat.kind = 'leader' AND part = 'probationer' THEN
        ${refuse('post_holding_probation', 'post_holding', 'nobody leads a post while on probation')};
      END IF;
      RETURN NEW;
    END $$`);
  await sql.query(`
    CREATE TRIGGER post_holding_guard BEFORE INSERT OR UPDATE ON volunteers.post_holding
    FOR EACH ROW EXECUTE FUNCTION volunteers.guard_holding()`);
  await sql.query(`
    CREATE FUNCTION volunteers.keep_seat() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT FROM volunteers.post_holding h WHERE h.seat_id = NEW.id AND h.valid_to IS NULL) THEN
        ${refuse('post_seat_held', 'post_seat', 'somebody holds this seat')};
      END IF;
      RETURN NULL;
    END $$`);
  await sql.query(`
    CREATE TRIGGER post_seat_held AFTER UPDATE OF closed_at ON volunteers.post_seat
    FOR EACH ROW WHEN (NEW.closed_at IS NOT NULL) EXECUTE FUNCTION volunteers.keep_seat()`);
}

/** Looked at when the transaction ends, after whoever leaves has left their posts. */
async function guardPresence(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE FUNCTION volunteers.leaves_posts() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      who uuid := CASE TG_TABLE_NAME WHEN 'volunteer' THEN (to_jsonb(NEW) ->> 'id')::uuid ELSE (to_jsonb(NEW) ->> 'volunteer_id')::uuid END;
    BEGIN
      IF EXISTS (
        SELECT FROM volunteers.post_holding h
        JOIN volunteers.volunteer v ON v.id = h.volunteer_id
        WHERE h.volunteer_id = who AND h.valid_to IS NULL AND (v.status <> 'active' OR NOT EXISTS (
          SELECT FROM volunteers.membership m
          WHERE m.volunteer_id = h.volunteer_id AND m.team_id = h.team_id AND m.valid_to IS NULL AND NOT m.reserve))) THEN
        ${refuse('post_holding_absent', 'post_holding', 'only present members hold seats')};
      END IF;
      RETURN NULL;
    END $$`);
  await sql.query(`
    CREATE CONSTRAINT TRIGGER membership_leaves_posts AFTER UPDATE OF valid_to ON volunteers.membership
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.valid_to IS NOT NULL) EXECUTE FUNCTION volunteers.leaves_posts()`);
  await sql.query(`
    CREATE CONSTRAINT TRIGGER volunteer_leaves_posts AFTER UPDATE OF status ON volunteers.volunteer
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.status <> 'active') EXECUTE FUNCTION volunteers.leaves_posts()`);
}
