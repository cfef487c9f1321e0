import { createHash } from 'node:crypto';
import type { TestApi } from '@redmaple/api/testing';
import { ExportLists, ExportWriter } from '@redmaple/platform';
import type { PluginDefinition } from '@redmaple/plugins/house';
import { fillPeopleCounty } from '../../bench/lib/people-county.mjs';
import { swept } from '../support/swept.js';
import { accountIn, apart, listenAndSend } from './support/actors.js';
import { apiDocument, exampleOf, operationsOf } from './support/bodies.js';
import { tablesIn, withClient } from './support/fill.js';
import { OwnedIds } from './support/owned-ids.js';
import { type Route, routesOf, servedRoutes } from './support/routes.js';
import {
  canaryOf,
  definitionOf,
  everybodyIn,
  furnish,
  marksOf,
  openSixPacks,
  type PackCounty,
  packCounties,
  packOf,
} from './support/six-packs.js';
import type { Headers, Send } from './support/thread.js';

/** Volunteers of each county besides: `npm run bench:matrix` asks for 20,000, so that five counties have 100,000. */
const people = Number(process.env.MATRIX_PEOPLE ?? '0');
/** Where a county's own things show themselves whatever part of the sweep a run takes. */
const always = new Set(['/api/v1/team-types', '/api/v1/teams', '/api/v1/plugins']);
const languages = ['zh-CN', 'en'] as const;

