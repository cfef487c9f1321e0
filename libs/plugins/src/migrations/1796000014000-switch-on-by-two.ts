import { countyColumn, dropInvariantViews, invariantView, tenantTable } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const refuse = (rule: string, table: string, words: string): string =>
  `RAISE EXCEPTION '${words}' USING ERRCODE = '23514', CONSTRAINT = '${rule}', TABLE = '${table}', SCHEMA = 'plugins'`;

/**
 * A plugin is switched on by two people who both saw what it may do (trust.md I15): one proposes, another agrees. What was on
 * before goes on. Seeds and commands act as the system and need nobody; a person always needs a second one.
 */
export class SwitchOnByTwo1796000014000 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(`
      CREATE TABLE plugins.plugin_proposal (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        ${countyColumn},
        plugin_id text NOT NULL CHECK (plugin_id ~ '^[a-z][a-z0-9-]{0,39}$'),
        manifest jsonb NOT NULL,
        manifest_hash text NOT NULL CHECK (manifest_hash ~ '^[0-9a-f]{64}$'),
        settings jsonb NOT NULL CHECK (jsonb_typeof(settings) = 'object'),
        base_version integer NOT NULL,
        proposed_by text NOT NULL,
        proposed_at timestamptz NOT NULL,
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'approved', 'rejected', 'withdrawn', 'lapsed')),
        decided_by text,
        decided_at timestamptz,
        note text NOT NULL DEFAULT '' CHECK (char_length(note) <= 300),
        used_at timestamptz,
        CONSTRAINT plugin_proposal_decided CHECK ((state = 'open') = (decided_at IS NULL)),
        CONSTRAINT plugin_proposal_two_people
          CHECK (state NOT IN ('approved', 'rejected') OR decided_by IS NOT NULL AND decided_by <> proposed_by),
        CONSTRAINT plugin_proposal_used CHECK (used_at IS NULL OR state = 'approved')
      )`);
    await sql.query(
      `CREATE UNIQUE INDEX plugin_proposal_open ON plugins.plugin_proposal (county_code, plugin_id) WHERE state = 'open'`,
    );
    await sql.query('CREATE INDEX plugin_proposal_recent ON plugins.plugin_proposal (county_code, id DESC)');
    await tenantTable(sql, 'plugins.plugin_proposal', { privileges: 'SELECT, INSERT, UPDATE' });
    await sql.query(`
      ALTER TABLE plugins.county_plugin
        ADD basis text NOT NULL DEFAULT 'earlier' CHECK (basis IN ('earlier', 'system', 'proposal')),
        ADD proposal_id uuid,
        ADD agreed jsonb,
        ADD manifest_hash text,
        ADD kept_tables jsonb NOT NULL DEFAULT '[]',
        ADD CONSTRAINT county_plugin_basis CHECK ((basis = 'proposal') = (proposal_id IS NOT NULL))`);
    await guardProposals(sql);
    await guardSwitch(sql);
    await invariantView(
      sql,
      'plugin_enabled_by_one',
      `SELECT c.county_code, c.plugin_id FROM plugins.county_plugin c
       WHERE c.enabled AND c.basis = 'proposal' AND NOT EXISTS (
         SELECT FROM plugins.plugin_proposal p WHERE p.id = c.proposal_id AND p.plugin_id = c.plugin_id
           AND p.state = 'approved' AND p.manifest_hash = c.manifest_hash AND p.decided_by <> p.proposed_by)`,
    );
    await invariantView(
      sql,
      'plugin_proposal_unused',
      `SELECT p.county_code, p.id FROM plugins.plugin_proposal p WHERE p.state = 'approved' AND p.used_at IS NULL`,
    );
  }

  async down(sql: QueryRunner): Promise<void> {
    await dropInvariantViews(sql, 'plugin_enabled_by_one', 'plugin_proposal_unused');
    await sql.query('DROP TRIGGER county_plugin_by_two ON plugins.county_plugin');
    await sql.query('DROP FUNCTION plugins.guard_switch()');
    await sql.query(`
      ALTER TABLE plugins.county_plugin DROP CONSTRAINT county_plugin_basis,
        DROP basis, DROP proposal_id, DROP agreed, DROP manifest_hash, DROP kept_tables`);
    await sql.query('DROP TABLE plugins.plugin_proposal');
    await sql.query('DROP FUNCTION plugins.guard_proposal()');
    await sql.query('DROP FUNCTION plugins.same_person(text, text)');
  }
}

