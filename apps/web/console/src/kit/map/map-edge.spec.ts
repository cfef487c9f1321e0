import { describe, expect, it } from '@jest/globals';
import { fromMap, toMap } from './map-edge.js';

const metresBetween = (one: readonly [number, number], other: readonly [number, number]): number => {
  const north = (one[0] - other[0]) * 111_320;
  const east = (one[1] - other[1]) * 111_320 * Math.cos((one[0] * Math.PI) / 180);
  return Math.hypot(north, east);
};

describe('the edge of the map', () => {
  const places = [
    { latitude: 29.8106, longitude: 120.4302 },
    { latitude: 34.98, longitude: 110.99 },
  ];

  it.each(places)('shifts by hundreds of metres where the tiles are shifted: $latitude, $longitude', (place) => {
    const shift = metresBetween(toMap(place, 'gcj02'), [place.latitude, place.longitude]);
    expect(shift).toBeGreaterThan(300);
    expect(shift).toBeLessThan(700);
  });

  it.each(places)('leads back to the same place within half a metre: $latitude, $longitude', (place) => {
    const back = fromMap(toMap(place, 'gcj02'), 'gcj02');
    expect(metresBetween([back.latitude, back.longitude], [place.latitude, place.longitude])).toBeLessThan(0.5);
  });

  it('changes nothing where the tiles are not shifted', () => {
    expect(toMap({ latitude: 29.81, longitude: 120.43 }, 'wgs84')).toEqual([29.81, 120.43]);
    expect(fromMap([29.8100000001, 120.43], 'wgs84')).toEqual({ latitude: 29.81, longitude: 120.43 });
  });
});
