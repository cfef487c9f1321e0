import type { IncomingMessage } from 'node:http';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  addRequestHooks,
  asDomainError,
  Counties,
  createLogger,
  type Env,
  requestErrors,
  requestIdFrom,
  StructuredLogger,
} from '@redmaple/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApiModule, type ApiOptions } from './api.module.js';
import { contentSecurity } from './edge/content-security.js';
import { limitRates } from './edge/rate-limits.js';
import { serveOpenApi } from './edge/openapi.js';
import { servePages } from './edge/pages.js';
import { servePluginFiles } from './edge/plugin-files.js';
import { setPrefix } from './edge/route-table.js';
import { tellBadAddress, tellPeopleInPages } from './pages/problem-pages.js';
import { servePublicPages } from './pages/public-pages.js';
import { serveWeb } from './edge/web-files.js';

/** Largest JSON body, in bytes. Uploads have their own limit. */
const bodyLimit = 1_048_576;
/** Largest uploaded file, in bytes. */
const uploadLimit = 10 * 1_048_576;

/** Builds the API: Fastify with its edge plugins, and the modules behind it. It does not listen yet. */
export async function createApi(options: ApiOptions): Promise<NestFastifyApplication> {
  const { env } = options;
  const logger = createLogger(env, 'api');
  const adapter = new FastifyAdapter({
    logger: false,
    bodyLimit,
    genReqId: (request: IncomingMessage) => requestIdFrom(request.headers['x-request-id']),
    forceCloseConnections: 'idle',
    // Whoever still has a connection when this process ends is answered as ever.
    return503OnClosing: false,
    // An address that cannot be read never comes to a route, nor to its filter.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      tellBadAddress(asDomainError(error) ?? requestErrors.invalid(), env, request, reply),
    ...(env.TRUST_PROXY !== undefined && { trustProxy: env.TRUST_PROXY }),
  });
  const fastify = adapter.getInstance<FastifyInstance>();
  addRequestHooks(fastify);
  logRequests(fastify, logger);
  let counties: Counties | undefined;
  tellPeopleInPages(fastify, env, () => counties);
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.forRoot(options), adapter, {
    logger: new StructuredLogger(logger),
    abortOnError: false,
  });
  counties = app.get(Counties, { strict: false });
  // Event streams are written past the reply and stay as they are: a compressor would hold their lines back.
  await app.register(compress, {
    global: true,
    threshold: 1024,
    encodings: ['br', 'gzip'],
    customTypes: /^(?:text\/(?!event-stream)|application\/(?:json|problem\+json|javascript))/,
  });
  await app.register(cookie);
  await app.register(helmet, contentSecurity(env));
  await app.register(multipart, {
    limits: { fileSize: uploadLimit, files: 1, fields: 20, fieldSize: 10_000, parts: 25 },
  });
  await limitRates(app, env);
  setPrefix(app);
  serveOpenApi(fastify);
  servePages(fastify, env);
  await servePublicPages(app, env);
  await serveWeb(fastify);
  servePluginFiles(app, fastify);
  app.enableShutdownHooks(['SIGTERM', 'SIGINT']);
  return app;
}

function logRequests(fastify: FastifyInstance, logger: ReturnType<typeof createLogger>): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    // The route's pattern, never the address: addresses hold ids.
    logger.info(
      {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
    done();
  });
}

/** Says loudly what plain http costs elsewhere than on this machine. */
export function warnOfPlainHttp(env: Env, warn: (text: string) => void): void {
  const url = new URL(env.PUBLIC_URL);
  if (url.protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)) return;
  warn(
    `PUBLIC_URL is ${url.origin}: over plain http browsers keep no sign-in cookie and no offline pages. Put TLS in front (docker-compose.yml has a proxy).`,
  );
}
