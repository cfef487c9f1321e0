import { countyColumn, dropInvariantViews, invariantView, tenantTable } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What happened and a plugin of the county hears of, in one order per county, and how far each plugin has heard. */
export class CreateEventLog1796000013000 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(`
      CREATE TABLE plugins.event_head (
        county_code char(6) PRIMARY KEY DEFAULT current_setting('app.county'),
        last bigint NOT NULL CHECK (last > 0)
      )`);
    await sql.query(
      `COMMENT ON TABLE plugins.event_head IS 'The number of the last event of a county; its lock gives events their order.'`,
    );
    await tenantTable(sql, 'plugins.event_head', { privileges: 'SELECT, INSERT, UPDATE', purpose: 'relay' });
    await sql.query(`
      CREATE TABLE plugins.event (
        ${countyColumn},
        no bigint NOT NULL,
        id uuid NOT NULL,
        name text NOT NULL,
        payload jsonb NOT NULL CHECK (jsonb_typeof(payload) = 'object'),
        happened_at timestamptz NOT NULL,
        PRIMARY KEY (county_code, no),
        UNIQUE (county_code, id)
      )`);
    await sql.query(`COMMENT ON COLUMN plugins.event.payload IS 'ids and codes only'`);
    await tenantTable(sql, 'plugins.event', { privileges: 'SELECT, INSERT, DELETE', purpose: 'relay' });
    await sql.query(`
      CREATE TABLE plugins.hearing (
        ${countyColumn},
        plugin_id text NOT NULL,
        heard_to bigint NOT NULL CHECK (heard_to >= 0),
        failed_no bigint,
        attempts integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
        retry_at timestamptz,
        PRIMARY KEY (county_code, plugin_id),
        CHECK ((failed_no IS NULL) = (attempts = 0)),
        CHECK (failed_no > heard_to)
      )`);
    await sql.query(
      `COMMENT ON COLUMN plugins.hearing.failed_no IS 'the event at which its handler throws, how often it did, and when it is tried again'`,
    );
    await tenantTable(sql, 'plugins.hearing', { purpose: 'relay' });
    // The relay asks who listens in the counties of a batch.
    await sql.query(
      `CREATE POLICY relay ON plugins.county_plugin FOR SELECT USING (current_setting('app.purpose', true) = 'relay')`,
    );
    // Switched on anew, a plugin hears what happens from then on, whoever switched it.
    await sql.query(`
      CREATE FUNCTION plugins.hear_from_now_on() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        DELETE FROM plugins.hearing WHERE county_code = NEW.county_code AND plugin_id = NEW.plugin_id;
        RETURN NULL;
      END $$`);
    await sql.query(`
      CREATE TRIGGER hear_from_now_on AFTER UPDATE OF enabled ON plugins.county_plugin
      FOR EACH ROW WHEN (NEW.enabled AND NOT OLD.enabled) EXECUTE FUNCTION plugins.hear_from_now_on()`);
    // What was heard stays heard.
    await sql.query(`
      CREATE FUNCTION plugins.refuse_hearing_back() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'hearing goes forward only' USING ERRCODE = 'check_violation', CONSTRAINT = 'hearing_forward';
      END $$`);
    await sql.query(`
      CREATE TRIGGER hearing_forward BEFORE UPDATE ON plugins.hearing
      FOR EACH ROW WHEN (NEW.heard_to < OLD.heard_to) EXECUTE FUNCTION plugins.refuse_hearing_back()`);
    await invariantView(
      sql,
      'plugin_heard_what_never_was',
      `SELECT h.county_code, h.plugin_id, h.heard_to FROM plugins.hearing h LEFT JOIN plugins.event_head e USING (county_code)
       WHERE h.heard_to > coalesce(e.last, 0)`,
    );
    await invariantView(
      sql,
      'plugin_event_beyond_head',
      `SELECT e.county_code, e.no FROM plugins.event e LEFT JOIN plugins.event_head h USING (county_code) WHERE e.no > coalesce(h.last, 0)`,
    );
  }

  async down(sql: QueryRunner): Promise<void> {
    await dropInvariantViews(sql, 'plugin_heard_what_never_was', 'plugin_event_beyond_head');
    await sql.query('DROP TRIGGER hear_from_now_on ON plugins.county_plugin');
    await sql.query('DROP POLICY relay ON plugins.county_plugin');
    await sql.query('DROP TABLE plugins.hearing, plugins.event, plugins.event_head');
    await sql.query('DROP FUNCTION plugins.hear_from_now_on(), plugins.refuse_hearing_back()');
  }
}