describe('six packs in five counties', () => {
  let api: TestApi;
  let url: string;
  let send: Send;
  const actors = new Map<string, Headers>();
  const owned = new Map<string, OwnedIds>();
  /** By county: what must not appear there, and what must somewhere. */
  const foreign = new Map<string, readonly string[]>();
  const expected = new Map<string, readonly string[]>();

  beforeAll(async () => {
    api = await openSixPacks();
    send = await listenAndSend(api);
    url = await api.app.getUrl();
    const packs = packCounties.map((county) => [county, definitionOf(api, packOf[county])] as const);
    const everywhere = definitionOf(api, 'maple-grove');
    for (const [county, pack] of packs) {
      const others = packs.filter(([other]) => other !== county);
      foreign.set(county, [
        ...others.flatMap(([, other]) => marksOf(other, [pack, everywhere])),
        ...others.map(([other]) => canaryOf(other)),
      ]);
      expected.set(county, [canaryOf(county), `${pack.id}.${pack.teamTypes?.[0]?.code ?? ''}`, `"${pack.id}"`]);
      if (people > 0) await fill(county);
      actors.set(county, await everybodyIn(api, county));
      for (const role of apart) actors.set(`${county} ${role}`, await accountIn(api, county, [role]));
      actors.set(`${county} office`, await accountIn(api, county, ['operator']));
      await furnish(send, county, pack, actors.get(county) ?? {});
      owned.set(county, await OwnedIds.read(api.database, county));
    }
  }, 900_000);
  afterAll(() => api?.close({ madeUp: people > 0 }));

  const fill = (county: string): Promise<void> => {
    const sealed = (kind: string, n: number): Buffer => createHash('sha256').update(`${county} ${kind} ${n}`).digest();
    return fillPeopleCounty({
      ownerUrl: api.database.ownerUrl,
      county,
      count: people,
      recordsEach: 2,
      indexes: (n) => ({ phone: sealed('phone', n), last4: sealed('last4', n) }),
    });
  };

  /** What must not be there and is, the first of it. */
  const leakIn = (text: string, county: string): string | undefined =>
    foreign.get(county)?.find((mark) => text.includes(mark));

  /** A pack of whatever county that the description for all counties knows. */
  const routeIn = (text: string): string | undefined =>
    Object.values(packOf).find((id) => text.includes(`/plugins/${id}/`) || text.includes(`plugin_${id}`));

  /** Who reads a route: everybody who may, in one account; those who hold nothing else, by themselves. */
  function readersOf({ rule }: Route, county: string): Headers[] {
    const roles = rule?.kind === 'roles' ? rule.roles : [];
    const alone = apart.filter((role) => roles.includes(role)).map((role) => actors.get(`${county} ${role}`) ?? {});
    return roles.length > 0 && alone.length === roles.length ? alone : [actors.get(county) ?? {}, ...alone];
  }

  function idFor(path: string, county: PackCounty): string {
    if (path.startsWith('/api/v1/plugins/:id')) return packOf[county];
    try {
      return owned.get(county)?.ofPath(path) ?? crypto.randomUUID();
    } catch {
      return crypto.randomUUID();
    }
  }

  function addressOf(path: string, county: PackCounty): string {
    const operation = operationsOf(apiDocument).find(
      (one) => one.method === 'GET' && one.path === path.replace(/:(\w+)/g, '{$1}'),
    )?.operation;
    const id = idFor(path, county);
    const needed = (operation?.parameters ?? []).filter((one) => one.in === 'query' && one.required);
    const query = new URLSearchParams(
      needed.map(({ name, schema }): [string, string] => {
        if (name === 'teamId') return [name, owned.get(county)?.ofField('teamId') ?? ''];
        if (name === 'from') return [name, '2026-11-30'];
        return [name, name === 'to' ? '2026-12-06' : String(exampleOf(schema, name))];
      }),
    ).toString();
    const filled = path
      .replace(':county', county)
      .replace(':month', '2026-01')
      .replace(':kind', 'readings')
      .replace(':no', '1')
      .replaceAll(/:\w+/g, id)
      .replace('*', '');
    return query === '' ? filled : `${filled}?${query}`;
  }

  /** A stream never ends; files of the web are everybody's; the figures of the installation name its routes and no county. */
  const skipped = new Set([
    '/api/v1/events',
    '/*',
    '/metrics',
    // Asks the API from within, which Jest can't do; what the API says is read by itself.
    '/c/:county/certificates/:code',
  ]);
  /** The description of the API takes its examples from some county. */
  const described = new Set(['/api/v1/docs', '/api/v1/openapi.json']);

  function everyRead(): Route[] {
    const declared = routesOf(api.app).filter((one) => one.method === 'GET');
    const known = new Set(declared.map((one) => one.path));
    const pages = servedRoutes(api)
      .filter((one) => one.startsWith('GET '))
      .map((one) => one.slice(4))
      .filter((path) => !known.has(path) && !path.startsWith('/console') && !path.startsWith('/me'))
      .map((path) => ({ method: 'GET', path, rule: undefined }) as unknown as Route);
    return [...declared, ...pages].filter((one) => !skipped.has(one.path));
  }

  it('show nothing of one in another county, whatever is read, in both languages', async () => {
    const all = everyRead();
    expect(all.length).toBeGreaterThan(150);
    const chosen = new Set(swept(all));
    const routes = all.filter((one) => always.has(one.path) || chosen.has(one));
    const leaks: string[] = [];
    const seen = new Map<string, Set<string>>(packCounties.map((county) => [county, new Set()]));
    let read = 0;
    for (const county of packCounties) {
      const ours = `/plugins/${packOf[county]}/`;
      for (const route of routes) {
        const ofPlugin = /^\/api\/v1\/plugins\/([a-z][a-z-]*)\//.exec(route.path)?.[1];
        for (const language of languages) {
          for (const reader of readersOf(route, county)) {
            const answer = await fetch(`${url}${addressOf(route.path, county)}`, {
              headers: { ...reader, 'accept-language': language },
              redirect: 'manual',
            });
            const text = await answer.text();
            if (answer.status >= 500) leaks.push(`${county} ${route.path}: ${answer.status} ${text.slice(0, 200)}`);
            // Its own address comes back in a problem body; nothing else may.
            const said = text.replaceAll(/"instance":"[^"]*"/g, '');
            const found = described.has(route.path) ? routeIn(said) : leakIn(said, county);
            if (found !== undefined) leaks.push(`${county} GET ${route.path} (${language}) shows ${found}`);
            if (
              ofPlugin !== undefined &&
              Object.values<string>(packOf).includes(ofPlugin) &&
              !route.path.includes(ours)
            )
              if (answer.status !== 404) leaks.push(`${county} GET ${route.path} answers ${answer.status}`);
            for (const mark of expected.get(county) ?? []) if (text.includes(mark)) seen.get(county)?.add(mark);
            if (answer.status === 200) read += 1;
          }
        }
      }
    }
    expect([...new Set(leaks)]).toEqual([]);
    // The search finds what is there: each county reads its own canary, code and pack.
    for (const county of packCounties)
      expect([...(seen.get(county) ?? [])].sort()).toEqual([...(expected.get(county) ?? [])].sort());
    expect(read).toBeGreaterThan(routes.length * 2);
  }, 600_000);

  it('write nothing of one into another county: neither its types nor its categories, kinds, templates, certificates and routes', async () => {
    const wrong: string[] = [];
    const reasons = new Set<string>();
    const refused = async (county: string, method: string, path: string, body: object): Promise<void> => {
      // Nobody enters a certificate of their own.
      const who = path === 'qualifications' ? `${county} office` : county;
      const answer = await send(method, path, actors.get(who) ?? {}, body);
      const found = leakIn(answer.text.replaceAll(/"instance":"[^"]*"/g, ''), county);
      if (answer.status < 400 || answer.status >= 500) wrong.push(`${county} ${method} ${path}: ${answer.status}`);
      reasons.add(`${path} ${(answer.body as { code?: string } | undefined)?.code ?? answer.status}`);
      if (found !== undefined) wrong.push(`${county} ${method} ${path} shows ${found}`);
    };
    for (const county of packCounties) {
      for (const pack of packCounties.filter((one) => one !== county).map((one) => definitionOf(api, packOf[one])))
        await tryAllOf(pack, (method, path, body) => refused(county, method, path, body), county);
    }
    expect(wrong).toEqual([]);
    // Refused for what it is, not for how it was asked.
    expect([...reasons].sort()).toEqual([
      'incidents incidents.unknownCategory',
      'plugins/anding plugins.twoNeeded',
      'plugins/anding/log/readings request.notFound',
      'plugins/ruicheng plugins.twoNeeded',
      'plugins/suining plugins.twoNeeded',
      'plugins/yanhu plugins.twoNeeded',
      'plugins/yanhu/log/readings request.notFound',
      'plugins/zhuji plugins.twoNeeded',
      'projects projects.unknownTemplate',
      'qualifications qualifications.codeUnknown',
      'sites sites.kindUnknown',
      'teams teams.typeUnknown',
    ]);
  }, 300_000);

  type Try = (method: string, path: string, body: object) => Promise<void>;

  async function tryAllOf(pack: PluginDefinition, attempt: Try, county: string): Promise<void> {
    const code = (list: readonly { readonly code: string }[] = []): string => `${pack.id}.${list[0]?.code ?? 'none'}`;
    const [typeCode, category] = [code(pack.teamTypes), code(pack.incidentCategories)];
    await attempt('POST', 'teams', { name: '试', typeCode });
    await attempt('POST', 'incidents', { emergency: false, source: 'card', category, summary: '试', place: '试' });
    await attempt('POST', 'sites', { name: '试', kind: code(pack.siteTypes) });
    const organisationId = owned.get(county)?.ofPath('/api/v1/organisations/:id');
    const template = code(pack.projectTemplates);
    await attempt('POST', 'projects', { organisationId, title: '试', summary: '试', template });
    const volunteerId = owned.get(county)?.ofPath('/api/v1/volunteers/:id');
    const paper = { issuer: '试', validFrom: '2026-01-01', evidence: { type: 'paper', id: pack.id } };
    await attempt('POST', 'qualifications', { volunteerId, code: code(pack.qualifications), ...paper });
    await attempt('PUT', `plugins/${pack.id}`, { enabled: true, version: 0 });
    if (pack.controllers) await attempt('POST', `plugins/${pack.id}/log/readings`, { subject: '试', amount: 1 });
  }

  it('keep nothing of one in the rows of another: outbox, jobs, settings and audit included', async () => {
    const leaks: string[] = [];
    const tables = (await tablesIn(api.database)).filter((one) => one.isTenant);
    await withClient(api.database.ownerUrl, async (client) => {
      for (const { name } of tables) {
        const { rows } = await client.query<{ county: string; text: string }>(
          `SELECT county_code AS county, t::text AS text FROM ${name} t LIMIT 5000`,
        );
        for (const { county, text } of rows) {
          const found = leakIn(text.replaceAll('\\"', '"').replaceAll('""', '"'), county);
          if (found !== undefined) leaks.push(`${name} of ${county} holds ${found}`);
        }
      }
    });
    expect(tables.length).toBeGreaterThan(80);
    expect([...new Set(leaks)]).toEqual([]);
  }, 120_000);

  it('put nothing of one into the files of another', async () => {
    const all = api.get<ExportLists>(ExportLists).all();
    // People are in every run: of a part alone nobody would know whether anything was read.
    const people = all.filter((one) => one.code === 'volunteers.volunteers');
    const lists = [...new Set([...people, ...swept(all)])].filter((one) => !one.path.includes(':'));
    const leaks: string[] = [];
    let written = 0;
    for (const county of packCounties) {
      const reader = actors.get(county) ?? {};
      for (const { code } of lists) {
        const asked = await send('POST', 'exports', reader, { list: code, format: 'csv', filters: {} });
        const { id, state } = (asked.body ?? {}) as { id?: string; state?: string };
        if (asked.status !== 201) continue;
        // Of so many people the worker makes the file.
        if (state === 'running') await api.inCounty(() => api.get<ExportWriter>(ExportWriter).run(id ?? ''), county);
        else if (state !== 'ready') continue;
        const { text } = await send('GET', `exports/${id ?? ''}/file`, reader);
        if (text.includes(canaryOf(county))) written += 1;
        const found = leakIn(text, county);
        if (found !== undefined) leaks.push(`${county} ${code} holds ${found}`);
      }
    }
    expect(leaks).toEqual([]);
    expect(written).toBeGreaterThanOrEqual(packCounties.length);
  }, 120_000);
});
