import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type DynamicModule, Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  addRequestHooks,
  asSystem,
  Counties,
  type CoreRole,
  Env,
  JobRegistry,
  type JobRun,
  PlatformApiModule,
  PlatformModule,
  platformMigrations,
  Sessions,
  UnitOfWork,
  uuidv7,
} from '@redmaple/platform';
import {
  createTestDatabase,
  FakeClock,
  longFresh,
  otherCounty,
  queryAsOwner,
  type TestDatabase,
  testCounty,
  testEnv,
} from '@redmaple/platform/testing';
import request from 'supertest';
import { Duties } from '../contracts/index.js';
import { definePlugin } from '../define/plugin.js';
import { loadPlugins } from '../host/load-plugins.js';
import type { LoadedPlugins } from '../host/loaded-plugin.js';
import { pluginsMigrations } from '../migrations/index.js';
import { CountyPlugins } from '../registry/county-plugins.js';
import { ParkedJobs } from '../registry/parked/parked-jobs.js';
import { PluginSwitch } from '../registry/plugin-switch.js';
import { standingFor } from '../testing/conformance.js';
import { runPluginMigrations } from './plugin-migrations.js';
import { InstalledPlugins } from './installed-plugins.js';
import { pluginEntities, PluginsModule } from './plugins.module.js';

const fixtures = './test/fixtures/plugins';
const names = ['maple-grove', ...['lake', 'careless', 'failing-at-start'].map((one) => `${fixtures}/${one}`)];

@Module({})
class TestApi {}

/** Asks for a service of the SDK that this small installation does not provide. */
@Injectable()
class Needy {
  constructor(readonly duties: Duties) {}
}

const needy = definePlugin({
  id: 'needy',
  version: '1.0.0',
  requires: '^1.0',
  counties: 'all',
  providers: [Needy],
  labels: { 'zh-CN': {}, en: {} },
});

