import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openTestApi, type TestApi } from '@redmaple/api/testing';
import { coreRoles } from '@redmaple/platform';
import { type ApiDocument, operationsOf } from '../../apps/api/src/edge/api-document.js';
import { type Route, routesOf, ruleText, servedRoutes } from './support/routes.js';

const snapshotFile = fileURLToPath(new URL('routes.snapshot.md', import.meta.url));
const documentFile = fileURLToPath(new URL('../../apps/api/openapi.json', import.meta.url));

/** Files that the build of the web made: their names change with their contents, and tests run without them, too. */
const built = fileURLToPath(new URL('../../apps/web/dist', import.meta.url));
const isBuilt = (route: string): boolean => {
  const path = route.replace(/^\w+ /, '');
  return !path.endsWith('/') && existsSync(`${built}${path.replace(/\.(br|gz)$/, '')}`) && path.includes('.');
};

/** Served beside the controllers: the description of the API, and its page. */
const descriptions = ['GET /api/v1/docs', 'GET /api/v1/openapi.json'];

describe('the routes', () => {
  let api: TestApi;
  let routes: Route[];

  beforeAll(async () => {
    api = await openTestApi();
    routes = routesOf(api.app);
  }, 120_000);
  afterAll(() => api?.close());

  it('are all known: what has no declared rule is a page, its form or a file for everybody', () => {
    const declared = new Set(routes.map((one) => `${one.method} ${one.path}`));
    const served = servedRoutes(api);
    expect(declared.size).toBeGreaterThan(100);
    expect([...declared].filter((one) => !served.includes(one))).toEqual([]);
    const others = served.filter((one) => !declared.has(one) && !descriptions.includes(one));
    // Forms of the public pages ask the API for what they change, with its checks.
    expect(others.filter((one) => !/^(?:GET \/(?!api\/)|POST \/c\/:county\/)/.test(one))).toEqual([]);
  });

  it('say who may call them, each with roles that exist', () => {
    const open = routes.filter((one) => one.rule === undefined);
    expect(open.map((one) => `${one.method} ${one.path}`)).toEqual([]);
    const named = routes.flatMap((one) => (one.rule?.kind === 'roles' ? one.rule.roles : []));
    expect(named.filter((role) => !(coreRoles as readonly string[]).includes(role))).toEqual([]);
  });

  it('and who may call them are as test/system/routes.snapshot.md says, so that a change shows in review', () => {
    const declared = new Set(routes.map((one) => `${one.method} ${one.path}`));
    const pages = servedRoutes(api).filter((one) => !declared.has(one) && !isBuilt(one));
    const lines = [
      ...routes.map((one) => `| ${one.method} | ${one.path} | ${ruleText(one.rule)} |`),
      ...pages.sort().map((one) => `| ${one.replace(' ', ' | ')} | public page or file |`),
    ];
    const now = `# Routes and who may call them\n\nWritten by \`UPDATE_ROUTES=1 npm test -- test/system/routes\`.\n\n| method | path | who |\n| --- | --- | --- |\n${lines.join('\n')}\n`;
    if (process.env.UPDATE_ROUTES === '1') writeFileSync(snapshotFile, now);
    expect(now.split('\n')).toEqual(readFileSync(snapshotFile, 'utf8').split('\n'));
  });

  it('are those that openapi.json describes, with the same rules', () => {
    const document = JSON.parse(readFileSync(documentFile, 'utf8')) as ApiDocument;
    const described = operationsOf(document).map(({ method, path, operation }) => {
      const { kind, roles } = operation['x-allow'];
      return `${method} ${path} ${roles?.join(', ') ?? kind}`;
    });
    const declared = routes.map((one) => `${one.method} ${one.path.replace(/:(\w+)/g, '{$1}')} ${ruleText(one.rule)}`);
    expect(described.sort()).toEqual(declared.sort());
  });

  it('are shown to people on a page without scripts, in Chinese and in English', async () => {
    const chinese = await api.http().get('/api/v1/docs').expect(200);
    expect(chinese.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(chinese.headers['content-security-policy']).toContain("script-src 'self'");
    expect(chinese.text.slice(0, 100)).toContain('<html lang="zh-CN">');
    expect(chinese.text.includes('谁可以调用')).toBe(true);
    const missing = routes.filter(({ path }) => !chinese.text.includes(path.replace(/:(\w+)/g, '{$1}')));
    expect(missing.map((one) => one.path)).toEqual([]);
    expect(chinese.text.includes('<script')).toBe(false);
    const english = await api.http().get('/api/v1/docs').set('accept-language', 'en').expect(200);
    expect(english.text.includes('Who may call')).toBe(true);
    const asked = await api.http().get('/api/v1/docs?lang=en').expect(200);
    expect(asked.text === english.text).toBe(true);
    const document = await api.http().get('/api/v1/openapi.json').expect(200);
    expect((document.body as ApiDocument & { openapi: string }).openapi).toBe('3.1.0');
  });
});
