import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Env, readEnv } from '../config/env.js';
import { type TestDatabase, testMasterKey } from './test-database.js';

/** The environment of a process under test. `redis: true` puts BullMQ on the run's Redis. */
export function testEnv(database: TestDatabase, options: { redis?: boolean; more?: Record<string, string> } = {}): Env {
  return readEnv({
    NODE_ENV: 'test',
    DATABASE_URL: database.appUrl,
    AUDITOR_DATABASE_URL: database.auditorUrl,
    MASTER_KEY: testMasterKey,
    EMBEDDED: '1',
    LOG_LEVEL: 'silent',
    DB_POOL_SIZE: '8',
    RATE_LIMIT_PUBLIC: '1000000',
    DATA_DIR: mkdtempSync(join(tmpdir(), 'redmaple-test-')),
    ...(options.redis && { REDIS_URL: testRedisUrl() }),
    ...options.more,
  });
}

/** The Redis that `npm test` found or started; undefined when there is none. */
export function redisForTests(): string | undefined {
  return process.env.TEST_REDIS_URL || undefined;
}

function testRedisUrl(): string {
  const url = redisForTests();
  if (!url) throw new Error('TEST_REDIS_URL is not set: run the tests with `npm test`.');
  return url;
}

/** The queue backends to run a suite on: PostgreSQL always, Redis when the run has one. */
export function queueBackends(): { name: string; redis: boolean }[] {
  return [{ name: 'PostgreSQL', redis: false }, ...(redisForTests() ? [{ name: 'Redis', redis: true }] : [])];
}
