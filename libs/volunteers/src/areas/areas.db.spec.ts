import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { otherCounty, type TestHouse } from '@redmaple/platform/testing';
import { openMembershipHouse } from '../testing/membership-house.js';
import { AreasService } from './areas.service.js';

describe('the tree of areas', () => {
  let house: TestHouse;
  let areas: AreasService;

  beforeAll(async () => {
    house = await openMembershipHouse();
    areas = house.get(AreasService);
  });
  afterAll(() => house.close());

  it('goes from the county down to the grid, and back up', async () => {
    await house.inCounty(async () => {
      const county = await areas.create({ level: 'county', name: '诸暨市', code: '330681000000' });
      const town = await areas.create({ level: 'town', name: '枫桥镇', code: '330681103000', parentId: county.id });
      const grid = await areas.create({
        level: 'grid',
        name: '第一网格',
        parentId: town.id,
        centre: { latitude: 29.8, longitude: 120.41 },
      });
      expect((await areas.pathOf(grid.id)).map((one) => one.name)).toEqual(['第一网格', '枫桥镇', '诸暨市']);
      expect((await areas.list()).map((one) => one.level)).toEqual(['county', 'town', 'grid']);
      const moved = await areas.change(grid.id, { version: 1, centre: { latitude: 29.81, longitude: 120.42 } });
      expect(moved).toMatchObject({ name: '第一网格', centre: { latitude: 29.81, longitude: 120.42 }, version: 2 });
    });
    expect(await house.inCounty(() => areas.all(), otherCounty)).toEqual([]);
  });

  it.each([
    ['a second county', { level: 'county', name: '另一县' }, 'areas.rootTaken'],
    ['a code twice', { level: 'town', name: '赵家镇', code: '330681103000' }, 'areas.codeTaken'],
    ['a name twice under one parent', { level: 'town', name: '枫桥镇' }, 'areas.nameTaken'],
    ['a town without a parent', { level: 'town', name: '无主镇', parentId: undefined }, 'areas.wrongParent'],
  ] as const)('refuses %s', async (_what, area, code) => {
    const [root] = await house.inCounty(() => areas.list());
    const parentId = area.level === 'county' || 'parentId' in area ? undefined : root?.id;
    const { level, name } = area;
    const creating = house.inCounty(() =>
      areas.create({
        level,
        name,
        ...('code' in area && { code: area.code }),
        ...(parentId !== undefined && { parentId }),
      }),
    );
    await expect(creating).rejects.toMatchObject({ code });
  });

  it('refuses a village above its town and a parent of another county', async () => {
    const all = await house.inCounty(() => areas.list());
    const grid = all.find((one) => one.level === 'grid');
    const under = house.inCounty(() => areas.create({ level: 'village', name: '倒挂村', parentId: grid?.id ?? '' }));
    await expect(under).rejects.toMatchObject({ code: 'areas.wrongParent' });
    const foreign = house.inCounty(
      () => areas.create({ level: 'town', name: '外县镇', parentId: all[0]?.id ?? '' }),
      otherCounty,
    );
    await expect(foreign).rejects.toMatchObject({ code: 'areas.unknown' });
    const past = house.inCounty(
      () =>
        house.work.execute(`INSERT INTO volunteers.area (parent_id, level, name) VALUES ($1, 'town', '外县镇')`, [
          all[0]?.id,
        ]),
      otherCounty,
    );
    await expect(past).rejects.toMatchObject({ constraint: 'area_parent' });
  });
});
