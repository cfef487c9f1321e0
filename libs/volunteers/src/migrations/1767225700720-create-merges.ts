import { countyColumn, dropInvariantViews, invariantView, roles, tenantTable } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People who may be one: how they are found, made one, and made two again. */
export class CreateMerges1767225700720 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await findAlike(sql);
    await createMerges(sql);
    await createMover(sql);
    await letLedgerFollow(sql);
    await createInvariants(sql);
  }

  async down(sql: QueryRunner): Promise<void> {
    await dropInvariantViews(sql, 'merged_people', 'left_applications');
    await sql.query('DROP TRIGGER follow ON volunteers.service_record');
    await sql.query('DROP FUNCTION volunteers.follow_record()');
    await sql.query('DROP FUNCTION volunteers.move_rows(uuid, text, text, uuid, uuid, uuid[], boolean)');
    for (const table of ['merge_move', 'merge', 'duplicate_hint']) await sql.query(`DROP TABLE volunteers.${table}`);
    for (const trigger of ['look_again', 'look_at_new'])
      await sql.query(`DROP TRIGGER ${trigger} ON volunteers.person`);
    await sql.query('DROP FUNCTION volunteers.look_again()');
    await sql.query(
      'ALTER TABLE volunteers.person DROP COLUMN merged_into, DROP COLUMN name_key, DROP COLUMN compared_at',
    );
  }
}

async function findAlike(sql: QueryRunner): Promise<void> {
  // The folded name as a column of its own: under row-level security a function on the name would use no index.
  await sql.query(`
    ALTER TABLE volunteers.person
      ADD COLUMN merged_into uuid REFERENCES volunteers.person (id),
      ADD COLUMN name_key text NOT NULL DEFAULT '',
      ADD COLUMN compared_at timestamptz,
      ADD CONSTRAINT person_merged CHECK (merged_into <> id)`);
  await sql.query(`CREATE INDEX person_name_key ON volunteers.person (county_code, name_key) WHERE name <> ''`);
  await sql.query('CREATE INDEX person_born ON volunteers.person (county_code, birth_date)');
  await sql.query('CREATE INDEX person_uncompared ON volunteers.person (county_code, id) WHERE compared_at IS NULL');
  await sql.query('CREATE INDEX person_merged ON volunteers.person (merged_into) WHERE merged_into IS NOT NULL');
  await sql.query(`
    CREATE FUNCTION volunteers.look_again() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      NEW.name_key := volunteers.folded_name(NEW.name);
      NEW.compared_at := NULL;
      RETURN NEW;
    END $$`);
  await sql.query(`
    CREATE TRIGGER look_at_new BEFORE INSERT ON volunteers.person FOR EACH ROW EXECUTE FUNCTION volunteers.look_again()`);
  await sql.query(`
    CREATE TRIGGER look_again BEFORE UPDATE OF name, birth_date, phone_index ON volunteers.person FOR EACH ROW
      WHEN ((OLD.name, OLD.birth_date, OLD.phone_index) IS DISTINCT FROM (NEW.name, NEW.birth_date, NEW.phone_index))
      EXECUTE FUNCTION volunteers.look_again()`);
  // People who are there already, of every county: for this statement the owner sees all.
  await sql.query('ALTER TABLE volunteers.person NO FORCE ROW LEVEL SECURITY');
  await sql.query('UPDATE volunteers.person SET name_key = volunteers.folded_name(name)');
  await sql.query('ALTER TABLE volunteers.person FORCE ROW LEVEL SECURITY');
  await sql.query(`
    CREATE TABLE volunteers.duplicate_hint (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      first_id uuid NOT NULL REFERENCES volunteers.person (id),
      second_id uuid NOT NULL REFERENCES volunteers.person (id),
      reasons text[] NOT NULL CHECK (cardinality(reasons) > 0),
      score integer NOT NULL CHECK (score BETWEEN 1 AND 100),
      found_at timestamptz NOT NULL,
      dismissed_at timestamptz,
      dismissed_by uuid,
      CONSTRAINT duplicate_hint_order CHECK (first_id < second_id),
      CONSTRAINT duplicate_hint_once UNIQUE (county_code, first_id, second_id),
      CONSTRAINT duplicate_hint_dismissed CHECK ((dismissed_at IS NULL) = (dismissed_by IS NULL))
    )`);
  await sql.query(
    'CREATE INDEX duplicate_hint_open ON volunteers.duplicate_hint (county_code, score DESC, id) WHERE dismissed_at IS NULL',
  );
  await sql.query('CREATE INDEX duplicate_hint_second ON volunteers.duplicate_hint (second_id)');
  await tenantTable(sql, 'volunteers.duplicate_hint');
}

