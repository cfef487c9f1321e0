import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBuilt } from '../../scripts/lib/build.mjs';
import { startPostgres } from '../../scripts/lib/embedded-postgres.mjs';
import { ensureInstalled } from '../../scripts/lib/install.mjs';
import { derivePassword } from '../../scripts/lib/keys.mjs';
import { startRedis } from '../../scripts/lib/redis.mjs';

/**
 * A throw-away house for a bench: PostgreSQL with the durability settings we ship, Redis as docker-compose.yml runs
 * it, migrated, with one county in which the plugins are on.
 * @param {{ redis?: boolean }} [options]
 */
export async function openBenchHouse({ redis = false } = {}) {
  ensureInstalled();
  ensureBuilt();
  const directory = mkdtempSync(path.join(tmpdir(), 'redmaple-bench-'));
  const masterKey = JSON.stringify({ current: 'k1', keys: { k1: randomBytes(32).toString('base64') } });
  const password = derivePassword(masterKey, 'superuser');
  const postgres = await startPostgres({ dataDir: path.join(directory, 'pg'), password });
  const redisServer = redis ? await startRedis(path.join(directory, 'redis')) : undefined;
  const { Keyring, readEnv } = await import('@redmaple/platform');
  const { migrateHouse } = await import('@redmaple/house');
  const { loadPlugins } = await import('@redmaple/plugins/house');
  const plugins = await loadPlugins({ plugins: 'maple-grove', safeMode: false, dataDirectory: directory });
  const keyring = Keyring.parse(masterKey);
  const urls = await migrateHouse(postgres.superuserUrl, keyring, plugins);
  const environment = {
    NODE_ENV: 'production',
    DATABASE_URL: urls.appUrl,
    AUDITOR_DATABASE_URL: urls.auditorUrl,
    MASTER_KEY: masterKey,
    EMBEDDED: '1',
    DATA_DIR: directory,
    LOG_LEVEL: 'warn',
    RATE_LIMIT_PUBLIC: '100000000',
  };
  return {
    directory,
    postgresPid: postgres.pid,
    ownerUrl: postgres.superuserUrl,
    query: (sql, params = []) => rowsOf(postgres.superuserUrl, sql, params),
    urls,
    keyring,
    plugins,
    redisUrl: redisServer?.url,
    environment,
    env: (/** @type {Record<string, string>} */ more = {}) => readEnv({ ...environment, ...more }),
    async close() {
      await redisServer?.stop();
      await postgres.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

export const benchCounty = '330681';

/** Asks as the owner of the database, past row-level security. */
async function rowsOf(connectionString, sql, params) {
  // Not before it is installed.
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(sql, params)).rows;
  } finally {
    await client.end();
  }
}
