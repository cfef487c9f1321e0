import { openTestApi, type StaffToken, type TestApi } from '@redmaple/api/testing';
import { PluginSwitch } from '@redmaple/plugins/house';

interface Card {
  readonly id: string;
  readonly line?: string;
  readonly tables?: string[];
  readonly svg?: string;
}

describe('packs with routes of their own', () => {
  let api: TestApi;
  let liaison: StaffToken;

  beforeAll(async () => {
    api = await openTestApi({ plugins: 'maple-grove,yanhu,anding' });
    await api.inCounty(() => api.get<PluginSwitch>(PluginSwitch).enable('yanhu'));
    await api.inCounty(() => api.get<PluginSwitch>(PluginSwitch).enable('anding'));
    liaison = await api.staff('liaison');
  }, 120_000);
  afterAll(() => api?.close());

  const read = async <T>(path: string): Promise<T> =>
    (await api.http().get(`/api/v1/plugins/${path}`).set(liaison.headers).expect(200)).body as T;
  const write = (log: string, body: object) =>
    api.http().post(`/api/v1/plugins/yanhu/log/${log}`).set(liaison.headers).send(body);

  it('yanhu keeps what is read, saved and flown, and shows the mean of a day and the year', async () => {
    await write('readings', { subject: '北堤', amount: 120 }).expect(201);
    api.clock.advance(60_000);
    await write('readings', { subject: '南堤', amount: 131 }).expect(201);
    api.clock.advance(24 * 60 * 60 * 1000);
    liaison = await api.staff('liaison');
    await write('readings', { subject: '北堤', amount: 128.25 }).expect(201);
    await write('birds', { subject: '反嘴鹬', amount: 2, detail: 'released' }).expect(201);
    await write('birds', { subject: '赤麻鸭', amount: 1, detail: 'died' }).expect(201);
    await write('flights', { subject: '一号机', amount: 35, detail: 'patrol' }).expect(201);
    const days = await read<{ at: string; amount: number }[]>('yanhu/by-day');
    expect(days.map((one) => one.amount)).toEqual([125.5, 128.3]);
    expect(days.map((one) => one.at).every((day) => /^\d{4}-\d\d-\d\d$/.test(day))).toBe(true);
    expect(await read('yanhu/year')).toEqual({ birds: 2, flights: 1 });
    const readings = await read<{ subject: string; amount: number; detail: string | null }[]>('yanhu/log/readings');
    expect(readings.map((one) => [one.subject, one.amount, one.detail])).toEqual([
      ['北堤', 128.25, null],
      ['南堤', 131, null],
      ['北堤', 120, null],
    ]);
  });

  it('yanhu takes nothing that it has no list or no word for, and nothing from who has no part in it', async () => {
    await write('stars', { subject: '北堤', amount: 1 }).expect(400);
    await write('birds', { subject: '反嘴鹬', amount: 2, detail: 'sold' }).expect(400);
    await write('readings', { subject: '', amount: 2 }).expect(400);
    const officer = await api.staff('project-officer');
    await api.http().get('/api/v1/plugins/yanhu/log/birds').set(officer.headers).expect(403);
  });

  it('anding draws a code for a desk that has a phone, and none for one that has not', async () => {
    const operator = await api.staff('operator');
    const site = (name: string, kind: string) =>
      api.http().post('/api/v1/sites').set(operator.headers).send({ name, kind }).expect(201);
    await site('牲畜市场东门', 'anding.market-table');
    await site('堰坝', 'river-dam');
    const before = await read<Card[]>('anding/cards');
    expect(before.map((one) => [one.id, one.svg])).toEqual([
      ['heart-card', undefined],
      ['market-card', undefined],
    ]);
    await api.inCounty(() => api.get<PluginSwitch>(PluginSwitch).enable('anding', { heartLine: '0932-8216110' }));
    const [heart, market] = await read<Card[]>('anding/cards');
    expect(heart).toMatchObject({ line: '0932-8216110' });
    expect([heart?.tables, market?.tables]).toEqual([undefined, ['牲畜市场东门']]);
    expect(heart?.svg).toMatch(/^<svg .*<\/svg>\s*$/s);
    expect(market?.svg).toBe(undefined);
  });
});
