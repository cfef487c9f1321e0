import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { ensureBuilt } from '../scripts/lib/build.mjs';
import { limitsByClass } from './openapi/constraints.mjs';
import { controllersOf, decoratorsOf, readProgram, root } from './openapi/program.mjs';
import { describing, Schemas } from './openapi/schemas.mjs';

// npm run openapi: describes the API from its routes, types, validators and comments, without a database.
// npm run openapi -- --check: fails when the committed apps/api/openapi.json is not what the code says.

const target = path.join(root, 'apps/api/openapi.json');
/** The types of the web's client, from the same description. */
const clientTypes = path.join(root, 'apps/web/shared/api.generated.ts');
const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** A group of routes per lib, with its titles. */
const groups = {
  platform: ['登录、账号与审计', 'Sign-in, accounts and audit'],
  plugins: ['插件与队伍类型', 'Plugins and team types'],
  volunteers: ['招募、审核、志愿者与队伍', 'Recruitment, vetting, volunteers and teams'],
  training: ['培训', 'Training'],
  shifts: ['排班', 'Shifts'],
  dispatch: ['调度', 'Dispatch'],
  projects: ['种子项目', 'Seed projects'],
};

ensureBuilt();
const document = await describeApi();
const written = new Map([
  [target, `${JSON.stringify(sorted(document), null, 1)}\n`],
  [clientTypes, `// Written by npm run openapi.\n${astToString(await openapiTS(structuredClone(sorted(document))))}`],
]);
if (process.argv.includes('--check')) {
  const stale = [...written].filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text);
  for (const [file] of stale)
    console.error(`${path.relative(root, file)} is not what the code says. Run: npm run openapi, and read the diff.`);
  if (stale.length === 0) console.log('apps/api/openapi.json and the types of the web client fit the code.');
  process.exit(stale.length === 0 ? 0 : 1);
}
for (const [file, text] of written) writeFileSync(file, text);
console.log(`${Object.keys(document.paths).length} paths written to apps/api/openapi.json`);
process.exit(0);

async function describeApi() {
  const { openApiApplication, routesOf } = await import(
    pathToFileURL(path.join(root, 'apps/api/dist/openapi-application.js')).href
  );
  const routes = routesOf(await openApiApplication());
  const program = readProgram();
  const checker = program.getTypeChecker();
  const schemas = new Schemas(checker, limitsByClass());
  const controllers = controllersOf(program);
  const paths = {};
  const used = new Set();
  for (const route of routes) {
    const controller = controllers.get(route.controller.name);
    const method = controller?.members.find(
      (one) => ts.isMethodDeclaration(one) && one.name.getText() === route.handler,
    );
    if (!controller || !method)
      throw new Error(`${route.controller.name}.${route.handler} is not in a *.controller.ts file.`);
    // What the API itself adds is drawn from recruitment: how its pages look.
    const group = /[\\/]libs[\\/]([^\\/]+)/.exec(controller.getSourceFile().fileName)?.[1] ?? 'volunteers';
    if (!groups[group]) throw new Error(`Give the routes of libs/${group} a title in tools/openapi.mjs.`);
    used.add(group);
    const place = (paths[templateOf(route.path)] ??= {});
    place[route.method.toLowerCase()] = operationOf(route, controller, method, { checker, schemas, group });
  }
  const problem = problemSchema(program, schemas);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Red Maple 红枫林',
      version: '1.0',
      description:
        'Volunteer service centre: recruitment, vetting, teams, training, rosters, dispatch, seed projects. ' +
        'Errors are problem+json (RFC 9457) with a stable `code`. A changing request may carry an `Idempotency-Key`: ' +
        'repeated with the same body it is answered with the first answer; with another body it is refused.',
    },
    tags: Object.keys(groups)
      .filter((group) => used.has(group))
      .map((group) => ({
        name: group,
        description: groups[group].join(' · '),
        'x-title': { 'zh-CN': groups[group][0], en: groups[group][1] },
      })),
    paths,
    components: {
      schemas: schemas.components,
      responses: {
        Problem: { description: 'What went wrong', content: { 'application/problem+json': { schema: problem } } },
      },
      parameters: {
        IdempotencyKey: {
          name: 'Idempotency-Key',
          in: 'header',
          required: false,
          schema: { type: 'string', pattern: '^[\\x21-\\x7e]{8,200}$' },
        },
      },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'Opaque session token' },
        cookie: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-redmaple',
          description: 'For browsers; changing requests also send X-CSRF-Token',
        },
      },
    },
  };
}

