import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestApi, otherCounty, type TestApi, testCounty } from '@redmaple/api/testing';
import { asSystem } from '@redmaple/platform';
import { PluginSwitch } from '@redmaple/plugins/house';
import { until } from '../support/child.js';

const readings = '/api/v1/plugins/water-watch/readings';

describe('the second example of the plugin guide', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await openTestApi({ worker: true, plugins: 'maple-grove,./docs/examples/water-watch' });
    for (const id of ['maple-grove', 'water-watch'])
      await asSystem(testCounty, 'test', () => api.get<PluginSwitch>(PluginSwitch).enable(id));
  }, 120_000);
  afterAll(() => api.close());

  it('keeps a reading, and its job marks it as high where the county’s own level is reached', async () => {
    const admin = await api.staff('county-admin');
    const operator = await api.staff('operator');
    const { body: plugin } = await api.http().get('/api/v1/plugins/water-watch').set(admin.headers).expect(200);
    const change = { settings: { alarmCentimetres: 200 }, version: (plugin as { version: number }).version };
    await api.http().put('/api/v1/plugins/water-watch').set(admin.headers).send(change).expect(200);
    for (const centimetres of [199, 200])
      await api.http().post(readings).set(operator.headers).send({ gauge: '枫溪一号', centimetres }).expect(201);
    const levels = async () => {
      const { body } = await api.http().get(readings).set(operator.headers).expect(200);
      return (body as { centimetres: number; high: boolean }[]).map(({ centimetres, high }) => [centimetres, high]);
    };
    await until(async () => (await levels()).some(([, high]) => high), 'the job has run');
    expect(new Map((await levels()) as [number, boolean][])).toEqual(
      new Map([
        [199, false],
        [200, true],
      ]),
    );
  });

  it('refuses a reading that no gauge shows, naming the field', async () => {
    const { headers } = await api.staff('operator');
    const answer = await api.http().post(readings).set(headers).send({ gauge: '枫溪一号', centimetres: 5_001 });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ fields: [{ field: 'centimetres', code: 'max' }] });
  });

  it('is meant for its own county, and another one can not switch it on', async () => {
    const enabling = asSystem(otherCounty, 'test', () => api.get<PluginSwitch>(PluginSwitch).enable('water-watch'));
    await expect(enabling).rejects.toMatchObject({ code: 'plugins.notForCounty' });
  });
});
