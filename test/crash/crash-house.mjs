import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startPostgres } from '../../scripts/lib/embedded-postgres.mjs';
import { derivePassword } from '../../scripts/lib/keys.mjs';
import { anyFreePort } from '../../scripts/lib/ports.mjs';
import { callJson, staffHeaders, startHouseProcess, switchOn } from '../support/house-processes.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
export const crashCounty = '330681';
/** One that writes down what it hears, so that it can be counted. */
const plugins = 'maple-grove,./test/fixtures/plugins/listening';

/**
 * A house whose every process can be killed and comes back: PostgreSQL and Redis with the durability settings we ship,
 * one API, one worker, each on a port of its own.
 * @param {{ redis: boolean }} options
 */
export async function openCrashHouse({ redis }) {
  const directory = mkdtempSync(path.join(tmpdir(), 'redmaple-crash-'));
  const masterKey = JSON.stringify({ current: 'k1', keys: { k1: randomBytes(32).toString('base64') } });
  const password = derivePassword(masterKey, 'superuser');
  const ports = {
    pg: await anyFreePort(),
    redis: await anyFreePort(),
    api: await anyFreePort(),
    worker: await anyFreePort(),
  };
  const dataDir = path.join(directory, 'pg');
  const startPg = () => startPostgres({ dataDir, password, port: ports.pg });
  let postgres = await startPg();
  let redisProcess = redis ? await startRedisOn(ports.redis, path.join(directory, 'redis')) : undefined;
  const ownerUrl = postgres.superuserUrl;
  const urls = await migrate(ownerUrl, masterKey, directory);
  const environment = {
    NODE_ENV: 'production',
    DATABASE_URL: urls.appUrl,
    AUDITOR_DATABASE_URL: urls.auditorUrl,
    MASTER_KEY: masterKey,
    DATA_DIR: directory,
    DEV_INBOX: '1',
    PLUGINS: plugins,
    LOG_LEVEL: 'error',
    RATE_LIMIT_PUBLIC: '100000000',
    ...(redis && { REDIS_URL: `redis://127.0.0.1:${ports.redis}` }),
  };
  await registerCounty(ownerUrl);
  let api = await startHouseProcess('api', environment, { port: ports.api });
  let worker = await startHouseProcess('worker', environment, { port: ports.worker });
  const admin = await staffHeaders(ownerUrl, crashCounty, ['county-admin', 'operator', 'trainer']);
  const liaison = await staffHeaders(ownerUrl, crashCounty, ['liaison']);
  for (const id of ['maple-grove', 'listening']) await switchOn(api, ownerUrl, crashCounty, id);

  /** Kills with SIGKILL and starts again; returns when the process serves. */
  const kills = {
    api: async () => {
      await api.kill('SIGKILL');
      api = await startHouseProcess('api', environment, { port: ports.api });
    },
    worker: async () => {
      await worker.kill('SIGKILL');
      worker = await startHouseProcess('worker', environment, { port: ports.worker });
    },
    pg: async () => {
      process.kill(postgres.pid, 'SIGKILL');
      await postgres.whenExited;
      postgres = await startPg();
    },
    ...(redis && {
      redis: async () => {
        await redisProcess?.kill('SIGKILL');
        redisProcess = await startRedisOn(ports.redis, path.join(directory, 'redis'));
      },
    }),
  };
  return {
    ownerUrl,
    masterKey,
    base: `http://127.0.0.1:${ports.api}/api/v1`,
    admin,
    liaison,
    kills,
    logs: () => `${api.output()}\n${worker.output()}`,
    async close() {
      await api.kill();
      await worker.kill();
      await redisProcess?.kill('SIGTERM');
      await postgres.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** The zone is one where it is now noon: messages due during the run must not fall into the quiet hours. */
async function registerCounty(ownerUrl) {
  const offset = new Date().getUTCHours() - 12;
  const zone = offset === 0 ? 'UTC' : `Etc/GMT${offset > 0 ? '+' : '-'}${Math.abs(offset)}`;
  await queryOwner(ownerUrl, 'INSERT INTO platform.county (code, name, timezone) VALUES ($1, $2, $3)', [
    crashCounty,
    '诸暨市',
    zone,
  ]);
}

/** Publishes a call for river patrol.
 * @returns {Promise<{ id: string, consentVersion: string }>} */
export async function publishCall(house, wanted) {
  const created = await callJson(`${house.base}/calls`, {
    headers: house.admin,
    body: {
      title: '河道义警招募',
      content: '傍晚沿河巡防，提醒下水的人，检查救援毛竹竿。',
      riskNotice: '河边湿滑，有落水的危险；须穿救生衣，不得单人下水救援。',
      closesAt: new Date(Date.now() + 30 * 86_400_000).toISOString(),
      teamTypes: [{ code: 'maple-grove.river-patrol', seats: wanted }],
    },
  });
  if (created.status !== 201) throw new Error(`No call: ${JSON.stringify(created)}`);
  const published = await callJson(`${house.base}/calls/${created.body.id}/publish`, {
    headers: house.admin,
    body: { version: created.body.version },
  });
  if (published.status !== 200) throw new Error(`Not published: ${JSON.stringify(published)}`);
  const open = await callJson(`${house.base}/public/counties/${crashCounty}/calls/${created.body.id}`);
  return { id: created.body.id, consentVersion: open.body.consent.version };
}

/** @param {string} ownerUrl @param {string} sql @param {unknown[]} [params] @returns {Promise<any[]>} */
export async function queryOwner(ownerUrl, sql, params = []) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return (await client.query(sql, params)).rows;
  } finally {
    await client.end();
  }
}

function migrate(ownerUrl, masterKey, dataDir) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(root, 'apps/api/dist/migrate.js')], {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        ADMIN_DATABASE_URL: ownerUrl,
        MASTER_KEY: masterKey,
        DATA_DIR: dataDir,
        EMBEDDED: '0',
        PLUGINS: plugins,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
    child.once('exit', (code) =>
      code === 0
        ? resolve(JSON.parse(output.trim().split('\n').at(-1) ?? '{}'))
        : reject(new Error(`migrate ended with ${code}`)),
    );
  });
}

/** Redis as docker-compose.yml runs it: one fsync a second, nothing evicted. */
async function startRedisOn(port, directory) {
  mkdirSync(directory, { recursive: true });
  const child = spawn(
    'redis-server',
    [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--dir',
      directory,
      '--appendonly',
      'yes',
      '--appendfsync',
      'everysec',
      '--save',
      '',
      '--maxmemory-policy',
      'noeviction',
    ],
    { stdio: 'ignore' },
  );
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const { Redis } = await import('ioredis');
  const client = new Redis(port, '127.0.0.1', { retryStrategy: () => 50, maxRetriesPerRequest: null });
  client.on('error', () => {});
  // While it reads its log back it answers LOADING.
  for (;;) if ((await client.ping().catch(() => '')) === 'PONG') break;
  client.disconnect();
  return {
    kill: async (/** @type {NodeJS.Signals} */ signal) => {
      child.kill(signal);
      await exited;
    },
  };
}
