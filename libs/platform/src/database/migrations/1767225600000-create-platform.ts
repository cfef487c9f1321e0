import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, countyColumn, librarySchema, roles, tenantTable } from '../tenancy.js';

/** Counties, keys, outbox, audit, accounts and sessions, one-time codes, deliveries. */
export class CreatePlatform1767225600000 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query('CREATE EXTENSION IF NOT EXISTS btree_gist');
    await sql.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    for (const schema of ['platform', 'keys', 'audit']) await librarySchema(sql, schema);
    await createHelpers(sql);
    await createCounties(sql);
    await createKeys(sql);
    await createOutbox(sql);
    await createAudit(sql);
    await createAccess(sql);
    await createMessages(sql);
    await createIdempotency(sql);
  }

  async down(sql: QueryRunner): Promise<void> {
    for (const schema of ['audit', 'keys', 'platform']) await sql.query(`DROP SCHEMA ${schema} CASCADE`);
  }
}

async function createHelpers(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE FUNCTION platform.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '42501';
    END $$`);
}

async function createCounties(sql: QueryRunner): Promise<void> {
  // The register of tenants itself: codes and names are public, so no row-level security.
  await sql.query(`
    CREATE TABLE platform.county (
      code char(6) PRIMARY KEY CHECK (code ~ '^[0-9A-Z]{6}$'),
      name text NOT NULL CHECK (name <> ''),
      timezone text NOT NULL DEFAULT 'Asia/Shanghai',
      kind text NOT NULL DEFAULT 'regular' CHECK (kind IN ('regular', 'demo', 'rehearsal')),
      status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'closed')),
      created_at timestamptz NOT NULL DEFAULT now()
    )`);
  await sql.query(`GRANT SELECT, INSERT, UPDATE ON platform.county TO ${roles.app}`);
  await sql.query(`GRANT SELECT ON platform.county TO ${roles.auditor}`);
  await sql.query(`GRANT USAGE ON SCHEMA platform, audit TO ${roles.auditor}`);
}

async function createKeys(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE keys.person_key (
      person_id uuid PRIMARY KEY,
      ${countyColumn},
      wrapped bytea,
      master_key_id text NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      erased_at timestamptz,
      CHECK ((wrapped IS NULL) = (erased_at IS NOT NULL))
    )`);
  await tenantTable(sql, 'keys.person_key', { privileges: 'SELECT, INSERT, UPDATE' });
}

