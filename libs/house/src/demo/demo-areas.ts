import { AreasService, TeamsService } from '@redmaple/volunteers';
import type { DemoCast } from './demo-cast.js';

/** Villages round 枫桥镇: two that exist, three that are invented. Places are rough, as a map's label is. */
const villages = [
  { name: '枫源村', latitude: 29.824, longitude: 120.452 },
  { name: '杜黄新村', latitude: 29.789, longitude: 120.431 },
  { name: '枫溪演示村', latitude: 29.806, longitude: 120.396 },
  { name: '柏树演示村', latitude: 29.812, longitude: 120.374 },
  { name: '桥头演示村', latitude: 29.781, longitude: 120.389 },
] as const;

/** What each team is there for, and how many it takes. */
const terms = {
  patrol: { mission: '每晚沿枫溪江巡一趟，查看救生设施，劝离野泳。', capacity: 40 },
  rescue: { mission: '水域救援、走失寻人，随叫随到，可以婉拒。' },
  armband: { mission: '网格里的隐患早看到、早报告，街口联防。', capacity: 40 },
} as const;

export interface DemoAreas {
  readonly town: string;
  readonly villages: readonly string[];
}

export const demoTypes = {
  patrol: 'maple-grove.river-patrol',
  rescue: 'maple-grove.rescue',
  armband: 'maple-grove.red-armband',
} as const;
export type DemoTeam = keyof typeof demoTypes;

const teamNames: Readonly<Record<DemoTeam, string>> = {
  patrol: '红枫义警河道一队',
  rescue: '先锋救援队',
  armband: '红袖标信息员队',
};

/** The tree: 诸暨市 → 枫桥镇 → villages → two grids each. */
export function fillAreas(cast: DemoCast): Promise<DemoAreas> {
  const areas = cast.get(AreasService);
  return cast.as('admin', async () => {
    const county = await areas.create({
      level: 'county',
      code: '330681000000',
      name: '诸暨市',
      centre: { latitude: 29.71, longitude: 120.24 },
    });
    const town = await areas.create({
      parentId: county.id,
      level: 'town',
      name: '枫桥镇',
      centre: { latitude: 29.8, longitude: 120.4 },
    });
    const made: string[] = [];
    for (const { name, ...centre } of villages) {
      const village = await areas.create({ parentId: town.id, level: 'village', name, centre });
      made.push(village.id);
      for (const [index, grid] of ['第一网格', '第二网格'].entries()) {
        const shifted = { latitude: centre.latitude + 0.004 * (index - 0.5), longitude: centre.longitude + 0.003 };
        await areas.create({ parentId: village.id, level: 'grid', name: `${name}${grid}`, centre: shifted });
      }
    }
    return { town: town.id, villages: made };
  });
}

/** One team of each standard type, based in the town. @returns ids */
export function fillTeams(cast: DemoCast, { town }: DemoAreas): Promise<Readonly<Record<DemoTeam, string>>> {
  const create = async (team: DemoTeam): Promise<string> => {
    const base = { latitude: 29.801, longitude: 120.401 };
    const made = await cast
      .get(TeamsService)
      .create({ name: teamNames[team], typeCode: demoTypes[team], areaId: town, base, ...terms[team] });
    return made.id;
  };
  return cast.as('operator', async () => ({
    patrol: await create('patrol'),
    rescue: await create('rescue'),
    armband: await create('armband'),
  }));
}
