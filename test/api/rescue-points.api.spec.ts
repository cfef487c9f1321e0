import { randomUUID } from 'node:crypto';
import { openTestApi, type TestApi } from '@redmaple/api/testing';
import { JobRegistry, type JobRun } from '@redmaple/platform';
import { otherCounty, queryAsOwner, testCounty } from '@redmaple/platform/testing';
import { InstalledPlugins, PluginDemos } from '@redmaple/plugins/house';

const base = '/api/v1/plugins/rescue-points';
const point = {
  code: 'PY-07',
  place: '太平桥东岸石阶旁',
  water: '浦阳江',
  kind: 'lifebuoy',
  latitude: 29.7136,
  longitude: 120.2442,
};

describe('rescue points', () => {
  let api: TestApi;
  let operator: { authorization: string };
  let leader: { authorization: string };

  beforeAll(async () => {
    api = await openTestApi({ plugins: 'maple-grove,rescue-points' });
    operator = (await api.staff('operator')).headers;
    leader = (await api.staff('team-leader')).headers;
  }, 120_000);
  afterAll(() => api.close());

  const get = (path: string, who = operator) => api.http().get(`${base}/${path}`).set(who);
  const send = (method: 'post' | 'put' | 'delete', path: string, body?: object, who = operator) =>
    api.http()[method](`${base}/${path}`).set(who).set('idempotency-key', randomUUID()).send(body);

  it('are registered, inspected, moved and given up, and every screen has its data', async () => {
    const made = (await send('post', 'points', point).expect(201)).body as { id: string };
    expect(made).toMatchObject({ ...point, state: 'due', inspectedAt: null });
    const checked = await send('post', `points/${made.id}/inspections`, { finding: 'broken', note: ' 绳子断了 ' });
    expect(checked.body).toMatchObject({ pointId: made.id, finding: 'broken', note: '绳子断了' });
    expect((await get(`points/${made.id}`)).body).toMatchObject({ state: 'broken', inspectedAt: expect.any(String) });
    expect((await send('put', `points/${made.id}/state`, { state: 'ready' })).body).toMatchObject({ state: 'ready' });
    expect((await get(`points/${made.id}/inspections`)).body).toHaveLength(1);
    expect((await get('points')).body).toEqual({ items: [expect.objectContaining({ code: 'PY-07' })] });
    expect((await get('points/all')).body).toHaveLength(1);
    expect((await get('figures')).body).toEqual({ points: 1, ready: 1, due: 0, broken: 0, inspections: 1 });
    expect((await get('figures/by-kind')).body).toEqual([{ kind: 'lifebuoy', ready: 1, due: 0, broken: 0 }]);
    const weeks = (await get('figures/by-week')).body as { broken: number }[];
    expect(weeks).toHaveLength(26);
    expect(weeks.at(-1)).toMatchObject({ ready: 0, broken: 1 });
    await send('delete', `points/${made.id}`).expect(204);
    expect((await get(`points/${made.id}`)).body).toMatchObject({ code: 'rescue-points.noSuchPoint' });
  });

  it('come in pages, by their code', async () => {
    for (const code of ['AA-1', 'AA-2', 'AA-3']) await send('post', 'points', { ...point, code }).expect(201);
    const first = (await get('points?limit=2')).body as { items: { code: string }[]; next?: string };
    expect([first.items.map((one) => one.code), first.next]).toEqual([['AA-1', 'AA-2'], 'AA-2']);
    const second = (await get(`points?limit=2&after=${first.next ?? ''}`)).body as typeof first;
    expect([second.items.map((one) => one.code), second.next]).toEqual([['AA-3'], undefined]);
  });

  it('tell what was found at all of them, newest first and page by page', async () => {
    const made = (await send('post', 'points', { ...point, code: 'DD-1' }).expect(201)).body as { id: string };
    for (const note of ['一', '二', '三'])
      await send('post', `points/${made.id}/inspections`, { finding: 'ready', note }).expect(201);
    type Log = { items: { id: string; about: string }[]; next?: string };
    const first = (await get('inspections?limit=2')).body as Log;
    const about = (note: string) => `DD-1 太平桥东岸石阶旁 · ${note}`;
    expect(first.items.map((one) => one.about)).toEqual([about('三'), about('二')]);
    expect(first.next).toBe(first.items[1]?.id);
    const rest = (await get(`inspections?limit=100&after=${first.next ?? ''}`)).body as Log;
    expect(rest.items[0]).toMatchObject({ finding: 'ready', about: about('一'), inspectedAt: expect.any(String) });
    expect(rest.next).toBeUndefined();
    expect((await get('inspections?after=7')).status).toBe(400);
    await get('inspections', (await api.staff('auditor')).headers).expect(403);
  });

  it('are found from where a team starts, the nearest first', async () => {
    const team = async (name: string, base?: object): Promise<string> => {
      const body = { name, typeCode: 'maple-grove.red-armband', ...(base && { base }) };
      const made = await api.http().post('/api/v1/teams').set(operator).set('idempotency-key', randomUUID()).send(body);
      return (made.body as { id: string }).id;
    };
    const base = { latitude: 28.5, longitude: 119.5 };
    for (const [code, latitude] of [
      ['EE-1', 28.52],
      ['EE-2', 28.5],
    ] as const)
      await send('post', 'points', { ...point, code, place: `远处 ${code}`, latitude, longitude: 119.5 }).expect(201);
    const near = await get(`points/near-team?id=${await team('有驻地的队', base)}`, leader);
    expect(near.body).toMatchObject([
      { place: '远处 EE-2', kilometres: 0, state: 'due' },
      { place: '远处 EE-1', kilometres: 2.2 },
      ...Array.from({ length: 4 }, () => ({ place: point.place })),
    ]);
    // Nobody knows where it is, or nobody knows the team.
    expect((await get(`points/near-team?id=${await team('没有驻地的队')}`)).body).toEqual([]);
    expect((await get(`points/near-team?id=${randomUUID()}`)).body).toEqual([]);
    expect((await get('points/near-team')).status).toBe(400);
  });

  it('have each code once in a county, and say so in the language of the reader', async () => {
    await send('post', 'points', { ...point, code: 'BB-1' }).expect(201);
    const twice = await send('post', 'points', { ...point, code: 'BB-1' }).set('accept-language', 'en');
    expect(twice.status).toBe(409);
    expect(twice.body).toMatchObject({
      code: 'rescue-points.codeTaken',
      title: 'This code is in use: choose another',
      fields: [{ field: 'code' }],
    });
  });

  it.each([
    ['a code that is none', { code: 'seven' }],
    ['a kind nobody has', { kind: 'helicopter' }],
    ['a place on the moon', { latitude: 500 }],
    ['a field of another form', { phone: '15400000001' }],
  ])('refuse %s', async (_what, changes) => {
    const { status, body } = await send('post', 'points', { ...point, ...changes });
    expect({ status, code: (body as { code: string }).code }).toEqual({ status: 400, code: 'request.invalid' });
  });

  it('are read by team leaders, changed by the centre, and seen by nobody else', async () => {
    const made = (await send('post', 'points', { ...point, code: 'CC-1' }).expect(201)).body as { id: string };
    await get('points', leader).expect(200);
    await send('post', 'points', { ...point, code: 'CC-2' }, leader).expect(403);
    await send('post', `points/${made.id}/inspections`, { finding: 'ready' }, leader).expect(403);
    const liaison = (await api.staff('liaison')).headers;
    await send('post', `points/${made.id}/inspections`, { finding: 'ready' }, liaison).expect(201);
    await send('delete', `points/${made.id}`, undefined, liaison).expect(403);
    await get('points', (await api.staff('auditor')).headers).expect(403);
    await api.http().get(`${base}/points`).expect(401);
  });

  it('forget inspections after as many days as two people agreed to, and nothing sooner', async () => {
    const made = (await send('post', 'points', { ...point, code: 'FF-1' }).expect(201)).body as { id: string };
    const { keptDays } = await import('../../plugins/rescue-points/src/points.js');
    for (const days of [keptDays + 1, keptDays - 1])
      await queryAsOwner(
        api.database,
        `INSERT INTO plugin_rescue_points.inspection (county_code, point_id, inspected_at, finding) VALUES ($1, $2, $3, 'ready')`,
        [testCounty, made.id, new Date(api.clock.now().getTime() - days * 86_400_000)],
      );
    api.get<JobRegistry>(JobRegistry).collect();
    const run: JobRun = { attempt: 1, outboxId: undefined, progress: async () => {} } as never;
    await api.get<JobRegistry>(JobRegistry).run('rescue-points.forget-old', testCounty, {}, run);
    expect((await get(`points/${made.id}/inspections`)).body).toHaveLength(1);
    const { keeps } = api.get<InstalledPlugins>(InstalledPlugins).get('rescue-points')?.definition ?? {};
    expect(keeps).toMatchObject({ personal: false, retentionDays: keptDays });
  });

  it('fill a demo county in which some wait for inspection, and touch no other', async () => {
    await api.inCounty(() => api.get<PluginDemos>(PluginDemos).fill(), otherCounty);
    const rows = await queryAsOwner<{ state: string }>(
      api.database,
      `SELECT state FROM plugin_rescue_points.point WHERE county_code = '${otherCounty}'`,
    );
    expect(rows).toHaveLength(10);
    expect(new Set(rows.map((one) => one.state))).toEqual(new Set(['ready', 'due', 'broken']));
    expect((await get('points/all')).body).not.toContainEqual(expect.objectContaining({ code: 'BT-01' }));
  });
});
