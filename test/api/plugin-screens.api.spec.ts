import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openTestApi, type TestApi } from '@redmaple/api/testing';
import { otherCounty, queryAsOwner } from '@redmaple/platform/testing';
import { type PluginScreens, PluginSwitch, PluginsService, type ScreensManifest } from '@redmaple/plugins/house';

const fixture = './test/fixtures/plugins/panel-house';

describe('the screens of plugins', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await openTestApi({ plugins: `maple-grove,rescue-points,${fixture},./test/fixtures/plugins/lake` });
  }, 120_000);
  afterAll(() => api.close());

  async function screensFor(...roles: Parameters<TestApi['staff']>): Promise<Map<string, PluginScreens>> {
    const { headers } = await api.staff(...roles);
    const { body } = await api.http().get('/api/v1/ui/manifest').set(headers).expect(200);
    const manifest = body as ScreensManifest;
    expect(manifest.apiVersion).toBe(1);
    return new Map(manifest.plugins.map((one) => [one.id, one]));
  }
  const pagesOf = (screens: PluginScreens | undefined) => screens?.pages.map((one) => one.id);

  it('are told to whoever is signed in, as far as his roles see them', async () => {
    await api.http().get('/api/v1/ui/manifest').expect(401);
    const operator = (await screensFor('operator')).get('rescue-points');
    expect(pagesOf(operator)).toEqual([
      'points',
      'point',
      'register',
      'inspections',
      'by-state',
      'on-map',
      'figures',
      'calendar',
    ]);
    expect(operator?.label).toEqual({ 'zh-CN': '水边救生设备', en: 'Rescue equipment at the water' });
    expect(operator?.panels.map((one) => one.kind)).toEqual(['number', 'bar', 'line', 'table']);
    expect(operator?.mapLayers.map((one) => one.titleKey)).toEqual(['place']);
    expect(pagesOf((await screensFor('team-leader')).get('rescue-points'))).not.toContain('register');
    // Of the lake everybody sees the one panel that names no roles.
    expect([...(await screensFor('auditor')).keys()]).toEqual(['lake']);
    // One that has neither pages nor panels is left out.
    expect((await screensFor('operator')).has('maple-grove')).toBe(false);
  });

  it('leave out actions that the reader has no role for', async () => {
    const actions = async (role: 'liaison' | 'operator' | 'team-leader') => {
      const pages = (await screensFor(role)).get('rescue-points')?.pages ?? [];
      return ['points', 'point'].map((id) => {
        const view = pages.find((one) => one.id === id)?.view;
        return view && 'actions' in view ? view.actions.map((one) => one.id) : undefined;
      });
    };
    expect(await actions('operator')).toEqual([['inspect'], ['inspect', 'give-up']]);
    expect(await actions('liaison')).toEqual([['inspect'], ['inspect']]);
    expect(await actions('team-leader')).toEqual([[], []]);
  });

  it('go away at once where the county switches the plugin off, and the consoles are told', async () => {
    expect((await screensFor('operator')).has('rescue-points')).toBe(true);
    const told = async (): Promise<number> => {
      const count = `SELECT count(*)::int AS count FROM platform.outbox WHERE name = 'plugin.changed'`;
      return (await queryAsOwner<{ count: number }>(api.database, count))[0]?.count ?? 0;
    };
    const before = await told();
    const plugins = api.get<PluginsService>(PluginsService);
    const { version } = await api.inCounty(() => plugins.get('rescue-points'));
    await api.inCounty(() => plugins.change('rescue-points', { enabled: false, version }));
    expect((await screensFor('operator')).has('rescue-points')).toBe(false);
    expect(await told()).toBe(before + 1);
    expect(await api.inCounty(() => api.get<PluginSwitch>(PluginSwitch).isOn('rescue-points'), otherCounty)).toBe(true);
    await api.inCounty(() => plugins.change('rescue-points', { enabled: true, version: version + 1 }));
    expect((await screensFor('operator')).has('rescue-points')).toBe(true);
  });

  it('let a report be taken along by who finds it, with a fresh second factor, and the audit says so', async () => {
    const take = async (role: 'liaison' | 'operator', code: string) => {
      const { headers } = await api.staff(role);
      const address = `/api/v1/ui/plugins/lake/reports/${code}/taken`;
      return (await api.http().post(address).set(headers)).status;
    };
    const report = (await screensFor('liaison')).get('lake')?.pages.find((one) => one.id === 'salt-report');
    expect(report?.view).toMatchObject({ kind: 'table', source: 'readings', report: true });
    expect([
      await take('liaison', 'salt-report'),
      await take('liaison', 'other'),
      await take('operator', 'salt-report'),
    ]).toEqual([204, 404, 404]);
    const taken = `SELECT details FROM audit.entry WHERE action = 'plugin.report-taken'`;
    expect(await queryAsOwner(api.database, taken)).toEqual([{ details: { report: 'salt-report' } }]);
  });

  describe('their files', () => {
    let base: string;

    beforeAll(async () => {
      base = (await screensFor('operator')).get('panel-house')?.modules ?? '';
      await api.app.listen(0, '127.0.0.1');
    });

    /** Asks for an address as it is written: clients tidy dots away. */
    function raw(address: string): Promise<{ status: number; type: string; cache: string; body: string }> {
      const { port } = api.app.getHttpServer().address() as AddressInfo;
      return new Promise((resolve, reject) => {
        httpRequest({ host: '127.0.0.1', port, path: address }, (response) => {
          let body = '';
          response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              type: response.headers['content-type'] ?? '',
              cache: response.headers['cache-control'] ?? '',
              body,
            }),
          );
        })
          .on('error', reject)
          .end();
      });
    }

    it('lie under an address that names their content, and are kept', async () => {
      expect(base).toMatch(/^\/plugins\/panel-house\/[0-9a-f]{16}\/$/);
      const file = await api.http().get(`${base}good-module.js`).expect(200);
      expect(file.headers['content-type']).toBe('text/javascript; charset=utf-8');
      expect(file.headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(file.headers['content-security-policy']).toContain("script-src 'self'");
      expect(file.headers['x-content-type-options']).toBe('nosniff');
      expect(file.text).toContain('export default');
      await api.http().get(`${base}parts/started.js`).expect(200);
      await api.http().get(`${base}good-module.js?again=1`).expect(200);
    });

    it.each([
      ['a file that is not there', 'gone-module.js'],
      ['the folder', ''],
      ['a folder in it', 'parts/'],
      ['what lies beside the folder', '../index.mjs'],
      ['the same, written in code', '%2e%2e/index.mjs'],
      ['the same, and its stroke as well', '..%2findex.mjs'],
      ['the same, twice in code', '%252e%252e%252findex.mjs'],
      ['the same, the other stroke', '..%5cindex.mjs'],
      ['a hidden file', '.hidden.js'],
      ['a file of another kind', 'notes.txt'],
      ['a link out of the folder', 'linked-module.js'],
      ['an address that ends in nothing', 'good-module.js%00'],
      ['a property of every object', 'constructor'],
    ])('are nothing else: %s is a real 404', async (_what, path) => {
      const answer = await raw(`${base}${path}`);
      expect(answer.cache).not.toContain('immutable');
      expect([400, 404]).toContain(answer.status);
      expect(answer.type).not.toContain('html');
      expect(answer.body).not.toContain('definePlugin');
    });

    it.each([
      '/plugins/panel-house/0000000000000000/good-module.js',
      '/plugins/nobody/0000000000000000/good-module.js',
      '/plugins/maple-grove/0000000000000000/index.js',
      '/plugins/panel-house/good-module.js',
      '/plugins/',
    ])('are not at %s', async (address) => {
      const answer = await raw(address);
      expect(answer.status).toBe(404);
      expect(answer.type).toContain('application/problem+json');
    });
  });
});
