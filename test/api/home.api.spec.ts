import { openTestApi, otherCounty, type TestApi } from '@redmaple/api/testing';
import { UnitOfWork } from '@redmaple/platform';

interface Item {
  readonly key: string;
  readonly count: number;
  readonly urgent: number;
  readonly oldestAt?: string;
  readonly leadsTo: string;
}

describe('what needs me now', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await openTestApi();
  }, 120_000);
  afterAll(() => api.close());

  const sql = (text: string, params: unknown[] = [], county?: string) =>
    api.inCounty(() => api.get<UnitOfWork>(UnitOfWork).execute(text, params), county);
  const itemsOf = async (headers: object): Promise<Item[]> =>
    (
      await api
        .http()
        .get('/api/v1/home')
        .set(headers as Record<string, string>)
        .expect(200)
    ).body.items as Item[];
  const incident = (state: string, minutesAgo: number, county?: string) =>
    sql(
      `INSERT INTO dispatch.incident (source, emergency, category, summary, place, state, occurred_at, received_at, received_by, last_event_at)
       SELECT 'hotline', false, 'other', '找人', '枫桥镇', $1, t, t, 'test', t FROM (SELECT now() - make_interval(mins => $2) AS t) x`,
      [state, minutesAgo],
      county,
    );

  it('is what the roles of the caller ask for, and nothing else', async () => {
    const keys = async (...roles: Parameters<TestApi['staff']>) =>
      (await itemsOf((await api.staff(...roles)).headers)).map((item) => item.key).sort();
    expect(await keys('liaison')).toEqual([
      'follow-ups.due',
      'incidents.running',
      'incidents.waiting',
      'vetting.background-review',
    ]);
    expect(await keys('project-officer')).toEqual(['milestones.overdue']);
    expect(await keys('auditor')).toEqual([]);
    expect(await keys('county-admin')).toEqual(expect.arrayContaining(['jobs.dead', 'vetting.screening']));
    expect(await keys('county-admin')).not.toContain('incidents.waiting');
    await api.http().get('/api/v1/home').expect(401);
  });

  it('counts what waits, tells since when and what is late, and puts that first', async () => {
    await incident('open', 10);
    await incident('open', 1);
    await incident('open', 60, otherCounty);
    const items = await itemsOf((await api.staff('liaison')).headers);
    expect(items[0]).toMatchObject({ key: 'incidents.waiting', count: 2, urgent: 1, leadsTo: '/incidents?state=open' });
    expect(Date.parse(items[0]?.oldestAt ?? '')).toBeLessThan(Date.now() - 9 * 60_000);
    expect(items.find((item) => item.key === 'incidents.running')).toMatchObject({ count: 0 });
  });

  it('has the jobs that ran out of attempts', async () => {
    await sql(
      `INSERT INTO platform.outbox (kind, name, payload, sent_at, dead_at, error) VALUES ('job', 'sample.fail', '{}', now(), now(), 'Error')`,
    );
    const [first] = await itemsOf((await api.staff('county-admin')).headers);
    expect(first).toMatchObject({ key: 'jobs.dead', count: 1, urgent: 1, leadsTo: '/jobs/dead' });
  });
});

describe('the health of the system', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await openTestApi({ worker: true });
  }, 120_000);
  afterAll(() => api.close());

  it('is shown to administrators as numbers', async () => {
    const { headers } = await api.staff('system-admin');
    const { body } = await api.http().get('/api/v1/system/health').set(headers).expect(200);
    expect(body).toMatchObject({
      databaseReachable: true,
      queue: { kind: 'postgres', reachable: true },
      outbox: { waiting: expect.any(Number), oldestSeconds: expect.any(Number) },
      deadJobs: 0,
      messages: { late: 0, failed: 0 },
      audit: { unsealed: expect.any(Number) },
      plugins: [],
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    });
    const operator = await api.staff('operator');
    await api.http().get('/api/v1/system/health').set(operator.headers).expect(403);
  });

  it('is in trouble when a job or a message was given up, or a plugin was stopped', async () => {
    const { headers } = await api.staff('county-admin');
    const look = async () => (await api.http().get('/api/v1/system/health').set(headers).expect(200)).body;
    expect(await look()).toMatchObject({ status: 'well' });
    await api.inCounty(async () => {
      const work = api.get<UnitOfWork>(UnitOfWork);
      await work.execute(
        `INSERT INTO platform.delivery (dedupe_key, template, due_at, state) VALUES ('gone', 'messages.phoneCode', now(), 'failed')`,
      );
      await work.execute(
        `INSERT INTO plugins.plugin_fault (plugin_id, hook, reason, message, happened_at) VALUES ('maple-grove', 'rank', 'threw', 'no', now())`,
      );
    });
    expect(await look()).toMatchObject({
      status: 'trouble',
      messages: { failed: 1 },
      plugins: [{ pluginId: 'maple-grove', faults: 1, stopped: false }],
    });
  });
});
