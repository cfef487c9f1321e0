import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { houseMigrations } from '@redmaple/house';
import { createTestDatabase, queryAsOwner, type TestDatabase, testMasterKey } from '@redmaple/platform/testing';
import { loadPlugins, runPluginMigrations } from '@redmaple/plugins/house';
import { callJson, type HouseProcess, staffHeaders, startHouseProcess, switchOn } from '../support/house-processes.mjs';

const county = '330681';
const plugins = './test/fixtures/plugins/spinning';

describe('a plugin that never comes to an end in a route or a job', () => {
  let database: TestDatabase;
  let directory: string;
  let environment: Record<string, string>;
  const running: HouseProcess[] = [];

  beforeAll(async () => {
    directory = mkdtempSync(path.join(tmpdir(), 'redmaple-loops-'));
    const loaded = await loadPlugins({ plugins, safeMode: false, dataDirectory: directory, limit: 60_000 });
    database = await createTestDatabase(houseMigrations, {
      variant: plugins,
      prepare: async (urls) => void (await runPluginMigrations(urls.migratorUrl, loaded)),
    });
    await queryAsOwner(database, `INSERT INTO platform.county (code, name) VALUES ($1, '诸暨市')`, [county]);
    environment = {
      NODE_ENV: 'production',
      DATABASE_URL: database.appUrl,
      MASTER_KEY: testMasterKey,
      DATA_DIR: directory,
      PLUGINS: plugins,
      LOG_LEVEL: 'error',
    };
  }, 180_000);
  afterAll(async () => {
    for (const one of running) await one.kill('SIGKILL');
    await database?.drop();
    rmSync(directory, { recursive: true, force: true });
  });

  const start = async (kind: 'api' | 'worker'): Promise<HouseProcess> => {
    const one = await startHouseProcess(kind, environment);
    running.push(one);
    return one;
  };
  const faults = () =>
    queryAsOwner<{ hook: string; reason: string; message: string }>(
      database,
      `SELECT hook, reason, message FROM plugins.plugin_fault WHERE plugin_id = 'spinning' AND county_code = $1 ORDER BY id`,
      [county],
    );
  const fault = {
    hook: expect.stringMatching(/^forever \(index\.mjs:\d+\)$/),
    reason: 'slow',
    message: expect.stringMatching(/kept the processor for \d\d s without a pause/),
  };

  it('is found, the process ends and comes again, each time counts, and at the third it is off; the rest goes on', async () => {
    let api = await start('api');
    await switchOn(api, database.ownerUrl, county, 'spinning');
    const operator = await staffHeaders(database.ownerUrl, county, ['operator']);
    const spin = (method: string) =>
      callJson(`${api.url}/api/v1/plugins/spinning/spin`, { method, headers: operator, timeout: 60_000 });
    for (const times of [1, 2]) {
      const began = performance.now();
      await expect(spin('GET')).rejects.toThrow('fetch failed');
      expect(await api.ended).toEqual({ code: null, signal: 'SIGALRM' });
      expect(performance.now() - began).toBeGreaterThan(9_000);
      api = await start('api');
      expect(await faults()).toEqual(Array.from({ length: times }, () => fault));
      expect(readdirSync(path.join(directory, 'loops'))).toEqual([]);
    }

    // Its job does the same in the worker, which counts it when it comes again.
    let worker = await start('worker');
    expect((await spin('POST')).status).toBe(201);
    expect(await worker.ended).toEqual({ code: null, signal: 'SIGALRM' });
    worker = await start('worker');
    expect(await faults()).toEqual([fault, fault, fault]);
    const [state] = await queryAsOwner<{ enabled: boolean }>(
      database,
      `SELECT enabled FROM plugins.county_plugin WHERE plugin_id = 'spinning'`,
    );
    expect(state).toEqual({ enabled: false });
    // Now both live: every process knows of it within five seconds.
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    expect((await spin('GET')).status).toBe(404);
    expect((await fetch(`${worker.url}/health/ready`)).status).toBe(200);
    expect(await faults()).toHaveLength(3);
  }, 240_000);
});
