import { countyColumn, dropInvariantViews, invariantView, tenantTable } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createCorrections, dropCorrections } from './ledger-corrections.js';

/**
 * The ledger of service has two sides that add up to nothing, nobody is credited twice for the same time, and what
 * one person alone cannot prove is decided by two.
 */
export class BalanceLedger1767225700600 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query('ALTER TABLE volunteers.service_record ADD COLUMN credited_during tstzmultirange');
    await sql.query(`
      ALTER TABLE volunteers.service_record ADD CONSTRAINT service_record_tenant UNIQUE (county_code, id)`);
    await createSides(sql);
    await createCorrections(sql);
    await createGuards(sql);
    await bookExisting(sql);
    await createViews(sql);
  }

  async down(sql: QueryRunner): Promise<void> {
    await dropInvariantViews(sql, 'ledger_unbalanced', 'credited_twice', 'ledger_by_one_person');
    await sql.query('DROP TRIGGER a_complete ON volunteers.service_record');
    await sql.query('DROP TRIGGER book ON volunteers.service_record');
    await sql.query('DROP FUNCTION volunteers.complete_record(), volunteers.book_records()');
    await dropCorrections(sql);
    await sql.query('DROP TABLE volunteers.credited_time, volunteers.ledger_entry');
    await sql.query('DROP FUNCTION volunteers.minutes_of(tstzmultirange)');
    await sql.query(`
      ALTER TABLE volunteers.service_record DROP CONSTRAINT service_record_tenant, DROP COLUMN credited_during`);
  }
}

async function createSides(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE volunteers.ledger_entry (
      record_id uuid NOT NULL,
      ${countyColumn},
      side text NOT NULL CHECK (side IN ('volunteer', 'team')),
      account_id uuid,
      minutes integer NOT NULL,
      PRIMARY KEY (record_id, side),
      CONSTRAINT ledger_entry_record FOREIGN KEY (county_code, record_id) REFERENCES volunteers.service_record (county_code, id),
      CHECK (account_id IS NOT NULL OR side = 'team')
    )`);
  await tenantTable(sql, 'volunteers.ledger_entry', { privileges: 'SELECT' });
  // A reversal gives the time free again, so this cannot be a constraint of the ledger, whose rows stay.
  await sql.query(`
    CREATE TABLE volunteers.credited_time (
      record_id uuid PRIMARY KEY,
      ${countyColumn},
      volunteer_id uuid NOT NULL,
      during tstzmultirange NOT NULL CHECK (NOT isempty(during)),
      CONSTRAINT credited_time_record FOREIGN KEY (county_code, record_id) REFERENCES volunteers.service_record (county_code, id),
      CONSTRAINT credited_time_once EXCLUDE USING gist (volunteer_id WITH =, during WITH &&)
    )`);
  await tenantTable(sql, 'volunteers.credited_time', { privileges: 'SELECT' });
  // A minute that was begun counts.
  await sql.query(`
    CREATE FUNCTION volunteers.minutes_of(during tstzmultirange) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
      SELECT coalesce(ceil(sum(extract(epoch FROM upper(piece) - lower(piece))) / 60), 0)::integer FROM unnest(during) AS piece
    $$`);
}

async function createGuards(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE FUNCTION volunteers.complete_record() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NEW.credited_during IS NULL THEN
        NEW.credited_during := tstzmultirange(
          tstzrange(NEW.occurred_at, NEW.occurred_at + abs(NEW.credited_minutes) * interval '1 minute'));
      ELSIF abs(NEW.credited_minutes) > volunteers.minutes_of(NEW.credited_during) THEN
        RAISE EXCEPTION 'more minutes than the time has' USING ERRCODE = '23514', CONSTRAINT = 'service_record_time';
      END IF;
      IF NEW.reverses IS NOT NULL THEN
        IF NOT EXISTS (SELECT FROM volunteers.service_correction c
          WHERE c.record_id = NEW.reverses AND c.state = 'approved' AND c.kind IN ('undo', 'replace')) THEN
          RAISE EXCEPTION 'a reversal is decided by two' USING ERRCODE = '23514', CONSTRAINT = 'service_record_two_people';
        END IF;
      ELSIF NEW.grade = 'D' AND NOT EXISTS (SELECT FROM volunteers.service_correction c
        WHERE c.id::text = NEW.source_id AND NEW.source_type = CASE c.kind WHEN 'entry' THEN 'office-entry' ELSE 'correction' END
          AND c.state = 'approved' AND c.kind IN ('entry', 'replace') AND c.volunteer_id = NEW.volunteer_id
          AND c.team_id IS NOT DISTINCT FROM NEW.team_id AND c.occurred_at = NEW.occurred_at
          AND (c.planned_minutes, c.actual_minutes, c.credited_minutes)
            = (NEW.planned_minutes, NEW.actual_minutes, NEW.credited_minutes)) THEN
        RAISE EXCEPTION 'grade D is decided by two' USING ERRCODE = '23514', CONSTRAINT = 'service_record_two_people';
      END IF;
      RETURN NEW;
    END $$`);
  await sql.query(`
    CREATE TRIGGER a_complete BEFORE INSERT ON volunteers.service_record
    FOR EACH ROW EXECUTE FUNCTION volunteers.complete_record()`);
  // As the owner of the tables: nobody else writes in them. A statement's rows are booked together.
  await sql.query(`
    CREATE FUNCTION volunteers.book_records() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
    BEGIN
      INSERT INTO volunteers.ledger_entry (record_id, county_code, side, account_id, minutes)
      SELECT n.id, n.county_code, s.side, CASE s.side WHEN 'volunteer' THEN n.volunteer_id ELSE n.team_id END, n.credited_minutes * s.sign
      FROM added n, (VALUES ('volunteer', 1), ('team', -1)) AS s (side, sign);
      DELETE FROM volunteers.credited_time t USING added n WHERE t.record_id = n.reverses;
      INSERT INTO volunteers.credited_time (record_id, county_code, volunteer_id, during)
      SELECT n.id, n.county_code, n.volunteer_id, n.credited_during FROM added n
      WHERE n.reverses IS NULL AND n.credited_minutes > 0;
      RETURN NULL;
    END $$`);
  await sql.query('REVOKE ALL ON FUNCTION volunteers.book_records() FROM PUBLIC');
  await sql.query(`
    CREATE TRIGGER book AFTER INSERT ON volunteers.service_record REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION volunteers.book_records()`);
}

