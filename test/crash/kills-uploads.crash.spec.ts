import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { houseMigrations } from '@redmaple/house';
import { createTestDatabase, jpeg, queryAsOwner, type TestDatabase, testMasterKey } from '@redmaple/platform/testing';
import pg from 'pg';
import { type HouseProcess, staffHeaders, startHouseProcess } from '../support/house-processes.mjs';

const county = '330681';
/** Whoever holds it keeps transactions waiting where the test wants them. */
const gate = 4711;

describe('kill -9 between the file of a paper and its row', () => {
  let database: TestDatabase;
  let directory: string;
  let environment: Record<string, string>;
  let api: HouseProcess;
  let office: { authorization: string };
  let keeper: pg.Client;

  beforeAll(async () => {
    database = await createTestDatabase(houseMigrations);
    directory = mkdtempSync(path.join(tmpdir(), 'redmaple-uploads-'));
    await queryAsOwner(database, `INSERT INTO platform.county (code, name) VALUES ($1, '诸暨市')`, [county]);
    // A statement whose client has died is given up at once, and not only when its answer cannot be sent.
    await queryAsOwner(
      database,
      `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET client_connection_check_interval = 50', current_database()); END $$`,
    );
    // A transaction waits at the gate: after the row was inserted, or only when it is about to be committed.
    await queryAsOwner(
      database,
      `CREATE FUNCTION public.wait_at_gate() RETURNS trigger LANGUAGE plpgsql AS
         $$ BEGIN PERFORM pg_advisory_xact_lock_shared(${gate}); RETURN NULL; END $$`,
    );
    environment = {
      NODE_ENV: 'production',
      DATABASE_URL: database.appUrl,
      MASTER_KEY: testMasterKey,
      DATA_DIR: directory,
      DEV_INBOX: '1',
      LOG_LEVEL: 'error',
    };
    api = await startHouseProcess('api', environment);
    office = await staffHeaders(database.ownerUrl, county, ['operator']);
    keeper = new pg.Client({ connectionString: database.ownerUrl });
    await keeper.connect();
  }, 120_000);

  afterAll(async () => {
    await keeper?.end();
    await api?.kill();
    await database?.drop();
    rmSync(directory, { recursive: true, force: true });
  });

  const folder = () => path.join(directory, 'files', county);
  const stored = () => (existsSync(folder()) ? readdirSync(folder()).sort() : []);
  const rows = async () =>
    (await queryAsOwner<{ id: string }>(database, 'SELECT id FROM platform.file ORDER BY id')).map((one) => one.id);

  async function send(clientId: string): Promise<{ status: number; id: string }> {
    const form = new FormData();
    form.append('clientId', clientId);
    form.append('file', new Blob([Buffer.from(jpeg({ segments: [] }))], { type: 'image/jpeg' }), 'paper.jpg');
    const answer = await fetch(`${api.url}/api/v1/claims/files`, { method: 'POST', headers: office, body: form });
    return { status: answer.status, id: ((await answer.json()) as { id: string }).id };
  }

  /** How many wait at the gate. */
  async function waiting(): Promise<number> {
    const found = await keeper.query(
      `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = $1 AND NOT granted`,
      [gate],
    );
    return found.rows.length;
  }

  async function until(done: () => Promise<boolean>): Promise<void> {
    for (const end = Date.now() + 30_000; !(await done()); ) {
      if (Date.now() > end) throw new Error('It did not come to that.');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Sends a file that stops where the trigger says, kills the API there, and starts it again. */
  async function killAt(trigger: string, clientId: string): Promise<string[]> {
    await queryAsOwner(database, `${trigger} EXECUTE FUNCTION public.wait_at_gate()`);
    await keeper.query('SELECT pg_advisory_lock($1)', [gate]);
    const answered = send(clientId).then(
      () => true,
      () => false,
    );
    await until(async () => (await waiting()) > 0);
    const lying = stored();
    await api.kill('SIGKILL');
    expect(await answered).toBe(false);
    await until(async () => (await waiting()) === 0);
    await keeper.query('SELECT pg_advisory_unlock($1)', [gate]);
    await queryAsOwner(database, 'DROP TRIGGER gate ON platform.file');
    api = await startHouseProcess('api', environment);
    return lying;
  }

  it('loses nothing that was answered, keeps no row without its bytes, and leaves for the sweep what no row speaks of', async () => {
    const before = await send(randomUUID());
    expect(before.status).toBe(201);

    // The file is there, its row not yet committed.
    const first = randomUUID();
    const left = await killAt(
      'CREATE CONSTRAINT TRIGGER gate AFTER INSERT ON platform.file DEFERRABLE INITIALLY DEFERRED FOR EACH ROW',
      first,
    );
    expect(left).toHaveLength(2);
    expect(await rows()).toEqual([before.id]);

    // The row is written, its file not there yet.
    const second = randomUUID();
    expect(await killAt('CREATE TRIGGER gate AFTER INSERT ON platform.file FOR EACH ROW', second)).toEqual(left);
    expect(await rows()).toEqual([before.id]);

    // Sent again as phones do, each is there once, with its bytes.
    const again = [await send(first), await send(second)];
    expect(again.map((one) => one.status)).toEqual([201, 201]);
    expect((await send(first)).id).toBe(again[0]?.id);
    const known = [before.id, ...again.map((one) => one.id)].sort();
    expect((await rows()).sort()).toEqual(known);
    expect(stored()).toEqual([...new Set([...known, ...left])].sort());

    // What no row speaks of is one file, which the sweep finds in this way a day later.
    const strays = stored().filter((name) => !known.includes(name));
    expect(strays).toEqual(left.filter((name) => name !== before.id));
    expect(strays).toHaveLength(1);
  }, 120_000);
});
