import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { from as copyFrom } from 'pg-copy-streams';
import { CommandError } from '../house/command.js';
import type { OwnerConnection } from '../house/owner-connection.js';
import type { BackupFile, Manifest } from './manifest.js';
import { copiedTables } from './tables.js';

/** A part of a backup with the directory it lies in. */
export interface BackupPart {
  readonly directory: string;
  readonly manifest: Manifest;
}

/**
 * Fills the empty tables, inside the caller's transaction and as the owner of the tables. For as long as it takes,
 * foreign keys are put aside (they are checked when they come back), triggers do not fire, and row-level security does
 * not bind the owner: what was append-only yesterday is written once more, in any order. None of this needs a superuser.
 * @param finish runs while the guards are still down.
 * @throws CommandError when a table did not come back whole
 */
export async function loadTables(
  connection: OwnerConnection,
  parts: readonly BackupPart[],
  finish: () => Promise<void>,
): Promise<void> {
  const tables = await copiedTables(connection);
  const known = new Set(tables.map(({ table }) => table));
  const missing = parts.flatMap(({ manifest }) => manifest.files).filter(({ table }) => !known.has(table));
  if (missing.length > 0)
    throw new CommandError(
      `本版本没有这些表 · This release does not have the tables ${missing.map(({ table }) => table).join(', ')}.`,
    );
  const keys = await putForeignKeysAside(connection, [...known]);
  for (const { table, rowSecurity } of tables) {
    await connection.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    if (rowSecurity) await connection.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
  }
  for (const { directory, manifest } of parts) {
    for (const file of manifest.files) await fill(connection, directory, file);
    for (const { sequence, lastValue, isCalled } of manifest.sequences)
      await connection.query('SELECT setval($1, $2::bigint, $3)', [sequence, lastValue, isCalled]);
  }
  await finish();
  for (const { table, rowSecurity } of tables) {
    await connection.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
    if (rowSecurity) await connection.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  }
  for (const { table, name, definition } of keys)
    await connection.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
}

interface ForeignKey {
  table: string;
  name: string;
  definition: string;
}

async function putForeignKeysAside(connection: OwnerConnection, tables: readonly string[]): Promise<ForeignKey[]> {
  const keys = await connection.query<ForeignKey>(
    `SELECT t.name AS table, quote_ident(k.conname) AS name, pg_get_constraintdef(k.oid) AS definition
     FROM pg_constraint k JOIN unnest($1::text[]) AS t (name) ON k.conrelid = t.name::regclass
     WHERE k.contype = 'f' AND k.conparentid = 0`,
    [tables],
  );
  for (const { table, name } of keys) await connection.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  return keys;
}

async function fill(connection: OwnerConnection, directory: string, one: BackupFile): Promise<void> {
  // A migration may have put rows of its own there.
  await connection.execute(`DELETE FROM ${one.table}`);
  const copy = connection.stream(copyFrom(`COPY ${one.table} (${one.columns.join(', ')}) FROM STDIN`));
  await pipeline(createReadStream(join(directory, one.file)), createGunzip(), copy);
  const [row] = await connection.query<{ count: string }>(`SELECT count(*) AS count FROM ${one.table}`);
  if (Number(row?.count) !== one.rows)
    throw new CommandError(
      `${one.table}: ${row?.count} 行，备份有 ${one.rows} 行 · ${row?.count} rows came back, the backup has ${one.rows}.`,
    );
}