async function createOutbox(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE platform.outbox (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      kind text NOT NULL CHECK (kind IN ('event', 'job')),
      name text NOT NULL,
      payload jsonb NOT NULL,
      not_before timestamptz,
      source_id uuid,
      created_at timestamptz NOT NULL DEFAULT now(),
      sent_at timestamptz,
      handled_at timestamptz,
      dead_at timestamptz,
      error text,
      CONSTRAINT outbox_source UNIQUE (source_id, name)
    )`);
  await sql.query('CREATE INDEX outbox_unsent ON platform.outbox (id) WHERE sent_at IS NULL');
  await sql.query(
    'CREATE INDEX outbox_unhandled ON platform.outbox (sent_at) WHERE handled_at IS NULL AND dead_at IS NULL AND sent_at IS NOT NULL',
  );
  await sql.query(
    'CREATE INDEX outbox_dead ON platform.outbox (county_code, id) WHERE dead_at IS NOT NULL AND handled_at IS NULL',
  );
  await sql.query('CREATE INDEX outbox_handled ON platform.outbox (handled_at) WHERE handled_at IS NOT NULL');
  await tenantTable(sql, 'platform.outbox', { purpose: 'relay' });
}

async function createAudit(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE audit.entry (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      at timestamptz NOT NULL DEFAULT clock_timestamp(),
      actor_kind text NOT NULL,
      actor_id text NOT NULL,
      action text NOT NULL,
      subject_type text NOT NULL,
      subject_id text NOT NULL,
      details jsonb NOT NULL DEFAULT '{}',
      request_id text NOT NULL
    )`);
  await sql.query(`
    CREATE TABLE audit.seal (
      ${countyColumn},
      seq bigint NOT NULL CHECK (seq > 0),
      entry_id uuid NOT NULL UNIQUE REFERENCES audit.entry (id),
      previous_hash bytea NOT NULL,
      hash bytea NOT NULL,
      sealed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      PRIMARY KEY (county_code, seq)
    )`);
  for (const table of ['audit.entry', 'audit.seal']) {
    // No privilege on the table for the app: rows arrive through the functions below and leave never.
    await tenantTable(sql, table, { privileges: 'REFERENCES' });
    await sql.query(`REVOKE ALL ON ${table} FROM ${roles.app}`);
    await sql.query(`GRANT SELECT ON ${table} TO ${roles.auditor}`);
    await appendOnly(sql, table);
  }
  await sql.query('CREATE INDEX entry_subject ON audit.entry (county_code, subject_type, subject_id)');
  await sql.query('CREATE INDEX entry_at ON audit.entry (county_code, at)');
  await sql.query('CREATE INDEX entry_recent ON audit.entry (county_code, id DESC)');
  await sql.query(`
    CREATE FUNCTION audit.append(kind text, actor text, act text, type text, subject text, extra jsonb, request text)
    RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
      INSERT INTO audit.entry (actor_kind, actor_id, action, subject_type, subject_id, details, request_id)
      VALUES (kind, actor, act, type, subject, extra, request)
    $$`);
  await sql.query(`
    CREATE FUNCTION audit.line(e audit.entry) RETURNS text LANGUAGE sql STABLE AS $$
      SELECT concat_ws(chr(31), e.id, e.county_code,
        to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.actor_kind, e.actor_id, e.action,
        e.subject_type, e.subject_id, e.details::text, e.request_id)
    $$`);
  await createSealing(sql);
}