function operationOf(route, controller, method, { checker, schemas, group }) {
  const given = method.parameters.flatMap((one) => parametersOf(one, { checker, schemas }));
  const parameters = [...unnamedParams(route, given), ...given];
  if (changing.has(route.method)) parameters.push({ $ref: '#/components/parameters/IdempotencyKey' });
  const body = method.parameters.find((one) => decoratorsOf(one).some(({ name }) => name === 'Body'));
  const answer = schemas.ofAnswer(method);
  const { description } = describing(checker.getSymbolAtLocation(method.name), checker);
  const upload = uploadOf(description ?? '');
  return {
    operationId: `${controller.name.text.replace(/Controller$/, '')}_${route.handler}`,
    tags: [group],
    ...(description !== undefined && { summary: description }),
    'x-allow': allowOf(route.rule),
    ...(route.rule?.kind !== 'public' && { security: [{ bearer: [] }, { cookie: [] }] }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: schemas.of(checker.getTypeAtLocation(body), body) } },
      },
    }),
    ...(upload && { requestBody: upload }),
    responses: {
      [String(route.status)]: {
        description: 'Done',
        ...(answer && { content: { [mediaTypeOf(method)]: { schema: answer } } }),
      },
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

/** A method that reads a form itself says so in its comment: "Multipart: `file` and optionally `note`." */
function uploadOf(description) {
  const [, said] = /^Multipart:(.*)/.exec(description) ?? [];
  if (said === undefined) return undefined;
  const [needed = '', wished = ''] = said.split('optionally');
  const names = (part) => [...part.matchAll(/`(\w+)`/g)].map(([, name]) => name);
  const properties = Object.fromEntries(
    [...names(needed), ...names(wished)].map((name) => [
      name,
      { type: 'string', ...(name === 'file' && { format: 'binary' }) },
    ]),
  );
  return {
    required: true,
    content: { 'multipart/form-data': { schema: { type: 'object', properties, required: names(needed).sort() } } },
  };
}

function mediaTypeOf(method) {
  const header = decoratorsOf(method).find(
    ({ name, args }) => name === 'Header' && /^content-type$/i.test(args[0]?.text ?? ''),
  );
  return header?.args[1]?.text?.split(';')[0] ?? 'application/json';
}

/** Parameters of the path and of the query that a method's argument stands for. */
function parametersOf(node, { checker, schemas }) {
  return decoratorsOf(node).flatMap(({ name, args }) => {
    const named = args[0] && ts.isStringLiteral(args[0]) ? args[0].text : undefined;
    const type = checker.getTypeAtLocation(node);
    if (name === 'Param' && named !== undefined) {
      const uuid = args.slice(1).some((one) => one.getText().includes('ParseUUIDPipe'));
      return [{ name: named, in: 'path', required: true, schema: { type: 'string', ...(uuid && { format: 'uuid' }) } }];
    }
    if (name === 'Query' && named !== undefined)
      return [{ name: named, in: 'query', required: !node.questionToken, schema: schemas.of(type, node) }];
    if (name !== 'Query') return [];
    return queryOf(schemas.of(type, node), schemas);
  });
}

/** The county stands in a path without being an argument: it is the guard that reads it. */
function unnamedParams(route, given) {
  const names = pathParams(route).filter((name) => !given.some((one) => one.in === 'path' && one.name === name));
  return names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
}

function pathParams(route) {
  return [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name);
}

function queryOf(schema, schemas) {
  const name = schema.$ref.split('/').at(-1);
  const { properties, required = [] } = schemas.components[name];
  // A query's class is spelt out as its parameters.
  schemas.forget(name);
  return Object.entries(properties).map(([field, { description, deprecated, ...inner }]) => ({
    name: field,
    in: 'query',
    required: required.includes(field),
    ...(description !== undefined && { description }),
    ...(deprecated && { deprecated }),
    schema: inner,
  }));
}

function problemSchema(program, schemas) {
  const file = program.getSourceFiles().find((one) => one.fileName.endsWith('platform/src/http/problem.ts'));
  const declaration = file.statements.find((one) => ts.isInterfaceDeclaration(one) && one.name.text === 'Problem');
  return schemas.of(program.getTypeChecker().getTypeAtLocation(declaration), declaration);
}

/** Who may call, as the guard sees it. */
function allowOf(rule) {
  if (!rule) return { kind: 'nobody' };
  return rule.kind === 'roles' ? { kind: 'roles', roles: [...rule.roles].sort() } : { kind: rule.kind };
}

function templateOf(route) {
  return route.replace(/:(\w+)/g, '{$1}');
}

/** Same content, same bytes: keys in order. */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
