import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { distanceBetween, inKilometres, type Point } from './distance.js';

const point = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});
/** Anywhere in China: where the software is used. */
const inChina = fc.record({
  latitude: fc.double({ min: 18, max: 53, noNaN: true }),
  longitude: fc.double({ min: 73, max: 135, noNaN: true }),
});
const halfRound = Math.PI * 6_371_008.8;

describe('the distance between two places', () => {
  it('is never negative, never more than half round the earth, and nought from a place to itself', () => {
    fc.assert(
      fc.property(point, point, (one, other) => {
        const metres = distanceBetween(one, other);
        expect(metres).toBeGreaterThanOrEqual(0);
        expect(metres).toBeLessThanOrEqual(halfRound + 1e-6);
        expect(distanceBetween(one, one)).toBe(0);
      }),
    );
  });

  it('is the same both ways', () => {
    fc.assert(
      fc.property(point, point, (one, other) =>
        expect(distanceBetween(one, other)).toBeCloseTo(distanceBetween(other, one), 5),
      ),
    );
  });

  it('is never longer than a way round by a third place', () => {
    fc.assert(
      fc.property(point, point, point, (one, other, third) => {
        const round = distanceBetween(one, third) + distanceBetween(third, other);
        expect(distanceBetween(one, other)).toBeLessThanOrEqual(round + 1e-3);
      }),
    );
  });

  it('agrees with the chord through the earth, computed another way', () => {
    fc.assert(
      fc.property(point, point, (one, other) => {
        const chord = Math.hypot(...vector(one).map((part, axis) => part - (vector(other)[axis] ?? 0)));
        expect(distanceBetween(one, other)).toBeCloseTo(2 * 6_371_008.8 * Math.asin(Math.min(1, chord / 2)), 0);
      }),
    );
  });

  it('grows by what a step of latitude is worth', () => {
    fc.assert(
      fc.property(inChina, fc.double({ min: 0.0001, max: 1, noNaN: true }), (one, degrees) => {
        const north = { ...one, latitude: one.latitude + degrees };
        expect(distanceBetween(one, north)).toBeCloseTo((degrees / 180) * halfRound, 2);
      }),
    );
  });

  it('from 诸暨 to 芮城 is about 1,055 km', () => {
    const zhuji = { latitude: 29.7088, longitude: 120.2465 };
    const ruicheng = { latitude: 34.6936, longitude: 110.6944 };
    expect(inKilometres(distanceBetween(zhuji, ruicheng))).toBeCloseTo(1_055, 0);
  });
});

function vector({ latitude, longitude }: Point): [number, number, number] {
  const [phi, lambda] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
}
