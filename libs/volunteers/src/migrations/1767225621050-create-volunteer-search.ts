import { countyColumn, tenantTable } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Pieces of names, so that a volunteer is found by any part of the name at once among a hundred thousand. A table of equal texts
 * instead of a trigram index: Chinese names are shorter than three characters' trigrams can find, and under row-level security
 * PostgreSQL uses an index only for operators that leak nothing, which `=` is and `ILIKE` is not.
 */
export class CreateVolunteerSearch1767225621050 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await createFunctions(sql);
    await sql.query(`
      CREATE TABLE volunteers.name_part (
        ${countyColumn},
        part text NOT NULL CHECK (part <> ''),
        volunteer_id uuid NOT NULL,
        PRIMARY KEY (county_code, part, volunteer_id),
        CONSTRAINT name_part_volunteer FOREIGN KEY (county_code, volunteer_id) REFERENCES volunteers.volunteer (county_code, id)
      )`);
    await sql.query('CREATE INDEX name_part_volunteer ON volunteers.name_part (volunteer_id)');
    await tenantTable(sql, 'volunteers.name_part', { privileges: 'SELECT, INSERT, DELETE' });
    await createTriggers(sql);
    await fill(sql);
    // Numbers are found by their beginning, in the order of their characters whatever the database's language.
    await sql.query('CREATE INDEX volunteer_number_start ON volunteers.volunteer (county_code, number COLLATE "C")');
    await sql.query('CREATE INDEX person_phone_end ON volunteers.person (county_code, phone_last4_index)');
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query('DROP INDEX volunteers.person_phone_end');
    await sql.query('DROP INDEX volunteers.volunteer_number_start');
    await sql.query('DROP TRIGGER name_parts ON volunteers.person');
    await sql.query('DROP TRIGGER name_parts ON volunteers.volunteer');
    await sql.query('DROP TABLE volunteers.name_part');
    for (const name of [
      'split_changed_name()',
      'split_new_name()',
      'name_parts(text)',
      'initials(text)',
      'folded_name(text)',
    ])
      await sql.query(`DROP FUNCTION volunteers.${name}`);
  }
}

async function createFunctions(sql: QueryRunner): Promise<void> {
  // Full-width letters, capitals, blanks and the dots inside names make no difference.
  await sql.query(`
    CREATE FUNCTION volunteers.folded_name(name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
      SELECT regexp_replace(lower(normalize(name, NFKC)), '[[:space:]·•・．.''’-]+', '', 'g')
    $$`);
  await sql.query(`
    CREATE FUNCTION volunteers.initials(folded text) RETURNS text LANGUAGE sql STABLE AS $$
      SELECT ${(await hasChineseOrder(sql)) ? pinyinInitials : "''"}
    $$`);
  await sql.query(`
    CREATE FUNCTION volunteers.name_parts(name text) RETURNS SETOF text LANGUAGE sql STABLE AS $$
      SELECT DISTINCT substr(one.text, start, size)
      FROM (SELECT volunteers.folded_name(name) AS text UNION SELECT volunteers.initials(volunteers.folded_name(name))) one,
        generate_series(1, 3) size, generate_series(1, char_length(one.text) - size + 1) start
    $$`);
}

/**
 * First letters of the pinyin: in the Chinese order of ICU, characters stand by their pinyin, so the first character of each
 * letter divides them. Of characters with several readings it takes the usual one.
 */
const pinyinInitials = `coalesce((
  SELECT string_agg(substr(' abcdefghjklmnopqrstwxyz', 1 + width_bucket(one.letter COLLATE "zh-x-icu",
    string_to_array('阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀', NULL)), 1), '' ORDER BY one.no)
  FROM string_to_table(folded, NULL) WITH ORDINALITY AS one (letter, no) WHERE one.letter ~ '[一-鿿]'), '')`;

/** PostgreSQL may be built without ICU; then initials find nobody and everything else works. */
async function hasChineseOrder(sql: QueryRunner): Promise<boolean> {
  const found: unknown[] = await sql.query(`SELECT FROM pg_collation WHERE collname = 'zh-x-icu'`);
  return found.length > 0;
}

async function createTriggers(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE FUNCTION volunteers.split_new_name() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO volunteers.name_part (county_code, part, volunteer_id)
        SELECT NEW.county_code, part, NEW.id FROM volunteers.person p, volunteers.name_parts(p.name) part WHERE p.id = NEW.person_id;
      RETURN NULL;
    END $$`);
  await sql.query(`
    CREATE TRIGGER name_parts AFTER INSERT ON volunteers.volunteer FOR EACH ROW EXECUTE FUNCTION volunteers.split_new_name()`);
  // Erasing a person empties the name, and so the parts (PIPL 47).
  await sql.query(`
    CREATE FUNCTION volunteers.split_changed_name() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      DELETE FROM volunteers.name_part n USING volunteers.volunteer v WHERE v.person_id = NEW.id AND n.volunteer_id = v.id;
      INSERT INTO volunteers.name_part (county_code, part, volunteer_id)
        SELECT v.county_code, part, v.id FROM volunteers.volunteer v, volunteers.name_parts(NEW.name) part WHERE v.person_id = NEW.id;
      RETURN NULL;
    END $$`);
  await sql.query(`
    CREATE TRIGGER name_parts AFTER UPDATE OF name ON volunteers.person FOR EACH ROW
      WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION volunteers.split_changed_name()`);
}

/** Volunteers who are there already, of every county: for these statements the owner sees all. */
async function fill(sql: QueryRunner): Promise<void> {
  const tables = ['volunteer', 'person', 'name_part'];
  for (const table of tables) await sql.query(`ALTER TABLE volunteers.${table} NO FORCE ROW LEVEL SECURITY`);
  await sql.query(`
    INSERT INTO volunteers.name_part (county_code, part, volunteer_id)
      SELECT v.county_code, part, v.id
      FROM volunteers.volunteer v JOIN volunteers.person p ON p.id = v.person_id, volunteers.name_parts(p.name) part`);
  for (const table of tables) await sql.query(`ALTER TABLE volunteers.${table} FORCE ROW LEVEL SECURITY`);
}
