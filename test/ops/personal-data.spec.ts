import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { harmless, harmlessNames, personalTables } from '../../apps/api/src/cli/counties/personal-data.js';
import { newDatabase, sqlOn } from './house.js';
import type { TestDatabase } from '@redmaple/platform/testing';

interface Column {
  readonly table: string;
  readonly column: string;
}

describe('the list of personal data', () => {
  let database: TestDatabase;
  let all: Column[];
  let couldBePersonal: Column[];

  beforeAll(async () => {
    database = await newDatabase();
    const rows = await sqlOn<Column & { open: boolean }>(
      database.ownerUrl,
      `SELECT c.oid::regclass::text AS table, a.attname AS column, t.typname IN
         ('text', 'varchar', 'bpchar', 'jsonb', 'json', 'bytea', 'date', 'inet', '_text', '_varchar', '_jsonb', '_bytea', 'xml', 'point', 'hstore') AS open
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_type t ON t.oid = a.atttypid
       WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND c.relname <> 'schema_migration'
         AND c.relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema', 'public', 'bullmq', 'audit')
         AND c.relnamespace::regnamespace::text NOT LIKE 'plugin\\_%'`,
    );
    all = rows;
    couldBePersonal = rows.filter((row) => row.open);
  });

  afterAll(() => database.drop());

  const listed = ({ table, column }: Column): boolean =>
    personalTables.some((one) => one.table === table && (one.erase === 'delete' || column in one.erase)) ||
    (harmless[table] ?? []).includes(column) ||
    harmlessNames.test(column);

  it('names every column that could hold some, as personal or as harmless', () => {
    const forgotten = couldBePersonal.filter((one) => !listed(one)).map(({ table, column }) => `${table}.${column}`);
    // Add it to `personalTables` with how it is erased, or to `harmless`: apps/api/src/cli/counties/personal-data.ts.
    expect(forgotten).toEqual([]);
  });

  it('names no column that is not there', () => {
    const there = new Set(all.map(({ table, column }) => `${table}.${column}`));
    const erased = personalTables.flatMap(({ table, erase }) =>
      erase === 'delete' ? [`${table}.county_code`] : Object.keys(erase).map((column) => `${table}.${column}`),
    );
    const kept = Object.entries(harmless).flatMap(([table, columns]) => columns.map((column) => `${table}.${column}`));
    expect([...erased, ...kept].filter((one) => !there.has(one))).toEqual([]);
  });

  it('calls no column both personal and harmless', () => {
    const both = personalTables.flatMap(({ table, erase }) =>
      Object.keys(erase === 'delete' ? {} : erase).filter((column) => (harmless[table] ?? []).includes(column)),
    );
    expect(both).toEqual([]);
  });
});