async function createMerges(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE volunteers.merge (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      kept_id uuid NOT NULL REFERENCES volunteers.person (id),
      gone_id uuid NOT NULL REFERENCES volunteers.person (id),
      kept_volunteer_id uuid,
      gone_volunteer_id uuid,
      reason text NOT NULL CHECK (btrim(reason) <> ''),
      before jsonb NOT NULL DEFAULT '{}',
      merged_at timestamptz NOT NULL,
      merged_by uuid NOT NULL,
      undo_until timestamptz NOT NULL,
      undone_at timestamptz,
      undone_by uuid,
      finished_at timestamptz,
      CONSTRAINT merge_two CHECK (kept_id <> gone_id),
      CONSTRAINT merge_ends CHECK ((undone_at IS NULL) = (undone_by IS NULL) AND NOT (undone_at IS NOT NULL AND finished_at IS NOT NULL)),
      CONSTRAINT merge_undone_in_time CHECK (undone_at <= undo_until)
    )`);
  await sql.query(
    'CREATE UNIQUE INDEX merge_of_one ON volunteers.merge (county_code, gone_id) WHERE undone_at IS NULL',
  );
  await sql.query('CREATE INDEX merge_kept ON volunteers.merge (kept_id)');
  await sql.query(
    'CREATE INDEX merge_due ON volunteers.merge (county_code, undo_until) WHERE undone_at IS NULL AND finished_at IS NULL',
  );
  await tenantTable(sql, 'volunteers.merge', { privileges: 'SELECT, INSERT, UPDATE' });
  await sql.query(`
    CREATE TABLE volunteers.merge_move (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      merge_id uuid NOT NULL REFERENCES volunteers.merge (id),
      table_name text NOT NULL,
      column_name text NOT NULL,
      row_id uuid NOT NULL,
      moved boolean NOT NULL,
      CONSTRAINT merge_move_once UNIQUE (merge_id, table_name, column_name, row_id)
    )`);
  await tenantTable(sql, 'volunteers.merge_move', { privileges: 'SELECT, INSERT' });
}

/**
 * Hands rows over between the two people of a merge, each by itself: one that cannot move is told, or fails the whole.
 * It runs with its owner's rights, since many of these tables never change otherwise; the merge says between whom, and
 * row-level security in which county.
 */
async function createMover(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE FUNCTION volunteers.move_rows(
      merging uuid, place text, hand text, from_id uuid, to_id uuid, wanted uuid[], lenient boolean
    ) RETURNS TABLE (row_id uuid, moved boolean)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    DECLARE
      target regclass := to_regclass(place);
      touched integer;
    BEGIN
      IF NOT hand = ANY (platform.hands()) OR NOT EXISTS (
        SELECT FROM volunteers.merge m WHERE m.id = merging AND m.undone_at IS NULL AND (from_id, to_id) IN (
          (m.kept_id, m.gone_id), (m.gone_id, m.kept_id),
          (m.kept_volunteer_id, m.gone_volunteer_id), (m.gone_volunteer_id, m.kept_volunteer_id))
      ) THEN
        RAISE EXCEPTION 'no merge of these two' USING ERRCODE = '42501';
      END IF;
      PERFORM set_config('app.moving', 'yes', true);
      IF wanted IS NULL THEN
        EXECUTE format('SELECT array_agg(t.id ORDER BY t.id) FROM %s t WHERE t.%I = $1', target, hand) INTO wanted USING from_id;
      END IF;
      FOREACH row_id IN ARRAY coalesce(wanted, '{}') LOOP
        BEGIN
          EXECUTE format('UPDATE %s AS t SET %I = $1 WHERE t.id = $2 AND t.%I = $3', target, hand, hand)
            USING to_id, row_id, from_id;
          GET DIAGNOSTICS touched = ROW_COUNT;
          moved := touched = 1;
          RETURN NEXT;
        EXCEPTION WHEN unique_violation OR exclusion_violation OR check_violation THEN
          IF NOT lenient THEN RAISE; END IF;
          moved := false;
          RETURN NEXT;
        END;
      END LOOP;
      PERFORM set_config('app.moving', '', true);
    END $$`);
  const signature = 'volunteers.move_rows(uuid, text, text, uuid, uuid, uuid[], boolean)';
  await sql.query(`REVOKE ALL ON FUNCTION ${signature} FROM PUBLIC`);
  await sql.query(`GRANT EXECUTE ON FUNCTION ${signature} TO ${roles.app}`);
}

/** The two sides of a ledger line and the time it takes go with the line; libs of an older schema have none of them. */
async function letLedgerFollow(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE FUNCTION volunteers.follow_record() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF to_regclass('volunteers.ledger_entry') IS NOT NULL THEN
        EXECUTE 'UPDATE volunteers.ledger_entry SET account_id = $1 WHERE record_id = $2 AND account_id = $3'
          USING NEW.volunteer_id, NEW.id, OLD.volunteer_id;
        EXECUTE 'UPDATE volunteers.credited_time SET volunteer_id = $1 WHERE record_id = $2' USING NEW.volunteer_id, NEW.id;
      END IF;
      RETURN NULL;
    END $$`);
  await sql.query(`
    CREATE TRIGGER follow AFTER UPDATE OF volunteer_id ON volunteers.service_record FOR EACH ROW
      WHEN (OLD.volunteer_id <> NEW.volunteer_id) EXECUTE FUNCTION volunteers.follow_record()`);
}

async function createInvariants(sql: QueryRunner): Promise<void> {
  // Somebody is merged exactly while a merge says so, into whom it says, and nobody is merged into who is gone.
  await invariantView(
    sql,
    'merged_people',
    `
      SELECT p.county_code, p.id FROM volunteers.person p
      LEFT JOIN volunteers.merge m ON m.gone_id = p.id AND m.undone_at IS NULL
      LEFT JOIN volunteers.person k ON k.id = p.merged_into
      WHERE p.merged_into IS DISTINCT FROM m.kept_id OR k.merged_into IS NOT NULL`,
  );
  await invariantView(
    sql,
    'left_applications',
    `
      SELECT a.county_code, a.id FROM volunteers.application a JOIN volunteers.person p ON p.id = a.person_id
      WHERE p.merged_into IS NOT NULL AND a.state NOT IN ('refused', 'withdrawn')
        AND NOT EXISTS (SELECT FROM volunteers.merge_move m WHERE m.row_id = a.id AND NOT m.moved)`,
  );
}
