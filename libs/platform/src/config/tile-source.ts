/** Where a map's pictures come from. */
export interface TileSource {
  /** An https address with `{z}`, `{x}`, `{y}` and, with several hosts, `{s}`. */
  readonly url: string;
  /** Chinese commercial maps are drawn in `gcj02`; 天地图 and OpenStreetMap in `wgs84`. */
  readonly crs: 'wgs84' | 'gcj02';
  readonly attribution: string;
  /** The letters or digits that `{s}` stands for. */
  readonly subdomains?: string;
  readonly maxZoom: number;
}

/** Reads MAP_TILES. @returns undefined where it is not usable */
export function readTileSource(text: string): TileSource | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { url, crs, attribution, subdomains, maxZoom } = (parsed ?? {}) as Record<string, unknown>;
  const usable =
    typeof url === 'string' &&
    ['{z}', '{x}', '{y}'].every((place) => url.includes(place)) &&
    /^https?:\/\/(\{s\}|[a-z\d-])+(\{s\}|[a-z\d.-])*(:\d+)?\//i.test(url) &&
    (crs === 'wgs84' || crs === 'gcj02') &&
    typeof attribution === 'string' &&
    attribution.trim() !== '' &&
    (subdomains === undefined || (typeof subdomains === 'string' && /^[a-z\d]+$/i.test(subdomains))) &&
    (subdomains !== undefined || !url.includes('{s}')) &&
    (maxZoom === undefined || (Number.isInteger(maxZoom) && Number(maxZoom) >= 1 && Number(maxZoom) <= 22));
  if (!usable) return undefined;
  return {
    url,
    crs,
    attribution,
    ...(subdomains !== undefined && { subdomains }),
    maxZoom: maxZoom === undefined ? 18 : Number(maxZoom),
  };
}

/** The hosts that the tiles are fetched from, for the content security policy: `https://t0.tianditu.gov.cn`. */
export function tileHosts({ url, subdomains }: TileSource): string[] {
  const host = url.split('/').slice(0, 3).join('/');
  return subdomains === undefined ? [host] : [...subdomains].map((one) => host.replaceAll('{s}', one));
}
