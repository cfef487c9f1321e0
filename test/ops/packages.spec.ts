import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestDatabase } from '@redmaple/platform/testing';
import { wantedPackages } from '@redmaple/plugins/house';
import { changingPackages } from '../../apps/api/src/cli/plugins/package-change.js';
import { rollOut } from '../../apps/api/src/cli/plugins/roll-out.js';
import { newDatabase, sqlOn } from './house.js';

const digest = 'a'.repeat(64);
const [api, worker] = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002'];

describe('a new set of packages', () => {
  let database: TestDatabase;

  const sql = <Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> =>
    sqlOn(database.ownerUrl, text, [...values]);
  const wanted = async (): Promise<[number, string[]]> => {
    const { generation, packages } = await wantedPackages(sql);
    return [generation, packages.map((one) => one.pluginId)];
  };
  const install = () => rollOut({ sql }, { packages: [digest], what: 'install ginkgo 1.0.0', mustRun: 'ginkgo' });

  /** What a process of the house would say every two seconds. */
  async function say(id: string, kind: string, generation: number, more: Record<string, unknown> = {}): Promise<void> {
    const { skipped = [], refused = null, reason = null } = more;
    await sql(
      `INSERT INTO plugins.process_seen VALUES ($1, $2, 'here', $3, $4, $5, $6, now())
       ON CONFLICT (process_id) DO UPDATE SET generation = $3, skipped = $4, refused_generation = $5, refused_reason = $6, seen_at = now()`,
      [id, kind, generation, JSON.stringify(skipped), refused, reason],
    );
  }

  beforeAll(async () => {
    database = await newDatabase();
  }, 120_000);
  beforeEach(async () => {
    await sql('DELETE FROM plugins.process_seen');
    await sql('DELETE FROM plugins.installation');
    await sql('DELETE FROM plugins.package');
    await sql(`INSERT INTO plugins.package VALUES ($1, 'ginkgo', 'red-maple-plugin-ginkgo', '1.0.0')`, [digest]);
  });
  afterAll(() => database.drop());

  it('runs at the next start where nothing runs', async () => {
    await install();
    expect(await wanted()).toEqual([1, ['ginkgo']]);
  });

  it('runs once every process says so, each kind of them', async () => {
    await say(api, 'api', 0);
    await say(worker, 'worker', 0);
    const done = install().then(() => 'done');
    const isDone = () => Promise.race([done, new Promise((resolve) => setTimeout(resolve, 700, 'waits'))]);
    expect(await isDone()).toBe('waits');
    expect(await wanted()).toEqual([1, ['ginkgo']]);
    await say(api, 'api', 1);
    expect(await isDone()).toBe('waits');
    // A worker that is gone is no worker that runs the set.
    await sql('DELETE FROM plugins.process_seen WHERE process_id = $1', [worker]);
    expect(await isDone()).toBe('waits');
    await say(worker, 'worker', 1);
    expect(await done).toBe('done');
    expect(await sql('SELECT state FROM plugins.installation')).toEqual([{ state: 'running' }]);
  });

  it.each([
    ['can not be started', { refused: 1, reason: 'the new api ended (exit 3)' }, 0],
    ['leaves the plugin out', { skipped: [{ name: 'ginkgo', reason: 'the new api ended (exit 3)' }] }, 1],
  ])('gives way to the one before when a process %s', async (_what, said, generation) => {
    await say(api, 'api', 0);
    const outcome = install().then(
      () => 'done',
      (error: unknown) => String(error),
    );
    await say(api, 'api', generation, said);
    // It is back at once, so that the command need not wait for it.
    await new Promise((resolve) => setTimeout(resolve, 500));
    await say(api, 'api', 0);
    expect(await outcome).toMatch(/what ran before runs again:\nthe new api ended/);
    expect(await wanted()).toEqual([0, []]);
    expect(await sql('SELECT state, reason FROM plugins.installation')).toEqual([
      { state: 'failed', reason: 'the new api ended (exit 3)' },
    ]);
  });

  it('is wanted no longer than the command lives that wants it', async () => {
    await sql(
      `INSERT INTO plugins.installation (generation, packages, state, wanted_until, what)
       VALUES (1, '{}', 'running', NULL, 'x'), (2, $1, 'wanted', now() + interval '1 second', 'x')`,
      [[digest]],
    );
    expect(await wanted()).toEqual([2, ['ginkgo']]);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(await wanted()).toEqual([1, []]);
  });

  it('is changed by one command at a time, and by nobody but the owner', async () => {
    const environment = { ADMIN_DATABASE_URL: database.ownerUrl };
    await changingPackages(environment, async ({ before }) => {
      expect(before).toEqual({ generation: 0, packages: [] });
      await expect(changingPackages(environment, async () => {})).rejects.toThrow(/Another command changes/);
    });
    await changingPackages(environment, async () => {});
    for (const attempt of [
      `INSERT INTO plugins.package_file VALUES ('${digest}', 'index.js', '')`,
      `UPDATE plugins.package SET version = '6'`,
      `INSERT INTO plugins.installation (generation, packages, state, what) VALUES (9, '{}', 'running', 'x')`,
      'DELETE FROM plugins.installation',
    ])
      await expect(sqlOn(database.appUrl, attempt)).rejects.toThrow(/permission denied/);
  });
});
