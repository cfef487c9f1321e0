import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { houseMigrations } from '@redmaple/house';
import { createTestDatabase, queryAsOwner, type TestDatabase, testMasterKey } from '@redmaple/platform/testing';
import { loadPlugins, runPluginMigrations } from '@redmaple/plugins/house';
import { callJson, type HouseProcess, staffHeaders, startHouseProcess, switchOn } from '../support/house-processes.mjs';

const county = '330681';
const plugins = './test/fixtures/plugins/lake';
/** Running processes agree within this time, in milliseconds. */
const agreed = 5_000;

describe('a plugin that is switched while two APIs and a worker run', () => {
  let database: TestDatabase;
  let directory: string;
  let running: HouseProcess[] = [];
  let here: HouseProcess;
  let there: HouseProcess;
  let liaison: { authorization: string };
  let admin: { authorization: string };

  beforeAll(async () => {
    directory = mkdtempSync(path.join(tmpdir(), 'redmaple-agree-'));
    const loaded = await loadPlugins({ plugins, safeMode: false, dataDirectory: directory });
    if (loaded.skipped.length > 0) throw new Error(loaded.skipped[0]?.reason);
    database = await createTestDatabase(houseMigrations, {
      variant: 'agree',
      prepare: async ({ migratorUrl }) => void (await runPluginMigrations(migratorUrl, loaded)),
    });
    await queryAsOwner(database, `INSERT INTO platform.county (code, name) VALUES ($1, '诸暨市')`, [county]);
    const environment = {
      NODE_ENV: 'production',
      DATABASE_URL: database.appUrl,
      MASTER_KEY: testMasterKey,
      DATA_DIR: directory,
      DEV_INBOX: '1',
      LOG_LEVEL: 'error',
      PLUGINS: plugins,
    };
    running = await Promise.all(
      (['api', 'api', 'worker'] as const).map((kind) => startHouseProcess(kind, environment)),
    );
    [here, there] = running as [HouseProcess, HouseProcess];
    admin = await staffHeaders(database.ownerUrl, county, ['county-admin']);
    liaison = await staffHeaders(database.ownerUrl, county, ['liaison']);
  }, 120_000);

  afterAll(async () => {
    await Promise.all(running.map((one) => one.kill()));
    await database?.drop();
    rmSync(directory, { recursive: true, force: true });
  });

  const statusAt = async (api: HouseProcess) =>
    (await callJson(`${api.url}/api/v1/plugins/lake/readings`, { headers: liaison })).status;
  const readings = async () => (await queryAsOwner(database, 'SELECT id FROM plugin_lake.reading')).length;
  const parked = async () => (await queryAsOwner(database, 'SELECT id FROM plugins.parked_job')).length;
  const askForJob = async () => {
    const [line] = await queryAsOwner<{ id: string }>(
      database,
      `INSERT INTO platform.outbox (county_code, kind, name, payload) VALUES ($1, 'job', 'lake.sample-water', '{}') RETURNING id`,
      [county],
    );
    const done = 'SELECT id FROM platform.outbox WHERE id = $1 AND handled_at IS NOT NULL';
    await until(async () => (await queryAsOwner(database, done, [line?.id])).length === 1, 15_000);
  };

  it('is on for both APIs and for the worker within five seconds, and off again', async () => {
    expect([await statusAt(here), await statusAt(there)]).toEqual([404, 404]);
    await askForJob();
    expect([await readings(), await parked()]).toEqual([0, 1]);

    await switchOn(here, database.ownerUrl, county, 'lake');
    const switched = performance.now();
    await until(async () => (await statusAt(there)) === 200, agreed);
    // What waited goes on when every process knows, and what is asked for now runs.
    await until(async () => (await readings()) === 1, 30_000);
    expect(performance.now() - switched).toBeGreaterThan(agreed - 1_000);
    expect(await parked()).toBe(0);
    await askForJob();
    expect(await readings()).toBe(2);

    const { body: plugin } = await callJson(`${there.url}/api/v1/plugins/lake`, { headers: admin });
    const off = await callJson(`${there.url}/api/v1/plugins/lake`, {
      method: 'PUT',
      headers: admin,
      body: { enabled: false, version: plugin.version },
    });
    expect(off.status).toBe(200);
    await until(async () => (await statusAt(here)) === 404, agreed);
    await new Promise((resolve) => setTimeout(resolve, agreed));
    await askForJob();
    expect([await readings(), await parked()]).toEqual([2, 1]);
  }, 120_000);
});

async function until(condition: () => Promise<boolean>, patience: number): Promise<void> {
  const end = performance.now() + patience;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`Not so within ${patience} ms.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
