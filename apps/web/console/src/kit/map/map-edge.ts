import gcoord from 'gcoord';

/** Degrees. Everything outside the map's edge is WGS-84. */
export interface MapPoint {
  readonly latitude: number;
  readonly longitude: number;
}

/** In which coordinates a map is drawn. */
export type MapCrs = 'wgs84' | 'gcj02';

/** Where a place lies on the map. Some 500 m lie between the two, enough to send a rescue team to the wrong bank. */
export function toMap({ latitude, longitude }: MapPoint, crs: MapCrs): [number, number] {
  if (crs === 'wgs84') return [latitude, longitude];
  const [lon, lat] = gcoord.transform([longitude, latitude], gcoord.WGS84, gcoord.GCJ02);
  return [lat, lon];
}

/** Which place a point of the map is; six decimals, a tenth of a metre. */
export function fromMap([latitude, longitude]: readonly [number, number], crs: MapCrs): MapPoint {
  const [lon, lat] =
    crs === 'wgs84' ? [longitude, latitude] : gcoord.transform([longitude, latitude], gcoord.GCJ02, gcoord.WGS84);
  return { latitude: rounded(lat), longitude: rounded(lon) };
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
