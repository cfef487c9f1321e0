import { openTestApi, type TestApi, testCounty as county } from '@redmaple/api/testing';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { actorsIn, letMinutePass, listenAndSend } from './support/actors.js';
import { apiDocument, operationsOf, type Schema } from './support/bodies.js';
import { type Actors, inventedPerson, playThread, type Remains, type Send } from './support/thread.js';

interface Answered {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly body: unknown;
}

/** Everything that openapi.json does not name is one field too many: a row that slipped out whole would show. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, one]) => [key, closed(one)]));
  return inner.type === 'object' && inner.properties !== undefined && inner.additionalProperties === undefined
    ? { ...inner, additionalProperties: false }
    : inner;
}

describe('the answers', () => {
  let api: TestApi;
  let send: Send;
  let actors: Actors;
  let remains: Remains;
  const answers: Answered[] = [];

  beforeAll(async () => {
    api = await openTestApi({ worker: true });
    const plain = await listenAndSend(api);
    send = async (method, path, headers, body) => {
      const answer = await plain(method, path, headers, body);
      answers.push({ method, path: `/api/v1/${path.split('?')[0] ?? ''}`, status: answer.status, body: answer.body });
      return answer;
    };
    actors = await actorsIn(api, county);
    remains = await playThread({
      send,
      county,
      actors,
      recruit: inventedPerson('甲测', 1),
      second: inventedPerson('乙测', 2),
      reporterPhone: inventedPerson('', 3).phone,
      letMinutePass: () => letMinutePass(api.database.ownerUrl),
    });
    await readEverything();
  }, 120_000);
  afterAll(() => api?.close());

  /** What staff look at when the thread is through. */
  async function readEverything(): Promise<void> {
    const { call, application, volunteer, team, course, session, incident, project } = remains;
    const paths = [
      'calls',
      `calls/${call}`,
      `calls/${call}/counts`,
      `applications/${application}`,
      `applications/${application}/decisions`,
      'vetting/queue?stage=screening',
      'vetting/summary',
      'volunteers',
      `volunteers/${volunteer}`,
      `volunteers/${volunteer}/qualifications`,
      `volunteers/${volunteer}/insurance`,
      `volunteers/${volunteer}/service-records`,
      'qualifications/expiring',
      'teams',
      `teams/${team}`,
      `teams/${team}/members`,
      'areas',
      'team-types',
      'training/courses',
      `training/courses/${course}`,
      'training/sessions',
      `training/sessions/${session}`,
      `training/sessions/${session}/enrolments`,
      'sites',
      `shift-templates?teamId=${team}`,
      'rosters',
      `availability/${volunteer}`,
      'incidents',
      `incidents/${incident}`,
      'organisations',
      'projects',
      `projects/${project}`,
      'session',
      'sessions',
    ];
    for (const path of paths) await send('GET', path, actors.operator);
    for (const path of ['accounts', 'plugins', 'plugins/maple-grove', 'plugins/faults'])
      await send('GET', path, actors.admin);
    await send('GET', `public/counties/${county}/calls`, {});
  }

  it('hold the fields that openapi.json says, and no others', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
    ajv.addSchema(closed({ $id: 'api', components: apiDocument.components }) as object);
    const operations = operationsOf(apiDocument).map((one) => ({
      ...one,
      pattern: new RegExp(`^${one.path.replace(/\{\w+\}/g, '[^/]+')}$`),
    }));
    const seen = new Set<string>();
    const wrong = new Set<string>();
    for (const { method, path, status, body } of answers) {
      // The most exact template comes first: `mine` before `{id}`.
      const [found] = operations
        .filter((one) => one.method === method && one.pattern.test(path))
        .sort((one, other) => (one.path.match(/\{/g) ?? []).length - (other.path.match(/\{/g) ?? []).length);
      const declared = found?.operation.responses[String(status)];
      const name = `${method} ${found?.path ?? path} ${status}`;
      if (!declared) {
        wrong.add(`${name} is not described`);
        continue;
      }
      seen.add(name);
      const schema = declared.content?.['application/json']?.schema;
      if (!schema) {
        if (body !== undefined) wrong.add(`${name} has a body that is not described`);
        continue;
      }
      const check = ajv.compile(inPlace(schema));
      if (!check(body)) wrong.add(`${name}: ${ajv.errorsText(check.errors).slice(0, 300)}`);
    }
    expect([...wrong]).toEqual([]);
    expect(seen.size).toBeGreaterThan(80);
  });
});

/** A schema whose references lead into the document. */
function inPlace(schema: Schema): object {
  return JSON.parse(JSON.stringify(closed(schema)).replaceAll('"#/components', '"api#/components')) as object;
}
