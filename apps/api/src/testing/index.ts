import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { houseMigrations } from '@redmaple/house';
import {
  asSystem,
  Clock,
  Counties,
  type CoreRole,
  JobRegistry,
  Relay,
  Sessions,
  UnitOfWork,
  uuidv7,
  WorkerHost,
} from '@redmaple/platform';
import {
  createTestDatabase,
  FakeClock,
  longFresh,
  otherCounty,
  type TestDatabase,
  testCounty,
  testEnv,
} from '@redmaple/platform/testing';
import { type LoadedPlugins, loadPlugins, PluginsService, runPluginMigrations } from '@redmaple/plugins/house';
import request from 'supertest';
import { createApi } from '../create-api.js';

export { otherCounty, testCounty };

/** The whole application under test. */
export interface TestApi {
  readonly app: NestFastifyApplication;
  readonly database: TestDatabase;
  readonly clock: FakeClock;
  get<T>(token: unknown): T;
  /** supertest against the running server. */
  http(): ReturnType<typeof request>;
  /** A bearer token of a new account with these roles. */
  staff(...roles: CoreRole[]): Promise<StaffToken>;
  /** Runs `work` inside a county in one transaction, as the system. */
  inCounty<T>(work: () => Promise<T>, county?: string): Promise<T>;
  /** @param made `madeUp`: rows were made up by SQL that no path of ours would write, so the invariants are not asked. */
  close(made?: { readonly madeUp: boolean }): Promise<void>;
}

export interface StaffToken {
  readonly accountId: string;
  readonly token: string;
  /** For supertest: `.set(staff.headers)`. */
  readonly headers: { readonly authorization: string };
}

export interface TestApiOptions {
  /** Run relay and worker in the same process. */
  readonly worker?: boolean;
  readonly redis?: boolean;
  /** Plugin packages; default `maple-grove`. */
  readonly plugins?: string;
  readonly more?: Record<string, string>;
}

/** Boots API (and worker) over a database of their own with two counties, in which the plugins are enabled. */
export async function openTestApi(options: TestApiOptions = {}): Promise<TestApi> {
  const configured = options.plugins ?? 'maple-grove';
  const loading = testLoad(configured);
  const plugins = await loading;
  const database = await createTestDatabase(houseMigrations, {
    variant: configured,
    prepare: async (urls) => void (await runPluginMigrations(urls.migratorUrl, plugins)),
  });
  const env = testEnv(database, { redis: options.redis ?? false, more: { PLUGINS: configured, ...options.more } });
  const clock = new FakeClock();
  const app = await createApi({ env, plugins, clock, queuePrefix: `test-${randomUUID()}` });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const get = <T>(token: unknown): T => app.get<T>(token as never, { strict: false });
  const counties = get<Counties>(Counties);
  await counties.register({ code: testCounty, name: '诸暨市', kind: 'demo' });
  await counties.register({ code: otherCounty, name: '芮城县' });
  const work = get<UnitOfWork>(UnitOfWork);
  const inCounty = <T>(inside: () => Promise<T>, county = testCounty): Promise<T> =>
    asSystem(county, 'test', () => work.run(inside));
  await enableAll(plugins, get, inCounty);
  if (options.worker) {
    get<JobRegistry>(JobRegistry).collect();
    await get<WorkerHost>(WorkerHost).start();
    get<Relay>(Relay).start();
  }
  return {
    app,
    database,
    clock,
    get,
    http: () => request(app.getHttpServer()),
    staff: (...roles) => openStaff(get, inCounty, roles),
    inCounty,
    async close(made) {
      if (options.worker) {
        await get<Relay>(Relay).stop();
        await get<WorkerHost>(WorkerHost).stop();
      }
      await app.close();
      await database.drop(made);
    },
  };
}

const loaded = new Map<string, Promise<LoadedPlugins>>();

function testLoad(configured: string): Promise<LoadedPlugins> {
  const known = loaded.get(configured);
  if (known) return known;
  const loading = loadPlugins({
    plugins: configured,
    safeMode: false,
    dataDirectory: '/tmp/redmaple-test-plugins',
    // Packages are read from their sources, on a machine that does much else; the limit itself has a test of its own.
    limit: 60_000,
  });
  loaded.set(configured, loading);
  return loading;
}

type Get = TestApi['get'];
type InCounty = TestApi['inCounty'];

async function enableAll(plugins: LoadedPlugins, get: Get, inCounty: InCounty): Promise<void> {
  for (const county of [testCounty, otherCounty]) {
    for (const plugin of plugins.active) {
      const meant = plugin.definition.counties;
      if (meant !== 'all' && !meant.includes(county)) continue;
      await inCounty(
        () => get<PluginsService>(PluginsService).change(plugin.id, { enabled: true, version: 0 }),
        county,
      );
    }
  }
}

async function openStaff(get: Get, inCounty: InCounty, roles: readonly CoreRole[]): Promise<StaffToken> {
  const accountId = uuidv7(new Date());
  const now = get<Clock>(Clock).now();
  const { token } = await inCounty(async () => {
    const work = get<UnitOfWork>(UnitOfWork);
    await work.execute(
      `INSERT INTO platform.account (id, kind, login, display_name, status) VALUES ($1, 'staff', $2, $3, 'active')`,
      [accountId, `test-${accountId}`, roles.join('+')],
    );
    await work.execute(
      `INSERT INTO platform.role_grant (account_id, role, granted_by, valid_from) SELECT $1, r, 'system', $3::timestamptz - interval '1 year' FROM unnest($2::text[]) AS r`,
      [accountId, roles, now],
    );
    return get<Sessions>(Sessions).open('staff', { accountId, secondFactorAt: longFresh });
  });
  return { accountId, token, headers: { authorization: `Bearer ${token}` } };
}
