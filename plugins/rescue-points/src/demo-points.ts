import { Injectable } from '@nestjs/common';
import { Clock, DemoContributor } from '@redmaple/plugins';
import type { NewPoint } from './point.dto.js';
import { Points } from './points.js';

const dayLength = 24 * 60 * 60 * 1000;

/** Waters of 诸暨市 that exist, points at them that are invented; and how many days ago somebody looked, found broken where it says so. */
const invented: readonly (NewPoint & { readonly looked: readonly number[]; readonly broken?: string })[] = [
  {
    code: 'FQ-01',
    place: '枫溪江老桥下游',
    water: '枫溪江',
    kind: 'lifebuoy',
    latitude: 29.8021,
    longitude: 120.3987,
    looked: [4, 32, 60, 88, 116, 144],
  },
  {
    code: 'FQ-02',
    place: '镇东埠头',
    water: '枫桥江',
    kind: 'throw-bag',
    latitude: 29.8043,
    longitude: 120.4119,
    looked: [4, 32, 60],
  },
  {
    code: 'FQ-03',
    place: '桥头演示村洗衣埠',
    water: '枫桥江',
    kind: 'lifebuoy',
    latitude: 29.7841,
    longitude: 120.3938,
    looked: [2, 30, 61, 94, 122],
    broken: '绳子断了，已报换',
  },
  {
    code: 'FQ-04',
    place: '杜黄新村门前塘',
    water: '门前塘',
    kind: 'lifebuoy',
    latitude: 29.7912,
    longitude: 120.4268,
    looked: [41, 77],
  },
  {
    code: 'FQ-05',
    place: '枫源村溪滩步石',
    water: '枫溪江',
    kind: 'throw-bag',
    latitude: 29.8186,
    longitude: 120.4421,
    looked: [19, 47],
  },
  {
    code: 'FQ-06',
    place: '柏树演示村山塘坝上',
    water: '柏树山塘',
    kind: 'rescue-board',
    latitude: 29.8108,
    longitude: 120.3796,
    looked: [52, 81, 110],
  },
  {
    code: 'PY-01',
    place: '太平桥东岸石阶旁',
    water: '浦阳江',
    kind: 'lifebuoy',
    latitude: 29.7136,
    longitude: 120.2442,
    looked: [6, 34, 63, 95],
  },
  {
    code: 'PY-02',
    place: '浣江公园亲水平台',
    water: '浦阳江',
    kind: 'lifebuoy',
    latitude: 29.7079,
    longitude: 120.2471,
    looked: [6, 34, 70],
  },
  {
    code: 'PY-03',
    place: '五浦头水闸南侧',
    water: '浦阳江',
    kind: 'rescue-board',
    latitude: 29.7312,
    longitude: 120.2336,
    looked: [11, 39, 68],
  },
  {
    code: 'BT-01',
    place: '白塔湖南岸码头',
    water: '白塔湖',
    kind: 'lifebuoy',
    latitude: 29.8386,
    longitude: 120.2279,
    looked: [],
  },
];

/** About ten points with half a year of inspections, for a county in which people try things out. */
@Injectable()
export class DemoPoints extends DemoContributor {
  constructor(
    private readonly points: Points,
    private readonly clock: Clock,
  ) {
    super();
  }

  async fillDemo(): Promise<void> {
    for (const { looked, broken, ...point } of invented) {
      const { id } = await this.points.register(point);
      for (const [index, days] of [...looked].sort((one, other) => other - one).entries()) {
        const damaged = broken !== undefined && index === looked.length - 1;
        const found = damaged ? ({ finding: 'broken', note: broken } as const) : ({ finding: 'ready' } as const);
        await this.points.inspect(id, found, new Date(this.clock.now().getTime() - days * dayLength));
      }
    }
    await this.points.findDue();
  }
}
