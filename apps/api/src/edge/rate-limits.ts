import { createHash } from 'node:crypto';
import '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Env, requestErrors, sessionCookie } from '@redmaple/platform';
import type { FastifyRequest } from 'fastify';
import { Redis } from 'ioredis';
import { routesOf } from './route-table.js';

/** Signed-in callers may ask this many times as often as strangers. */
const signedInFactor = 5;
/** Opening one page asks for many files; they cost next to nothing and a whole school may stand behind one address. */
const fileFactor = 20;
const pageFactor = 5;
const files = /^\/(assets|pages|console|me|plugins)(\/|$)/;

/**
 * Limits requests a minute: on routes that are open to everybody by address, on the others by token, be it a bearer's or a
 * browser's cookie: a whole centre sits behind one address. A token is not looked at yet when this counts, so where none
 * is needed a made-up one buys no further requests. Files and pages of the web count apart from the calls of the API.
 * Shared between processes on Redis.
 */
export async function limitRates(app: NestFastifyApplication, env: Env): Promise<void> {
  const redis = env.REDIS_URL
    ? new Redis(env.REDIS_URL, { maxRetriesPerRequest: 1, enableOfflineQueue: false, connectTimeout: 500 })
    : undefined;
  redis?.on('error', () => {});
  if (redis)
    app
      .getHttpAdapter()
      .getInstance()
      .addHook('onClose', async () => redis.disconnect());
  let closed: ReadonlySet<string> | undefined;
  const needsSession = ({ method, routeOptions }: FastifyRequest): boolean => {
    closed ??= closedRoutes(app);
    return closed.has(`${method} ${routeOptions.url ?? ''}`);
  };
  await app.register(rateLimit, {
    global: true,
    timeWindow: '1 minute',
    max: (_request, key) => env.RATE_LIMIT_PUBLIC * factors[key.slice(0, 1) as keyof typeof factors],
    keyGenerator: (request) => {
      const kind = kindOf(request);
      if (kind !== 'a') return `${kind}:${request.ip}`;
      const token = request.headers.authorization ?? request.cookies[sessionCookie];
      return token && needsSession(request)
        ? `t:${createHash('sha256').update(token).digest('base64url').slice(0, 22)}`
        : `a:${request.ip}`;
    },
    allowList: (request) => request.url.startsWith('/health/') || request.url === '/metrics',
    errorResponseBuilder: (_request, context) =>
      requestErrors.tooMany({}, { retryAfterSeconds: Math.ceil(context.ttl / 1000) }),
    // Redis away: let people through rather than shut the door.
    skipOnError: true,
    ...(redis && { redis, nameSpace: 'redmaple-rate:' }),
  });
}

const factors = { a: 1, t: signedInFactor, f: fileFactor, p: pageFactor } as const;

/** A file of the web, a page of the web that is rendered here, or a call of the API. */
function kindOf({ method, routeOptions, url }: FastifyRequest): 'f' | 'p' | 'a' {
  const path = routeOptions.url ?? url;
  if ((method !== 'GET' && method !== 'HEAD') || path.startsWith('/api/')) return 'a';
  return files.test(path) ? 'f' : 'p';
}

function closedRoutes(app: NestFastifyApplication): ReadonlySet<string> {
  const closed = routesOf(app).filter(({ rule }) => rule?.kind !== 'public');
  return new Set(closed.map(({ method, path }) => `${method} ${path}`));
}
