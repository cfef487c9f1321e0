import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import cookie from '@fastify/cookie';
import { Module, type Provider, RequestMethod, type Type } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type { FastifyInstance } from 'fastify';
import type { CoreRole } from '../access/allow.js';
import { Counties } from '../access/counties.js';
import { Sessions } from '../access/sessions.js';
import { Clock } from '../clock/clock.js';
import { FakeClock } from '../clock/fake-clock.js';
import { asSystem } from '../context/context.js';
import { uuidv7 } from '../crypto/identifiers.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { addRequestHooks, requestIdFrom } from '../http/request-hooks.js';
import { PlatformApiModule } from '../platform-api.module.js';
import { PlatformModule } from '../platform.module.js';
import { platformMigrations } from '../platform.migrations.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';
import { testEnv } from './test-env.js';
import { longFresh, otherCounty, testCounty } from './test-module.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The body: parsed when it is JSON. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface SendOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON unless it is a text or a form already. */
  readonly body?: unknown;
}

/** The platform's own routes, and those of sample controllers, over a database of their own. */
export interface PlatformApi {
  readonly app: NestFastifyApplication;
  readonly database: TestDatabase;
  readonly clock: FakeClock;
  readonly work: UnitOfWork;
  get<T>(token: unknown): T;
  send(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, options?: SendOptions): Promise<Answer>;
  inCounty<T>(work: () => Promise<T>, county?: string): Promise<T>;
  /** Headers of a new staff account. */
  staff(
    roles: readonly CoreRole[],
    county?: string,
  ): Promise<{ accountId: string; token: string; headers: Record<string, string> }>;
  close(): Promise<void>;
}

/** Boots PlatformModule and PlatformApiModule on Fastify as apps/api does, without the libs above. */
export async function openPlatformApi(
  options: {
    controllers?: Type[];
    providers?: Provider[];
    /** Environment variables that differ. */
    more?: (database: TestDatabase) => Record<string, string>;
    prepare?: (fastify: FastifyInstance) => void;
  } = {},
): Promise<PlatformApi> {
  const database = await createTestDatabase(platformMigrations);
  const env = testEnv(database, options.more ? { more: options.more(database) } : {});
  const clock = new FakeClock();
  @Module({ controllers: options.controllers ?? [], providers: options.providers ?? [] })
  class Samples {}
  const module = await Test.createTestingModule({
    imports: [
      PlatformModule.forRoot({ env, entities: [], clock, queuePrefix: `test-${randomUUID()}` }),
      PlatformApiModule.forRoot(env),
      Samples,
    ],
  }).compile();
  const adapter = new FastifyAdapter({
    bodyLimit: 1_048_576,
    forceCloseConnections: 'idle',
    genReqId: (request: IncomingMessage) => requestIdFrom(request.headers['x-request-id']),
  });
  const fastify = adapter.getInstance<FastifyInstance>();
  addRequestHooks(fastify);
  const app = module.createNestApplication<NestFastifyApplication>(adapter, { logger: false });
  await app.register(cookie);
  options.prepare?.(fastify);
  app.setGlobalPrefix('api/v1', {
    exclude: ['health/(.*)', 'metrics'].map((path) => ({ path, method: RequestMethod.GET })),
  });
  await app.init();
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const counties = app.get(Counties);
  await counties.register({ code: testCounty, name: '诸暨市', kind: 'demo' });
  await counties.register({ code: otherCounty, name: '芮城县' });
  const work = app.get(UnitOfWork);
  const inCounty = <T>(inside: () => Promise<T>, county = testCounty): Promise<T> =>
    asSystem(county, 'test', () => work.run(inside));
  const get = <T>(token: unknown): T => app.get<T>(token as never, { strict: false });
  return {
    app,
    database,
    clock,
    work,
    get,
    inCounty,
    send: (method, path, sent = {}) => send(url, method, path, sent),
    staff: (roles, county = testCounty) => inCounty(() => openStaff(get, roles), county),
    async close() {
      await app.close();
      await database.drop();
    },
  };
}

async function send(url: string, method: string, path: string, sent: SendOptions): Promise<Answer> {
  const { body } = sent;
  const answer = await fetch(path.startsWith('/') ? `${url}${path}` : `${url}/api/v1/${path}`, {
    method,
    headers: {
      ...(body !== undefined && !(body instanceof FormData) && { 'content-type': 'application/json' }),
      ...sent.headers,
    },
    ...(body !== undefined && {
      body: typeof body === 'string' || body instanceof FormData ? body : JSON.stringify(body),
    }),
  });
  const text = await answer.text();
  const json = (answer.headers.get('content-type') ?? '').includes('json');
  return {
    status: answer.status,
    headers: answer.headers,
    body: (json ? JSON.parse(text) : { text }) as Answer['body'],
  };
}

async function openStaff(get: PlatformApi['get'], roles: readonly CoreRole[]) {
  const now = get<Clock>(Clock).now();
  const accountId = uuidv7(now);
  const work = get<UnitOfWork>(UnitOfWork);
  await work.execute(
    `INSERT INTO platform.account (id, kind, login, display_name, status) VALUES ($1::uuid, 'staff', $1::text, '测试', 'active')`,
    [accountId],
  );
  await work.execute(
    `INSERT INTO platform.role_grant (account_id, role, granted_by, valid_from) SELECT $1, r, 'system', '2020-01-01' FROM unnest($2::text[]) AS r`,
    [accountId, roles],
  );
  const { token } = await get<Sessions>(Sessions).open('staff', { accountId, secondFactorAt: longFresh });
  return { accountId, token, headers: { authorization: `Bearer ${token}` } };
}
