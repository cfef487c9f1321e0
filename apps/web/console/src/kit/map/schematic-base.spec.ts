import { describe, expect, it } from '@jest/globals';
import { type MapArea, schematicBase } from './schematic-base.js';

const village = (id: string, latitude: number, longitude: number, parentId = 'town'): MapArea => ({
  id,
  parentId,
  level: 'village',
  name: id,
  centre: { latitude, longitude },
});

describe('the schematic base', () => {
  const areas = [
    { id: 'county', level: 'county', name: 'county', centre: { latitude: 29.7, longitude: 120.2 } },
    village('a', 29.82, 120.45),
    village('b', 29.79, 120.43),
    village('c', 29.8, 120.39, 'other town'),
    { id: 'lost', level: 'village', name: 'no middle' },
  ];

  it('gives each village the land nearest to its middle', () => {
    const cells = schematicBase(areas);
    expect(cells.map((one) => one.id)).toEqual(['a', 'b', 'c']);
    for (const { id, outline } of cells) {
      expect(outline.length).toBeGreaterThan(2);
      for (const corner of outline) {
        const far = (one: MapArea) =>
          Math.hypot(
            ((one.centre?.longitude ?? 0) - corner.longitude) * Math.cos((29.8 * Math.PI) / 180),
            (one.centre?.latitude ?? 0) - corner.latitude,
          );
        const distances = areas.filter((one) => one.level === 'village' && one.centre).map((one) => far(one));
        const own = far(areas.find((one) => one.id === id) as MapArea);
        expect(own).toBeLessThanOrEqual(Math.min(...distances) + 1e-5);
      }
    }
    expect(cells.map((one) => one.shade)).toEqual([0, 0, 1]);
  });

  it('takes towns where there are no villages, and is empty without any middle', () => {
    expect(schematicBase(areas.slice(0, 1)).map((one) => one.id)).toEqual(['county']);
    expect(schematicBase([])).toEqual([]);
    expect(schematicBase([{ id: 'x', level: 'town', name: 'x' }])).toEqual([]);
  });
});