/** Lines of before have both sides, too. Time that was credited twice keeps its first line and shows in `inv.credited_twice`. */
async function bookExisting(sql: QueryRunner): Promise<void> {
  const tables = ['service_record', 'ledger_entry', 'credited_time'];
  for (const table of tables) await sql.query(`ALTER TABLE volunteers.${table} NO FORCE ROW LEVEL SECURITY`);
  await sql.query(`
    INSERT INTO volunteers.ledger_entry (record_id, county_code, side, account_id, minutes)
    SELECT n.id, n.county_code, s.side, CASE s.side WHEN 'volunteer' THEN n.volunteer_id ELSE n.team_id END, n.credited_minutes * s.sign
    FROM volunteers.service_record n, (VALUES ('volunteer', 1), ('team', -1)) AS s (side, sign)`);
  await sql.query(`
    INSERT INTO volunteers.credited_time (record_id, county_code, volunteer_id, during)
    SELECT n.id, n.county_code, n.volunteer_id,
      tstzmultirange(tstzrange(n.occurred_at, n.occurred_at + n.credited_minutes * interval '1 minute'))
    FROM volunteers.service_record n
    WHERE n.reverses IS NULL AND n.credited_minutes > 0
      AND NOT EXISTS (SELECT FROM volunteers.service_record r WHERE r.reverses = n.id)
    ORDER BY n.id ON CONFLICT DO NOTHING`);
  for (const table of tables) await sql.query(`ALTER TABLE volunteers.${table} FORCE ROW LEVEL SECURITY`);
}

const views: Readonly<Record<string, string>> = {
  ledger_unbalanced: `
    SELECT r.county_code, r.id FROM volunteers.service_record r
    LEFT JOIN volunteers.ledger_entry e ON e.record_id = r.id
    GROUP BY r.county_code, r.id, r.credited_minutes
    HAVING count(e.side) <> 2 OR sum(e.minutes) <> 0
      OR sum(e.minutes) FILTER (WHERE e.side = 'volunteer') <> r.credited_minutes`,
  credited_twice: `
    SELECT r.county_code, r.id FROM volunteers.service_record r
    WHERE r.reverses IS NULL AND (r.credited_minutes > 0 AND NOT EXISTS (
        SELECT FROM volunteers.service_record u WHERE u.reverses = r.id))
      <> EXISTS (SELECT FROM volunteers.credited_time t WHERE t.record_id = r.id AND t.volunteer_id = r.volunteer_id)`,
  // Lines of before this rule have no time of their own.
  ledger_by_one_person: `
    SELECT r.county_code, r.id FROM volunteers.service_record r
    WHERE r.credited_during IS NOT NULL AND (r.grade = 'D' AND r.reverses IS NULL OR r.reverses IS NOT NULL)
      AND NOT EXISTS (
        SELECT FROM volunteers.service_correction c
        WHERE c.state = 'approved' AND c.decided_by <> c.proposed_by
          AND CASE WHEN r.reverses IS NULL THEN c.id::text = r.source_id ELSE c.record_id = r.reverses END)`,
};

async function createViews(sql: QueryRunner): Promise<void> {
  for (const [name, select] of Object.entries(views)) {
    await invariantView(sql, name, select);
  }
}
