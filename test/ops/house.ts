import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { houseMigrations } from '@redmaple/house';
import { Clock, Keyring, readEnv } from '@redmaple/platform';
import { createTestDatabase, type TestDatabase, testMasterKey } from '@redmaple/platform/testing';
import { type LoadedPlugins, loadPlugins, runPluginMigrations } from '@redmaple/plugins/house';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { ApiModule } from '../../apps/api/src/api.module.js';
import { type House, houseOf } from '../../apps/api/src/cli/house/with-house.js';

/** A clock that a test may set ahead. */
export class TestClock extends Clock {
  private fixed: Date | undefined;

  set(now: Date | undefined): void {
    this.fixed = now;
  }

  override now(): Date {
    return this.fixed ?? new Date();
  }
}

/** A house as the operator's commands open it, on a database of its own. */
export interface OpsHouse extends House {
  readonly database: TestDatabase;
  readonly clock: TestClock;
  /** As superuser, past row-level security. */
  sql<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export const keyring = Keyring.parse(testMasterKey);

let plugins: Promise<LoadedPlugins> | undefined;

/** The plugins of the tests, checked once. */
export function testPlugins(): Promise<LoadedPlugins> {
  plugins ??= loadPlugins({ plugins: 'maple-grove', safeMode: false, dataDirectory: '/tmp/redmaple-test-plugins' });
  return plugins;
}

export async function newDatabase(): Promise<TestDatabase> {
  const loaded = await testPlugins();
  return createTestDatabase(houseMigrations, {
    variant: 'maple-grove',
    prepare: async ({ migratorUrl }) => void (await runPluginMigrations(migratorUrl, loaded)),
  });
}

/** @param masterKey as MASTER_KEY; the tests' own when left out. */
export async function openHouse(database: TestDatabase, masterKey: string = testMasterKey): Promise<OpsHouse> {
  const loaded = await testPlugins();
  const env = readEnv({
    NODE_ENV: 'test',
    DATABASE_URL: database.appUrl,
    AUDITOR_DATABASE_URL: database.auditorUrl,
    MASTER_KEY: masterKey,
    EMBEDDED: '1',
    LOG_LEVEL: 'silent',
    DB_POOL_SIZE: '4',
    PUBLIC_URL: 'https://maple.example',
  });
  const clock = new TestClock();
  const app = await NestFactory.createApplicationContext(ApiModule.forRoot({ env, plugins: loaded, clock }), {
    logger: false,
    abortOnError: false,
  });
  return {
    ...houseOf(app, env),
    database,
    clock,
    sql: (text, values) => sqlOn(database.ownerUrl, text, values),
    close: () => app.close(),
  };
}

/** An empty database on the tests' server, dropped afterwards. */
export async function emptyDatabase(owner?: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = process.env.TEST_DATABASE_URL ?? '';
  const name = `restored_${randomBytes(6).toString('hex')}`;
  await sqlOn(server, `CREATE DATABASE ${name}${owner === undefined ? '' : ` OWNER ${owner}`}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.toString(),
    drop: async () => void (await sqlOn(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  };
}

export async function sqlOn<Row extends object>(url: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** A directory that goes away after the test. */
export function temporaryDirectory(): { directory: string; remove: () => void } {
  const directory = mkdtempSync(path.join(tmpdir(), 'redmaple ops '));
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
}
