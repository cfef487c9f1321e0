/** A place on earth, WGS-84 degrees. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Mean radius of the earth in metres (IUGG); a sphere is right to 0.5 %, far below the error of roads. */
const earthRadius = 6_371_008.8;

/** Distance over ground between two places in metres, as the crow flies (haversine). */
export function distanceBetween(one: Point, other: Point): number {
  const latitudes = radians(other.latitude - one.latitude);
  const longitudes = radians(other.longitude - one.longitude);
  const chord =
    Math.sin(latitudes / 2) ** 2 +
    Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * Math.sin(longitudes / 2) ** 2;
  // Rounding can carry the sum a hair beyond one at opposite ends of the earth.
  return 2 * earthRadius * Math.asin(Math.sqrt(Math.min(1, chord)));
}

/** Kilometres with one decimal, as people are told a distance. */
export function inKilometres(metres: number): number {
  return Math.round(metres / 100) / 10;
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
