import type { MigrationInterface, QueryRunner } from 'typeorm';
import { roles } from '../tenancy.js';
import { createFindSession } from './1767225600000-create-platform.js';

const signature = 'platform.find_session(bytea, timestamptz, boolean)';

/**
 * Sessions tell being awake (`last_seen_at`: a person or an open dispatch board) from somebody acting (`acted_at`), and
 * what kind of device they were opened on.
 */
export class SessionActivity1767225700000 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(`
      ALTER TABLE platform.session
        ADD COLUMN acted_at timestamptz NOT NULL DEFAULT now(),
        ADD COLUMN device text CHECK (length(device) <= 60)`);
    await sql.query('ALTER TABLE platform.session ALTER COLUMN acted_at DROP DEFAULT');
    await sql.query('DROP FUNCTION platform.find_session(bytea, timestamptz)');
    await sql.query(`
      CREATE FUNCTION ${signature.replace('bytea, timestamptz, boolean', 'hash bytea, at timestamptz, active boolean')}
      RETURNS TABLE (id uuid, county_code text, kind text, account_id uuid, person_id uuid, second_factor_at timestamptz, asleep boolean, grants jsonb)
      LANGUAGE plpgsql AS $$
      DECLARE
        s platform.session;
        idle interval;
      BEGIN
        PERFORM set_config('app.session', encode(hash, 'hex'), true);
        SELECT * INTO s FROM platform.session x
        WHERE x.token_hash = hash AND x.revoked_at IS NULL AND x.expires_at > at
          AND x.last_seen_at + make_interval(secs => x.idle_seconds) > at;
        IF NOT FOUND THEN RETURN; END IF;
        PERFORM set_config('app.county', s.county_code, true);
        idle := make_interval(secs => s.idle_seconds);
        -- Once idle for too long, only the second factor makes a session act again: acted_at stays where it is.
        IF (active OR s.kind <> 'staff') AND (s.last_seen_at < at - interval '60 seconds'
            OR (s.acted_at < at - interval '60 seconds' AND s.acted_at + idle > at)) THEN
          UPDATE platform.session x SET last_seen_at = greatest(x.last_seen_at, at),
            acted_at = CASE WHEN x.acted_at + idle > at THEN at ELSE x.acted_at END,
            expires_at = CASE WHEN x.kind = 'volunteer' THEN at + idle ELSE x.expires_at END
          WHERE x.id = s.id;
        END IF;
        RETURN QUERY
        SELECT s.id, s.county_code::text, s.kind, s.account_id, coalesce(s.person_id, a.person_id), s.second_factor_at,
          s.kind = 'staff' AND s.acted_at + idle <= at,
          coalesce((SELECT jsonb_agg(jsonb_build_object('role', g.role, 'scope', g.scope, 'scopeId', g.scope_id))
            FROM platform.role_grant g
            WHERE g.account_id = s.account_id AND g.valid_from <= at AND (g.valid_to IS NULL OR g.valid_to > at)), '[]')
        FROM (SELECT 1) one LEFT JOIN platform.account a ON a.id = s.account_id
        WHERE s.account_id IS NULL OR a.status = 'active';
      END $$`);
    await sql.query(`REVOKE ALL ON FUNCTION ${signature} FROM PUBLIC`);
    await sql.query(`GRANT EXECUTE ON FUNCTION ${signature} TO ${roles.app}`);
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query(`DROP FUNCTION ${signature}`);
    await createFindSession(sql);
    await sql.query('ALTER TABLE platform.session DROP COLUMN acted_at, DROP COLUMN device');
  }
}
