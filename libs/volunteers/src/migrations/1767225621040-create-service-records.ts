import { appendOnly, countyColumn, tenantTable } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The ledger of service minutes: append-only, a mistake is undone by a reversal of the whole record. */
export class CreateServiceRecords1767225621040 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(`
      CREATE TABLE volunteers.service_record (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        ${countyColumn},
        volunteer_id uuid NOT NULL,
        team_id uuid,
        source_type text NOT NULL CHECK (source_type <> ''),
        source_id text NOT NULL CHECK (source_id <> ''),
        occurred_at timestamptz NOT NULL,
        planned_minutes integer NOT NULL,
        actual_minutes integer NOT NULL,
        credited_minutes integer NOT NULL,
        grade char(1) NOT NULL CHECK (grade IN ('A', 'B', 'C', 'D')),
        recorded_at timestamptz NOT NULL DEFAULT now(),
        reverses uuid REFERENCES volunteers.service_record (id),
        CONSTRAINT service_record_volunteer FOREIGN KEY (county_code, volunteer_id) REFERENCES volunteers.volunteer (county_code, id),
        CONSTRAINT service_record_team FOREIGN KEY (county_code, team_id) REFERENCES volunteers.team (county_code, id),
        CONSTRAINT service_record_reversed_once UNIQUE (reverses),
        CONSTRAINT service_record_minutes CHECK (CASE WHEN reverses IS NULL
          THEN planned_minutes >= 0 AND actual_minutes >= 0 AND credited_minutes >= 0
          ELSE planned_minutes <= 0 AND actual_minutes <= 0 AND credited_minutes <= 0 END)
      )`);
    await sql.query(`
      CREATE UNIQUE INDEX service_record_once ON volunteers.service_record (volunteer_id, source_type, source_id)
      WHERE reverses IS NULL`);
    await sql.query('CREATE INDEX service_record_of ON volunteers.service_record (volunteer_id, id)');
    await tenantTable(sql, 'volunteers.service_record', { privileges: 'SELECT, INSERT' });
    await appendOnly(sql, 'volunteers.service_record');
    await sql.query(`
      CREATE FUNCTION volunteers.check_reversal() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT EXISTS (
          SELECT FROM volunteers.service_record r
          WHERE r.id = NEW.reverses AND r.reverses IS NULL AND r.volunteer_id = NEW.volunteer_id
            AND r.source_type = NEW.source_type AND r.source_id = NEW.source_id AND r.grade = NEW.grade
            AND r.team_id IS NOT DISTINCT FROM NEW.team_id AND r.occurred_at = NEW.occurred_at
            AND r.planned_minutes = -NEW.planned_minutes AND r.actual_minutes = -NEW.actual_minutes
            AND r.credited_minutes = -NEW.credited_minutes
        ) THEN
          RAISE EXCEPTION 'a reversal undoes a whole record'
            USING ERRCODE = '23514', CONSTRAINT = 'service_record_reversal', TABLE = 'service_record', SCHEMA = 'volunteers';
        END IF;
        RETURN NEW;
      END $$`);
    await sql.query(`
      CREATE TRIGGER service_record_reversal BEFORE INSERT ON volunteers.service_record
      FOR EACH ROW WHEN (NEW.reverses IS NOT NULL) EXECUTE FUNCTION volunteers.check_reversal()`);
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query('DROP TABLE volunteers.service_record');
    await sql.query('DROP FUNCTION volunteers.check_reversal()');
  }
}
