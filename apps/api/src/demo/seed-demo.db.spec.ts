import { houseMigrations } from '@redmaple/house';
import { createTestDatabase, queryAsOwner, type TestDatabase, testMasterKey } from '@redmaple/platform/testing';
import { type LoadedPlugins, loadPlugins, runPluginMigrations } from '@redmaple/plugins/house';
import { seedDemo } from './seed-demo.js';

/** What the demo data may add to a first start on an idle machine is 2.5 s; here other suites run beside it. */
const longest = 15_000;

describe('the demo county', () => {
  let database: TestDatabase;
  let plugins: LoadedPlugins;
  let took: number;

  const seed = () =>
    seedDemo(
      {
        NODE_ENV: 'test',
        DATABASE_URL: database.appUrl,
        AUDITOR_DATABASE_URL: database.auditorUrl,
        MASTER_KEY: testMasterKey,
        EMBEDDED: '1',
        LOG_LEVEL: 'silent',
      },
      plugins,
    );
  const count = async (of: string): Promise<number> =>
    (await queryAsOwner<{ count: number }>(database, `SELECT count(*)::int AS count FROM ${of}`))[0]?.count ?? -1;

  beforeAll(async () => {
    plugins = await loadPlugins({
      plugins: 'maple-grove',
      safeMode: false,
      dataDirectory: '/tmp/redmaple-test-plugins',
    });
    database = await createTestDatabase(houseMigrations, {
      variant: 'maple-grove',
      prepare: async ({ migratorUrl }) => void (await runPluginMigrations(migratorUrl, plugins)),
    });
    const began = performance.now();
    await seed();
    took = performance.now() - began;
  }, 60_000);
  afterAll(() => database.drop());

  it('is there within seconds', () => {
    expect(took).toBeLessThan(longest);
  });

  it('has areas, teams with certified and insured volunteers, and recruits who wait to be screened', async () => {
    expect(await count(`volunteers.area WHERE level = 'village'`)).toBe(5);
    expect(await count('volunteers.team')).toBe(3);
    expect(await count(`volunteers.membership WHERE valid_to IS NULL`)).toBe(24);
    expect(await count(`volunteers.membership WHERE valid_to IS NULL AND role = 'leader'`)).toBe(3);
    expect(await count('volunteers.qualification')).toBe(9 + 7 * 2);
    expect(await count('volunteers.insurance')).toBe(23);
    expect(await count(`volunteers.claim WHERE state = 'waiting'`)).toBe(2);
    expect(await count(`volunteers.call WHERE state = 'published'`)).toBe(1);
    expect(await count(`volunteers.application WHERE state = 'submitted'`)).toBe(5);
  });

  it('has what shows how hours, certificates, appeals and corrections go', async () => {
    expect(await count(`volunteers.application WHERE state = 'screened'`)).toBe(1);
    expect(await count(`volunteers.vetting_appeal WHERE state = 'open'`)).toBe(1);
    expect(await count('volunteers.certificate')).toBe(1);
    expect(await count(`volunteers.certificate_request WHERE state = 'open'`)).toBe(1);
    expect(await count(`volunteers.service_correction WHERE state = 'open'`)).toBe(1);
    expect(await count(`volunteers.correction WHERE state = 'open'`)).toBe(1);
  });

  it('has a published week of patrols by eligible people, and a training to come', async () => {
    expect(await count(`shifts.roster WHERE state = 'published'`)).toBe(1);
    const confirmed = await count(`shifts.assignment WHERE state = 'confirmed'`);
    expect(confirmed).toBeGreaterThanOrEqual(2);
    expect(confirmed).toBe(await count('shifts.seat'));
    expect(await count(`training.enrolment WHERE state = 'enrolled'`)).toBe(2);
  });

  it('has nine organisations and three seed projects that are under way', async () => {
    expect(await count(`projects.organisation WHERE state = 'resident'`)).toBe(9);
    expect(await count('projects.project')).toBe(3);
    expect(await count(`projects.project WHERE title = '先枫护苗' AND stage = 'funded'`)).toBe(1);
    expect(await count('projects.indicator_actual')).toBe(6 * 3);
  });

  it('was made by those whose work it is: nobody screened and reviewed the same recruit', async () => {
    const both = `volunteers.vetting_decision a JOIN volunteers.vetting_decision b USING (application_id)
      WHERE a.stage <> b.stage AND a.decided_by = b.decided_by`;
    expect(await count(both)).toBe(0);
    expect(await count(`audit.entry WHERE actor_id NOT IN (SELECT id::text FROM platform.account)`)).toBeLessThan(20);
  });

  it('is filled once: what people changed since then stays', async () => {
    await queryAsOwner(database, `UPDATE volunteers.team SET name = '改名的队' WHERE name = '先锋救援队'`);
    await seed();
    expect(await count('volunteers.team')).toBe(3);
    expect(await count(`volunteers.team WHERE name = '改名的队'`)).toBe(1);
  });
});

describe('the demo county without plugins', () => {
  it('has areas and projects, and no teams', async () => {
    const plugins = await loadPlugins({ plugins: '', safeMode: true, dataDirectory: '/tmp/redmaple-test-plugins' });
    const database = await createTestDatabase(houseMigrations);
    const environment = {
      NODE_ENV: 'test',
      DATABASE_URL: database.appUrl,
      AUDITOR_DATABASE_URL: database.auditorUrl,
      MASTER_KEY: testMasterKey,
      EMBEDDED: '1',
      LOG_LEVEL: 'silent',
    };
    expect(await seedDemo(environment, plugins)).toHaveLength(8);
    const [row] = await queryAsOwner<{ areas: number; teams: number }>(
      database,
      'SELECT (SELECT count(*)::int FROM volunteers.area) AS areas, (SELECT count(*)::int FROM volunteers.team) AS teams',
    );
    expect(row).toEqual({ areas: 1 + 1 + 5 + 10, teams: 0 });
    await database.drop();
  }, 60_000);
});
