import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keysWithDifferentParams, missingKeys } from '@redmaple/i18n';
import { migratorSource, platformMigrations } from '@redmaple/platform';
import { createTestDatabase, queryAsOwner, type TestDatabase } from '@redmaple/platform/testing';
import { DataSource, type MixedList } from 'typeorm';
import { exclusionCodes, nobodyCodes, suggestionCodes, teamCodes } from './candidates/candidate.policy.js';
import { dispatchEntities } from './dispatch.entities.js';
import { dispatchMigrations } from './dispatch.migrations.js';
import { dispatchTexts } from './dispatch.texts.js';
import { incidentMoves } from './incidents/incident-states.js';
import { missionMoves } from './missions/mission-states.js';

describe('the tables of dispatch', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase([...platformMigrations, ...dispatchMigrations]);
  }, 120_000);
  afterAll(() => database?.drop());

  async function tables() {
    const entities = [...dispatchEntities] as MixedList<never>;
    const source = await new DataSource({ type: 'postgres', url: database.ownerUrl, entities }).initialize();
    await source.destroy();
    return source.entityMetadatas;
  }

  it('have the columns their entities name, and no others', async () => {
    const all = await tables();
    expect(all).toHaveLength(5);
    for (const table of all) {
      const found = await queryAsOwner<{ name: string; nullable: boolean }>(
        database,
        `SELECT column_name AS name, is_nullable = 'YES' AS nullable FROM information_schema.columns
         WHERE table_schema = $1 AND table_name = $2 ORDER BY column_name COLLATE "C"`,
        [table.schema, table.tableName],
      );
      const declared = table.columns.map((one) => ({ name: one.databaseName, nullable: one.isNullable }));
      expect(declared.sort((one, other) => (one.name < other.name ? -1 : 1))).toEqual(found);
    }
  });

  it('keep every county apart by forced row-level security', async () => {
    const open = await queryAsOwner<{ name: string }>(
      database,
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'dispatch'::regnamespace AND relkind = 'r'
       AND NOT (relrowsecurity AND relforcerowsecurity)`,
    );
    expect(open).toEqual([]);
  });

  it('hold nothing about residents: the only people in them are volunteers and accounts', async () => {
    const columns = (await tables()).flatMap((table) => table.columns.map((one) => one.databaseName));
    expect(
      columns.filter((name) => /person|subject|resident|tag|score|risk|name|id_number|face|plate/.test(name)),
    ).toEqual([]);
  });

  it('count nothing about declines that ranking could read (trust.md I14)', async () => {
    const columns = (await tables()).flatMap((table) =>
      table.columns.map((one) => `${table.tableName}.${one.databaseName}`),
    );
    expect(columns.filter((name) => /declin|refus|reject/.test(name))).toEqual(['mission.decline_reason']);
  });

  it.each([
    ['incident', incidentMoves],
    ['mission', missionMoves],
  ] as const)('allow an %s exactly the steps that the code lists', async (thing, moves) => {
    const states = Object.keys(moves);
    const found = await queryAsOwner<{ here: string; there: string }>(
      database,
      `SELECT here, there FROM unnest($2::text[]) here, unnest($2::text[]) there WHERE dispatch.may_move($1, here, there)`,
      [thing, states],
    );
    const listed = Object.entries(moves).flatMap(([here, all]) => all.map((there: string) => `${here} → ${there}`));
    expect(found.map(({ here, there }) => `${here} → ${there}`).sort()).toEqual(listed.sort());
  });

  it('can be taken down and put up again', async () => {
    const migrator = await migratorSource(database.migratorUrl, [...platformMigrations, ...dispatchMigrations]);
    const exists = async (): Promise<boolean> =>
      (await queryAsOwner(database, `SELECT 1 FROM pg_namespace WHERE nspname = 'dispatch'`)).length === 1;
    // The platform may have a later one; a lib's own come before it.
    while (await exists()) await migrator.undoLastMigration();
    expect(await exists()).toBe(false);
    await migrator.runMigrations();
    expect(await exists()).toBe(true);
    await migrator.destroy();
  });
});

describe('the texts of dispatch', () => {
  it('are complete in both languages, with the same params', () => {
    expect(missingKeys(dispatchTexts)).toEqual([]);
    expect(keysWithDifferentParams(dispatchTexts)).toEqual([]);
  });

  it('have words for every reason', () => {
    const codes = [...exclusionCodes, ...suggestionCodes, ...teamCodes, ...nobodyCodes];
    expect(codes.filter((code) => !dispatchTexts.has('zh-CN', `reasons.dispatch.${code}`))).toEqual([]);
  });
});
