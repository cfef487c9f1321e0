import { openPlatformApi, type PlatformApi } from '../testing/platform-api.js';
import { otherCounty, testCounty } from '../testing/index.js';
import { Counties } from './counties.js';

describe('the list of counties', () => {
  let api: PlatformApi;

  beforeAll(async () => {
    api = await openPlatformApi();
  });
  afterAll(() => api?.close());

  it('names those one can sign in to, without signing in: no rehearsal and none that is closed', async () => {
    const counties = api.get<Counties>(Counties);
    await counties.register({ code: '99R001', name: '演练', kind: 'rehearsal' });
    await counties.register({ code: '990009', name: '旧县' });
    await counties.close('990009');
    const { status, body } = await api.send('GET', 'public/counties');
    expect(status).toBe(200);
    const list = body as unknown as { code: string; demo: boolean; timezone: string }[];
    expect(list.map((one) => one.code).sort()).toEqual([otherCounty, testCounty].sort());
    expect(list[0]).toEqual({
      code: list[0]?.code,
      name: expect.any(String),
      timezone: 'Asia/Shanghai',
      demo: false,
      messagesInInbox: true,
    });
  });
});