async function createSealing(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE FUNCTION audit.seal_pending(most integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
    DECLARE
      county text := current_setting('app.county');
      head audit.seal;
      e audit.entry;
      n bigint;
      previous bytea;
      digest bytea;
      oldest timestamptz;
      sealed integer := 0;
    BEGIN
      PERFORM pg_advisory_xact_lock(727002, hashtext(county));
      SELECT * INTO head FROM audit.seal WHERE county_code = county ORDER BY seq DESC LIMIT 1;
      n := coalesce(head.seq, 0);
      previous := coalesce(head.hash, sha256(convert_to('redmaple ' || county, 'UTF8')));
      -- No transaction lives for an hour (idle and statement time-outs) and clocks go back by two at most, so older
      -- rows are all sealed. One that is not was smuggled in: sealing it would hide it.
      SELECT x.at - interval '4 hours' INTO oldest FROM audit.entry x WHERE x.id = head.entry_id;
      oldest := coalesce(oldest, '-infinity');
      FOR e IN
        SELECT entry.* FROM audit.entry LEFT JOIN audit.seal ON seal.entry_id = entry.id
        WHERE entry.county_code = county AND seal.entry_id IS NULL
          AND entry.at > oldest
        ORDER BY entry.id LIMIT most
      LOOP
        n := n + 1;
        digest := sha256(previous || convert_to(n || chr(31) || audit.line(e), 'UTF8'));
        INSERT INTO audit.seal (seq, entry_id, previous_hash, hash) VALUES (n, e.id, previous, digest);
        previous := digest;
        sealed := sealed + 1;
      END LOOP;
      RETURN sealed;
    END $$`);
  for (const signature of ['audit.append(text, text, text, text, text, jsonb, text)', 'audit.seal_pending(integer)']) {
    await sql.query(`REVOKE ALL ON FUNCTION ${signature} FROM PUBLIC`);
    await sql.query(`GRANT EXECUTE ON FUNCTION ${signature} TO ${roles.app}`);
  }
  await sql.query(`GRANT EXECUTE ON FUNCTION audit.line(audit.entry) TO ${roles.auditor}`);
}

async function createAccess(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE platform.account (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      kind text NOT NULL CHECK (kind IN ('staff', 'volunteer')),
      login text,
      display_name text NOT NULL,
      person_id uuid,
      phone_index bytea,
      password_hash text,
      totp_secret bytea,
      totp_last_step bigint NOT NULL DEFAULT 0,
      failed_attempts integer NOT NULL DEFAULT 0,
      locked_until timestamptz,
      status text NOT NULL DEFAULT 'invited' CHECK (status IN ('invited', 'active', 'disabled')),
      created_at timestamptz NOT NULL DEFAULT now(),
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT account_login UNIQUE (county_code, login),
      CONSTRAINT account_phone UNIQUE (county_code, phone_index),
      CONSTRAINT account_person UNIQUE (county_code, person_id),
      CHECK (kind <> 'staff' OR login IS NOT NULL),
      CHECK (kind <> 'volunteer' OR person_id IS NOT NULL)
    )`);
  await sql.query(`
    CREATE TABLE platform.role_grant (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      account_id uuid NOT NULL REFERENCES platform.account (id),
      role text NOT NULL,
      scope text NOT NULL DEFAULT 'county' CHECK (scope IN ('county', 'organisation', 'team')),
      scope_id uuid,
      valid_from timestamptz NOT NULL DEFAULT now(),
      valid_to timestamptz,
      granted_by text NOT NULL,
      approved_by text,
      CHECK ((scope = 'county') = (scope_id IS NULL)),
      CONSTRAINT role_grant_two_people CHECK (approved_by IS NULL OR approved_by <> granted_by OR granted_by = 'system'),
      -- Nobody holds two of these at the same time (GB/T 22239: system, security and audit administration apart).
      CONSTRAINT role_grant_apart EXCLUDE USING gist
        (account_id WITH =, role WITH <>, tstzrange(valid_from, CASE WHEN valid_to > valid_from THEN valid_to WHEN valid_to IS NOT NULL THEN valid_from END) WITH &&)
        WHERE (role IN ('system-admin', 'security-admin', 'auditor'))
    )`);
  await sql.query('CREATE INDEX role_grant_account ON platform.role_grant (account_id)');
  await sql.query(`
    CREATE TABLE platform.session (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      token_hash bytea NOT NULL UNIQUE,
      account_id uuid REFERENCES platform.account (id),
      person_id uuid,
      kind text NOT NULL CHECK (kind IN ('staff', 'volunteer', 'recruit')),
      created_at timestamptz NOT NULL,
      last_seen_at timestamptz NOT NULL,
      idle_seconds integer NOT NULL,
      expires_at timestamptz NOT NULL,
      second_factor_at timestamptz,
      revoked_at timestamptz,
      CHECK ((kind = 'recruit') = (account_id IS NULL))
    )`);
  await sql.query('CREATE INDEX session_account ON platform.session (account_id) WHERE revoked_at IS NULL');
  await sql.query(`
    CREATE TABLE platform.invitation (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      account_id uuid NOT NULL REFERENCES platform.account (id),
      purpose text NOT NULL CHECK (purpose IN ('join', 'second-factor')),
      token_hash bytea,
      totp_secret bytea,
      requested_by text NOT NULL,
      approved_by text,
      created_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL,
      used_at timestamptz,
      CONSTRAINT invitation_two_people CHECK (approved_by IS NULL OR approved_by <> requested_by),
      CONSTRAINT invitation_not_for_oneself CHECK (
        purpose <> 'second-factor' OR (requested_by <> account_id::text AND coalesce(approved_by, '') <> account_id::text))
    )`);
  await sql.query(`
    CREATE TABLE platform.phone_code (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      phone_index bytea NOT NULL,
      purpose text NOT NULL,
      code_hash bytea NOT NULL,
      created_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL,
      tries_left integer NOT NULL CHECK (tries_left >= 0),
      used_at timestamptz
    )`);
  await sql.query('CREATE INDEX phone_code_recent ON platform.phone_code (county_code, phone_index, created_at)');
  for (const table of ['account', 'role_grant', 'invitation', 'phone_code'])
    await tenantTable(sql, `platform.${table}`);
  await tenantTable(sql, 'platform.session');
  await createSessionLookup(sql);
}