/** What was proposed stays as it was; it is decided once, by another person; words can be erased. */
async function guardProposals(sql: QueryRunner): Promise<void> {
  // Two accounts of one person: bound to the same person, the same phone, or under the same name.
  await sql.query(`
    CREATE FUNCTION plugins.same_person(one text, other text) RETURNS boolean LANGUAGE sql STABLE AS $$
      SELECT one = other OR EXISTS (
        SELECT FROM platform.account a JOIN platform.account b ON b.id::text = other AND b.county_code = a.county_code
        WHERE a.id::text = one AND (a.person_id = b.person_id OR a.phone_index = b.phone_index
          OR lower(btrim(a.display_name)) = lower(btrim(b.display_name))))
    $$`);
  await sql.query(`
    CREATE FUNCTION plugins.guard_proposal() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      decision text[] := ARRAY['state', 'decided_by', 'decided_at', 'note'];
    BEGIN
      IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'open' OR NEW.used_at IS NOT NULL THEN
          ${refuse('plugin_proposal_once', 'plugin_proposal', 'a proposal begins open')};
        END IF;
        RETURN NEW;
      END IF;
      IF to_jsonb(OLD) - 'note' = to_jsonb(NEW) - 'note' AND NEW.note IN (OLD.note, '') THEN RETURN NEW; END IF;
      IF OLD.state = 'approved' AND OLD.used_at IS NULL AND to_jsonb(OLD) - 'used_at' = to_jsonb(NEW) - 'used_at' THEN
        RETURN NEW;
      END IF;
      IF OLD.state <> 'open' OR NEW.state = 'open' OR to_jsonb(OLD) - decision <> to_jsonb(NEW) - decision THEN
        ${refuse('plugin_proposal_once', 'plugin_proposal', 'a proposal is decided once')};
      END IF;
      IF NEW.state IN ('approved', 'rejected') AND plugins.same_person(NEW.proposed_by, NEW.decided_by) THEN
        ${refuse('plugin_proposal_two_people', 'plugin_proposal', 'another person decides')};
      END IF;
      RETURN NEW;
    END $$`);
  await sql.query(`
    CREATE TRIGGER plugin_proposal_guard BEFORE INSERT OR UPDATE ON plugins.plugin_proposal
    FOR EACH ROW EXECUTE FUNCTION plugins.guard_proposal()`);
}

/**
 * Switching on, and agreeing to more than before, rests on an approved proposal about the very same thing that nothing came of
 * yet, or is the system's. Persons are known by the id of their account.
 */
async function guardSwitch(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE FUNCTION plugins.guard_switch() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND (NOT NEW.enabled OR OLD.enabled AND (OLD.agreed IS NULL OR NEW.agreed = OLD.agreed)
        AND (NEW.basis, NEW.proposal_id) IS NOT DISTINCT FROM (OLD.basis, OLD.proposal_id)) OR NOT NEW.enabled THEN
        RETURN NEW;
      END IF;
      IF NEW.changed_by !~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' THEN
        NEW.basis := 'system';
        NEW.proposal_id := NULL;
        RETURN NEW;
      END IF;
      UPDATE plugins.plugin_proposal p SET used_at = NEW.changed_at
      WHERE p.id = NEW.proposal_id AND p.county_code = NEW.county_code AND p.plugin_id = NEW.plugin_id
        AND p.state = 'approved' AND p.used_at IS NULL AND p.manifest_hash = NEW.manifest_hash AND p.decided_by = NEW.changed_by;
      IF NOT FOUND THEN
        ${refuse('county_plugin_by_two', 'county_plugin', 'two people switch a plugin on')};
      END IF;
      NEW.basis := 'proposal';
      RETURN NEW;
    END $$`);
  await sql.query(`
    CREATE TRIGGER county_plugin_by_two BEFORE INSERT OR UPDATE ON plugins.county_plugin
    FOR EACH ROW EXECUTE FUNCTION plugins.guard_switch()`);
}
