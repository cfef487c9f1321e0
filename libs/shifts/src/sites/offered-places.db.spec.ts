import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { otherCounty, queryAsOwner, testCounty } from '@redmaple/platform/testing';
import { type BoundService, Places } from '@redmaple/plugins/house';
import { ShiftsHouse } from '../testing/shifts-house.js';
import type { NewSite } from './site.dto.js';
import { SitesService } from './sites.service.js';

describe('places that plugins read', () => {
  let house: ShiftsHouse;
  let places: Places;
  let made = 0;

  beforeAll(async () => {
    house = await ShiftsHouse.open();
    places = (house.get(Places) as unknown as BoundService<Places>).boundTo('sample');
  }, 120_000);
  afterAll(() => house?.close());
  beforeEach(async () => void (await queryAsOwner(house.house.database, 'DELETE FROM shifts.site')));

  const create = (site: Partial<NewSite> = {}, county = testCounty) =>
    house.operator(
      () => house.get(SitesService).create({ name: `堰坝 ${++made}`, kind: 'river-dam', ...site }),
      county,
    );
  /** Of a kind that another plugin declares. */
  const foreign = async (kind = 'sampler.hut'): Promise<string> => {
    const [row] = await queryAsOwner<{ id: string }>(
      house.house.database,
      `INSERT INTO shifts.site (county_code, name, kind, facts) VALUES ($1, '别的', $2, '{"guard":"王小明"}') RETURNING id`,
      [testCounty, kind],
    );
    return row?.id ?? '';
  };
  const inCounty = <T>(work: () => Promise<T>, county = testCounty): Promise<T> => house.operator(work, county);
  const found = async (...asked: Parameters<Places['find']>) =>
    (await inCounty(() => places.find(...asked))).map((one) => one.id);

  it('are those of the core’s kinds and of its own, with what is known of its own', async () => {
    const dam = await create({ latitude: 29.7, longitude: 120.2 });
    const pond = await create({ kind: 'sample.water', facts: { depth: 3, swims: true } });
    await foreign();
    expect(await inCounty(() => places.find())).toEqual([
      {
        id: dam.id,
        name: dam.name,
        kind: 'river-dam',
        areaId: undefined,
        position: { latitude: 29.7, longitude: 120.2 },
        facts: {},
        lookedAfterAt: undefined,
        inUse: true,
      },
      expect.objectContaining({
        id: pond.id,
        kind: 'sample.water',
        position: undefined,
        facts: { depth: 3, swims: true },
      }),
    ]);
  });

  it('are found by kind and by area, and never by a part of either', async () => {
    const areaId = house.areas.town.id;
    const dam = await create();
    const pond = await create({ kind: 'sample.water', facts: { depth: 3 }, areaId });
    expect(await found({ kinds: ['river-dam'] })).toEqual([dam.id]);
    expect(await found({ kinds: ['sample.water', 'river-dam'] })).toEqual([dam.id, pond.id]);
    expect(await found({ areaIds: [areaId] })).toEqual([pond.id]);
    expect(await found({ areaIds: [areaId], kinds: ['river-dam'] })).toEqual([]);
    for (const nothing of [{ kinds: [] }, { areaIds: [] }, { kinds: ['river', 'sample', '%'] }, { areaIds: ['x'] }])
      expect(await found(nothing)).toEqual([]);
  });

  it('of another plugin, whatever it is called, or of another county are not there', async () => {
    const theirs = await create({}, otherCounty);
    const ids = [theirs.id, await foreign(), await foreign('sample-two.hut'), await foreign('other.sample.water'), 'x'];
    const dam = await create();
    const read = await inCounty(() => places.byIds([...ids, dam.id, randomUUID()]));
    expect([...read.keys()]).toEqual([dam.id]);
    expect(await found({ kinds: ['sampler.hut', 'sample-two.hut'] })).toEqual([]);
    expect([...(await inCounty(() => places.byIds([theirs.id, dam.id]), otherCounty)).keys()]).toEqual([theirs.id]);
  });

  it('out of use are found by their id alone', async () => {
    const dam = await create();
    await house.operator(() => house.get(SitesService).retire(dam.id));
    expect(await found()).toEqual([]);
    expect((await inCounty(() => places.byIds([dam.id]))).get(dam.id)).toMatchObject({ inUse: false });
  });

  it('show no phone that somebody wrote behind a name, and leave days and short numbers alone', async () => {
    const pond = await create({ kind: 'sample.water', name: '3 号塘 王塘长 15401234567', facts: { depth: 3 } });
    await queryAsOwner(house.house.database, 'UPDATE shifts.site SET facts = $1 WHERE id = $2', [
      { keeper: '0575-87001234 或 154 0123 4567', since: '2026-07-13', no: 15, code: '330681' },
      pond.id,
    ]);
    expect((await inCounty(() => places.byIds([pond.id]))).get(pond.id)).toMatchObject({
      name: '3 号塘 王塘长 ***',
      facts: { keeper: '*** 或 ***', since: '2026-07-13', no: 15, code: '330681' },
    });
  });

  it('are five hundred at the most, and no question is longer', async () => {
    const insert = (from: number, to: number) =>
      queryAsOwner(
        house.house.database,
        `INSERT INTO shifts.site (county_code, name, kind) SELECT $1, 'n' || n, 'rescue-pole' FROM generate_series($2::int, $3::int) n`,
        [testCounty, from, to],
      );
    await insert(1, 500);
    expect(await found()).toHaveLength(500);
    await insert(501, 501);
    const many = Array.from({ length: 501 }, () => randomUUID());
    for (const asked of [
      () => places.find(),
      () => places.find({ kinds: many }),
      () => places.find({ areaIds: many }),
      () => places.byIds(many),
    ])
      await expect(inCounty<unknown>(asked)).rejects.toMatchObject({ code: 'plugins.asksTooMuch' });
    expect(await found({ kinds: ['river-dam'] })).toEqual([]);
  });
});