async function createSessionLookup(sql: QueryRunner): Promise<void> {
  // Before the county is known a session is visible to the holder of its token, and to no one else.
  await sql.query(`
    CREATE POLICY holder ON platform.session
    USING (token_hash = decode(coalesce(nullif(current_setting('app.session', true), ''), '00'), 'hex'))`);
  await createFindSession(sql);
}

/** The lookup as it was at first; a later migration replaces it, and brings it back when it goes down. */
export async function createFindSession(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE FUNCTION platform.find_session(hash bytea, at timestamptz)
    RETURNS TABLE (id uuid, county_code text, kind text, account_id uuid, person_id uuid, second_factor_at timestamptz, grants jsonb)
    LANGUAGE plpgsql AS $$
    DECLARE s platform.session;
    BEGIN
      PERFORM set_config('app.session', encode(hash, 'hex'), true);
      SELECT * INTO s FROM platform.session x
      WHERE x.token_hash = hash AND x.revoked_at IS NULL AND x.expires_at > at
        AND x.last_seen_at + make_interval(secs => x.idle_seconds) > at;
      IF NOT FOUND THEN RETURN; END IF;
      PERFORM set_config('app.county', s.county_code, true);
      IF s.last_seen_at < at - interval '60 seconds' THEN
        UPDATE platform.session x SET last_seen_at = at,
          expires_at = CASE WHEN x.kind = 'volunteer' THEN at + make_interval(secs => x.idle_seconds) ELSE x.expires_at END
        WHERE x.id = s.id;
      END IF;
      RETURN QUERY
      SELECT s.id, s.county_code::text, s.kind, s.account_id, coalesce(s.person_id, a.person_id), s.second_factor_at,
        coalesce((SELECT jsonb_agg(jsonb_build_object('role', g.role, 'scope', g.scope, 'scopeId', g.scope_id))
          FROM platform.role_grant g
          WHERE g.account_id = s.account_id AND g.valid_from <= at AND (g.valid_to IS NULL OR g.valid_to > at)), '[]')
      FROM (SELECT 1) one LEFT JOIN platform.account a ON a.id = s.account_id
      WHERE s.account_id IS NULL OR a.status = 'active';
    END $$`);
  await sql.query(`REVOKE ALL ON FUNCTION platform.find_session(bytea, timestamptz) FROM PUBLIC`);
  await sql.query(`GRANT EXECUTE ON FUNCTION platform.find_session(bytea, timestamptz) TO ${roles.app}`);
}

async function createMessages(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE platform.delivery (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      dedupe_key text NOT NULL,
      person_id uuid,
      sealed_phone bytea,
      sealed_text bytea,
      template text NOT NULL,
      params jsonb NOT NULL DEFAULT '{}',
      locale text NOT NULL DEFAULT 'zh-CN',
      due_at timestamptz NOT NULL,
      urgent boolean NOT NULL DEFAULT false,
      state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'sending', 'sent', 'failed', 'cancelled')),
      attempts integer NOT NULL DEFAULT 0,
      claimed_at timestamptz,
      sent_at timestamptz,
      withdrawn_at timestamptz,
      channel text,
      created_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT delivery_once UNIQUE (county_code, dedupe_key),
      CHECK (person_id IS NOT NULL OR sealed_phone IS NOT NULL OR state IN ('sent', 'failed', 'cancelled'))
    )`);
  await sql.query(`
    CREATE TABLE platform.dev_inbox (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      delivery_id uuid NOT NULL UNIQUE,
      phone text NOT NULL,
      template text NOT NULL,
      text text NOT NULL,
      at timestamptz NOT NULL
    )`);
  await tenantTable(sql, 'platform.delivery');
  await tenantTable(sql, 'platform.dev_inbox');
}

async function createIdempotency(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE platform.idempotency_key (
      ${countyColumn},
      actor text NOT NULL,
      key text NOT NULL,
      request_hash bytea NOT NULL,
      status integer,
      sealed_body bytea,
      created_at timestamptz NOT NULL,
      PRIMARY KEY (county_code, actor, key)
    )`);
  await sql.query('CREATE INDEX idempotency_key_age ON platform.idempotency_key (created_at)');
  await tenantTable(sql, 'platform.idempotency_key');
}
