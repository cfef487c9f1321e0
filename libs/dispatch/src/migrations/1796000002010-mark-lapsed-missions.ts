import { dropInvariantViews, invariantView, roles } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const views = ['mission_kept_unforceable', 'mission_went_on_lapsed'];
/** As `forceableBlockers` of the SDK says; a test compares the two. */
const forceable = ['notMember', 'onReserve', 'restTooShort', 'weeklyMinutes'];
const unforceable = `$[*].code ? (${forceable.map((one) => `@ != "eligibility.${one}"`).join(' && ')})`;

/** A mission whose taker may not go on any more is marked, stands still, and goes on only for what can be forced. */
export class MarkLapsedMissions1796000002010 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(`
      ALTER TABLE dispatch.mission ADD COLUMN lapsed_at timestamptz, ADD COLUMN lapse jsonb, ADD COLUMN kept_at timestamptz,
        ADD COLUMN kept_by text, ADD COLUMN kept_why text CHECK (length(kept_why) <= 200),
        ADD CONSTRAINT mission_lapse CHECK ((lapsed_at IS NULL) = (lapse IS NULL) AND (kept_at IS NULL) = (kept_by IS NULL)
          AND (kept_at IS NULL) = (kept_why IS NULL) AND (kept_at IS NULL OR lapsed_at IS NOT NULL)
          AND (lapse IS NULL OR jsonb_typeof(lapse) = 'array' AND lapse <> '[]')),
        ADD CONSTRAINT mission_not_forceable CHECK (kept_at IS NULL OR NOT jsonb_path_exists(lapse, '${unforceable}'))`);
    await sql.query(`GRANT UPDATE (lapsed_at, lapse, kept_at, kept_by, kept_why) ON dispatch.mission TO ${roles.app}`);
    await sql.query(`
      CREATE FUNCTION dispatch.guard_lapsed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.state <> OLD.state AND NEW.lapsed_at IS NOT NULL AND NEW.kept_at IS NULL THEN
          RAISE EXCEPTION 'a mission whose taker may not go on stands still'
            USING ERRCODE = '23514', CONSTRAINT = 'mission_lapsed';
        END IF;
        RETURN NEW;
      END $$`);
    await sql.query(`
      CREATE TRIGGER lapsed BEFORE UPDATE OF state ON dispatch.mission
        FOR EACH ROW WHEN (NEW.state IN ('en-route', 'on-scene')) EXECUTE FUNCTION dispatch.guard_lapsed()`);
    await invariantView(
      sql,
      'mission_kept_unforceable',
      `SELECT m.id FROM dispatch.mission m WHERE m.kept_at IS NOT NULL AND jsonb_path_exists(m.lapse, '${unforceable}')`,
    );
    await invariantView(
      sql,
      'mission_went_on_lapsed',
      `SELECT m.id FROM dispatch.mission m WHERE m.kept_at IS NULL AND greatest(m.en_route_at, m.arrived_at) > m.lapsed_at`,
    );
  }

  async down(sql: QueryRunner): Promise<void> {
    await dropInvariantViews(sql, ...views);
    await sql.query('DROP TRIGGER lapsed ON dispatch.mission');
    await sql.query('DROP FUNCTION dispatch.guard_lapsed()');
    await sql.query(
      `ALTER TABLE dispatch.mission DROP COLUMN lapsed_at, DROP COLUMN lapse, DROP COLUMN kept_at, DROP COLUMN kept_by,
         DROP COLUMN kept_why`,
    );
  }
}