describe('plugins mounted in the API', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let loaded: LoadedPlugins;

  beforeAll(async () => {
    loaded = await loadPlugins({ plugins: names.join(), safeMode: false, dataDirectory: '/tmp/redmaple-test-plugins' });
    database = await createTestDatabase([...platformMigrations, ...pluginsMigrations], {
      variant: 'mounting',
      prepare: async (urls) => void (await runPluginMigrations(urls.migratorUrl, loaded)),
    });
    app = await boot(testEnv(database), loaded);
    const counties = get<Counties>(Counties);
    await counties.register({ code: testCounty, name: '诸暨市', kind: 'demo' });
    await counties.register({ code: otherCounty, name: '芮城县' });
  }, 180_000);

  afterAll(async () => {
    await app?.close();
    await database?.drop();
  });

  beforeEach(async () => {
    await queryAsOwner(database, 'DELETE FROM plugins.county_plugin');
    await queryAsOwner(database, 'DELETE FROM plugins.plugin_fault');
    await queryAsOwner(database, 'DELETE FROM plugin_lake.reading');
    for (const county of [testCounty, otherCounty])
      await asSystem(county, 'test', async () => get<CountyPlugins>(CountyPlugins).forget());
  });

  const get = <T>(token: unknown): T => app.get<T>(token as never, { strict: false });
  const enable = (id: string, county = testCounty) =>
    asSystem(county, 'test', () => get<PluginSwitch>(PluginSwitch).enable(id));
  const http = () => request(app.getHttpServer());

  /** A bearer token of a new account with a role. */
  async function tokenOf(role: CoreRole, county = testCounty): Promise<string> {
    const accountId = uuidv7(new Date());
    const { token } = await asSystem(county, 'test', () =>
      get<UnitOfWork>(UnitOfWork).run(async () => {
        const work = get<UnitOfWork>(UnitOfWork);
        await work.execute(
          `INSERT INTO platform.account (id, kind, login, display_name, status) VALUES ($1, 'staff', $2, $3, 'active')`,
          [accountId, `test-${accountId}`, role],
        );
        await work.execute(
          `INSERT INTO platform.role_grant (account_id, role, granted_by, valid_from) VALUES ($1, $2, 'system', '2020-01-01')`,
          [accountId, role],
        );
        return get<Sessions>(Sessions).open('staff', { accountId, secondFactorAt: longFresh });
      }),
    );
    return token;
  }

  async function answer(path: string, role: CoreRole | undefined, county = testCounty) {
    const asked = http().get(`/api/v1/${path}`);
    return role === undefined ? asked : asked.set('authorization', `Bearer ${await tokenOf(role, county)}`);
  }

  it('boot although one of them fails while it starts', () => {
    expect(loaded.skipped).toEqual([]);
    expect(loaded.active.map((one) => one.id)).toEqual(['maple-grove', 'lake', 'careless', 'failing-at-start']);
  });

  it('have their routes below their own name, for the roles they allow, only where they are on', async () => {
    expect((await answer('plugins/lake/readings', 'liaison')).status).toBe(404);
    await enable('lake');
    const open = await answer('plugins/lake/readings', 'liaison');
    expect({ status: open.status, body: open.body as unknown }).toEqual({ status: 200, body: [] });
    expect((await answer('plugins/lake/readings', 'operator')).status).toBe(403);
    expect((await answer('plugins/lake/readings', undefined)).status).toBe(401);
    expect((await answer('plugins/lake/readings', 'liaison', otherCounty)).status).toBe(404);
    expect((await answer('readings', 'liaison')).status).toBe(404);
  });

  it('show the administrator which plugin does not run and why, and answer 404 in its place', async () => {
    await queryAsOwner(
      database,
      `INSERT INTO plugins.county_plugin (county_code, plugin_id, enabled, last_seen, changed_by, changed_at) VALUES ('${testCounty}', 'failing-at-start', true, '[]', 'test', now())`,
    );
    const view = await answer('plugins/failing-at-start', 'county-admin');
    expect(view.body).toMatchObject({
      status: 'broken',
      reason: 'Pump.onModuleInit() failed: Error: The pump is dry.',
    });
    expect((await answer('plugins/failing-at-start/pump', 'liaison')).status).toBe(404);
    expect((await answer('plugins/faults', 'county-admin')).body).toContainEqual(
      expect.objectContaining({ pluginId: 'failing-at-start', hook: 'mount' }),
    );
  });

  it('let only administrators of the county switch them', async () => {
    const admin = await tokenOf('county-admin');
    const put = (token: string, body: object) =>
      http().put('/api/v1/plugins/maple-grove').set('authorization', `Bearer ${token}`).send(body);
    expect((await put(await tokenOf('operator'), { enabled: true, version: 0 })).status).toBe(403);
    expect((await put(admin, { enabled: 'yes', version: 0 })).status).toBe(400);
    expect((await put(admin, { enabled: true })).status).toBe(400);
    const alone = await put(admin, { enabled: true, version: 0 });
    expect([alone.status, (alone.body as { code: string }).code]).toEqual([422, 'plugins.twoNeeded']);
    const ask = (path: string, token: string, body: object) =>
      http().post(`/api/v1/plugin-proposals${path}`).set('authorization', `Bearer ${token}`).send(body);
    const { manifestHash } = (await answer('plugins/maple-grove', 'county-admin')).body as { manifestHash: string };
    const wish = { pluginId: 'maple-grove', manifestHash, version: 0 };
    expect((await ask('', await tokenOf('security-admin'), wish)).status).toBe(403);
    const proposed = (await ask('', admin, wish)).body as { id: string };
    expect((await ask(`/${proposed.id}/approve`, admin, { manifestHash })).status).toBe(422);
    expect((await ask(`/${proposed.id}/approve`, await tokenOf('operator'), { manifestHash })).status).toBe(403);
    const agreed = await ask(`/${proposed.id}/approve`, await tokenOf('security-admin'), { manifestHash });
    expect([agreed.status, (agreed.body as { state: string }).state]).toEqual([200, 'approved']);
    expect((await answer('plugins/maple-grove', 'county-admin')).body).toMatchObject({
      id: 'maple-grove',
      label: { 'zh-CN': '红枫林标准队伍' },
      status: 'enabled',
      version: 1,
    });
    const types = await http().get('/api/v1/team-types').set('authorization', `Bearer ${admin}`);
    expect((types.body as { code: string }[]).map((one) => one.code)).toEqual([
      'maple-grove.rescue',
      'maple-grove.river-patrol',
      'maple-grove.red-armband',
      'maple-grove.youth-patrol',
      'maple-grove.mediation',
    ]);
    expect((await put(admin, { enabled: false, version: 0 })).status).toBe(409);
    expect((await answer('plugins', 'volunteer')).status).toBe(403);
    expect((await answer('plugins/nowhere', 'county-admin')).status).toBe(404);
  });

  it('leave what they keep readable after they are switched off: for the administrator, by its last names, masked', async () => {
    const work = get<UnitOfWork>(UnitOfWork);
    await enable('lake');
    for (const [county, grams] of [
      [testCounty, 31.2],
      [otherCounty, 99.9],
    ] as const)
      await asSystem(county, 'test', () =>
        work.run(() => work.execute('INSERT INTO plugin_lake.reading (grams_per_litre) VALUES ($1)', [grams])),
      );
    expect((await answer('plugin-data/lake', 'county-admin')).status).toBe(409);
    // A second person is not needed to stop.
    const { version } = (await answer('plugins/lake', 'county-admin')).body as { version: number };
    const off = await http()
      .put('/api/v1/plugins/lake')
      .set('authorization', `Bearer ${await tokenOf('county-admin')}`)
      .send({ enabled: false, version });
    expect(off.status).toBe(200);
    const tables = (await answer('plugin-data/lake', 'auditor')).body as {
      name: string;
      columns: { name: string }[];
    }[];
    expect(tables.map((one) => one.name)).toEqual(['reading']);
    const { body } = await answer('plugin-data/lake/reading', 'county-admin');
    const kept = body as { columns: { name: string }[]; rows: string[][]; next?: number };
    const at = kept.columns.findIndex((one) => one.name === 'grams_per_litre');
    expect([kept.rows.map((row) => row[at]), kept.next]).toEqual([['31.2'], undefined]);
    expect((await answer('plugin-data/lake', 'operator')).status).toBe(403);
    expect((await answer('plugin-data/lake/schema_migration', 'county-admin')).status).toBe(404);
    expect((await answer('plugin-data/nowhere', 'county-admin')).status).toBe(404);
  });

  it.each([
    ['a table of the house', 'platform.account'],
    ["another plugin's table", 'plugin_lake.reading'],
    ['a setting', "set_config('app.county', '140802', true)"],
    ['the role it had before', "set_config('role', 'none', true)"],
    ['a second statement', '(SELECT 1) one; SELECT * FROM platform.account'],
  ])('speak to the database under a role of their own, which refuses %s', async (_what, table) => {
    await enable('careless');
    await enable('lake');
    const { status } = await answer(`plugins/careless/everything?table=${encodeURIComponent(table)}`, 'liaison');
    expect(status).toBe(503);
    expect((await answer('plugins/faults', 'county-admin')).body).toContainEqual(
      expect.objectContaining({ pluginId: 'careless', hook: 'EverythingController.list', reason: 'threw' }),
    );
  });

  it('never see a row of another county in their own tables', async () => {
    await enable('lake', otherCounty);
    await asSystem(otherCounty, 'test', () =>
      get<UnitOfWork>(UnitOfWork).run(() =>
        get<UnitOfWork>(UnitOfWork).execute('INSERT INTO plugin_lake.reading (grams_per_litre) VALUES (31.2)'),
      ),
    );
    await enable('lake');
    expect((await answer('plugins/lake/readings', 'liaison')).body).toEqual([]);
    expect((await answer('plugins/lake/readings', 'liaison', otherCounty)).body).toHaveLength(1);
  });

  it('answer 503 when they fail, count it against themselves, and are off after three times', async () => {
    await enable('careless');
    const token = await tokenOf('liaison');
    const fail = () =>
      http()
        .get('/api/v1/plugins/careless/everything/fail')
        .set('authorization', `Bearer ${token}`)
        .set('accept-language', 'en');
    for (let turn = 0; turn < 3; turn += 1) {
      const { status, body } = await fail();
      expect({ status, code: (body as { code: string }).code }).toEqual({ status: 503, code: 'plugins.failed' });
    }
    expect((await fail()).status).toBe(404);
    const faults = (await answer('plugins/faults', 'county-admin')).body as {
      pluginId: string;
      hook: string;
      message: string;
    }[];
    expect(faults.find((one) => one.pluginId === 'careless')).toMatchObject({
      hook: 'EverythingController.fail',
      reason: 'threw',
      message: 'TypeError: Nobody foresaw this: ….',
    });
    expect((await answer('plugins/careless', 'county-admin')).body).toMatchObject({ status: 'stopped' });
  });

  it("do not count a caller's mistake against the plugin", async () => {
    await enable('careless');
    expect((await answer('plugins/careless/everything?table=%00', 'liaison')).status).toBe(400);
    expect((await answer('plugins/faults', 'county-admin')).body).not.toContainEqual(
      expect.objectContaining({ pluginId: 'careless' }),
    );
  });

  describe('their jobs', () => {
    const run: JobRun = { outboxId: undefined, attempt: 1, progress: () => Promise.resolve() };
    const readings = () =>
      queryAsOwner<{ county_code: string }>(database, 'SELECT county_code FROM plugin_lake.reading');
    const parked = () =>
      queryAsOwner<{ name: string; payload: object; county_code: string }>(
        database,
        'SELECT name, payload, county_code FROM plugins.parked_job',
      );
    const askedFor = () =>
      queryAsOwner<{ name: string; payload: object; county_code: string }>(
        database,
        `SELECT name, payload, county_code FROM platform.outbox WHERE name LIKE 'lake.%'`,
      );

    it('run in the county that has the plugin on', async () => {
      await enable('lake');
      get<JobRegistry>(JobRegistry).collect();
      await get<JobRegistry>(JobRegistry).run('lake.sample-water', testCounty, {}, run);
      expect(await readings()).toEqual([{ county_code: testCounty }]);
    });

    it('wait where it is off: a periodic one is left out, one that was asked for is asked for again once it is on', async () => {
      get<JobRegistry>(JobRegistry).collect();
      const inOther = <T>(work: () => Promise<T>): Promise<T> => asSystem(otherCounty, 'test', work);
      const release = () => inOther(() => get<ParkedJobs>(ParkedJobs).release({ pluginId: 'lake' }));
      await get<JobRegistry>(JobRegistry).run('lake.sample-water', otherCounty, {}, run);
      expect(await parked()).toEqual([]);
      const job = { name: 'lake.sample-water', payload: { depth: 3 }, county_code: otherCounty };
      // Delivered twice it waits once.
      const outboxId = randomUUID();
      for (let turn = 0; turn < 2; turn++)
        await get<JobRegistry>(JobRegistry).run(job.name, otherCounty, job.payload, { ...run, outboxId });
      expect(await parked()).toEqual([job]);
      await release();
      await inOther(() => get<ParkedJobs>(ParkedJobs).releaseAll());
      expect([await parked(), await askedFor()]).toEqual([[job], []]);
      await inOther(() => get<PluginSwitch>(PluginSwitch).enable('lake'));
      // When every process knows that it is on.
      const due = await queryAsOwner<{ payload: object; seconds: number }>(
        database,
        `SELECT payload, extract(epoch FROM not_before - changed_at)::float8 AS seconds
         FROM platform.outbox o JOIN plugins.county_plugin c USING (county_code)
         WHERE o.name = 'platform.release-parked-jobs' AND c.plugin_id = 'lake' AND county_code = $1 ORDER BY o.id DESC LIMIT 1`,
        [otherCounty],
      );
      expect(due).toEqual([{ payload: { pluginId: 'lake' }, seconds: 5 }]);
      await Promise.all([release(), release()]);
      expect([await parked(), await askedFor()]).toEqual([[], [job]]);
      expect(await readings()).toEqual([]);
    });
  });

  it('that need tables or services nobody provides are left out, and the rest boots', async () => {
    const bare = await createTestDatabase([...platformMigrations, ...pluginsMigrations]);
    const other = await boot(testEnv(bare), { active: [...loaded.active, standingFor(needy)], skipped: [] });
    try {
      await other.get(Counties).register({ code: testCounty, name: '诸暨市', kind: 'demo' });
      const reasons = new Map(
        other
          .get(InstalledPlugins)
          .skipped()
          .map((one) => [one.name, one.reason]),
      );
      expect(reasons.get('lake')).toMatch(/tables are not up to date \(AddReading1767225600000\)/);
      expect(reasons.get('needy')).toMatch(/new Needy\(\) failed: Error: nobody provides Duties/);
      const enabling = asSystem(testCounty, 'test', () => other.get(PluginSwitch).enable('lake'));
      await expect(enabling).rejects.toMatchObject({ code: 'plugins.notRunning' });
      await asSystem(testCounty, 'test', () => other.get(PluginSwitch).enable('maple-grove'));
    } finally {
      await other.close();
      await bare.drop();
    }
  }, 120_000);
});

async function boot(env: Env, loaded: LoadedPlugins): Promise<NestFastifyApplication> {
  const module: DynamicModule = {
    module: TestApi,
    imports: [
      PlatformModule.forRoot({
        env,
        entities: pluginEntities(loaded),
        clock: new FakeClock(),
        queuePrefix: `test-${randomUUID()}`,
      }),
      PlatformApiModule.forRoot(env),
      PluginsModule.forRoot(loaded, { withControllers: true }),
    ],
  };
  const adapter = new FastifyAdapter({ logger: false });
  addRequestHooks(adapter.getInstance());
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, { logger: false, abortOnError: false });
  app.setGlobalPrefix('api/v1');
  await app.init();
  await adapter.getInstance().ready();
  return app;
}
