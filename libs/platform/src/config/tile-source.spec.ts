import { readTileSource, tileHosts } from './tile-source.js';

const tianditu = {
  url: 'https://t{s}.tianditu.gov.cn/{z}/{x}/{y}',
  crs: 'wgs84',
  attribution: '天地图',
  subdomains: '01',
};
const read = (more: object) => readTileSource(JSON.stringify({ ...tianditu, ...more }));

describe('a tile source', () => {
  it('is read from JSON, with a usual depth', () => {
    expect(read({})).toEqual({ ...tianditu, maxZoom: 18 });
    expect(read({ maxZoom: 12 })?.maxZoom).toBe(12);
  });

  it.each([
    ['no JSON', 'https://a/{z}/{x}/{y}'],
    ['null', 'null'],
    ['a script', JSON.stringify({ ...tianditu, url: 'javascript:{z}{x}{y}' })],
    ['a second directive of the policy', JSON.stringify({ ...tianditu, url: "https://a; script-src 'x'/{z}/{x}/{y}" })],
    ['no row', JSON.stringify({ ...tianditu, url: 'https://a/{z}/{x}' })],
    ['unknown coordinates', JSON.stringify({ ...tianditu, crs: 'bd09' })],
    ['nobody named', JSON.stringify({ ...tianditu, attribution: ' ' })],
    ['hosts that are not told', JSON.stringify({ ...tianditu, subdomains: undefined })],
  ])('is refused with %s', (_what, text) => {
    expect(readTileSource(text)).toBeUndefined();
  });

  it('names each host that is fetched from', () => {
    const source = read({});
    expect(source && tileHosts(source)).toEqual(['https://t0.tianditu.gov.cn', 'https://t1.tianditu.gov.cn']);
    const plain = read({ url: 'http://localhost:9/{z}/{x}/{y}.png', subdomains: undefined });
    expect(plain && tileHosts(plain)).toEqual(['http://localhost:9']);
  });
});
