import { createHash } from 'node:crypto';
import rateLimit from '@fastify/rate-limit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Env, requestErrors } from '@redmaple/platform';
import type { FastifyRequest } from 'fastify';
import { Redis } from 'ioredis';
import { routesOf } from './route-table.js';

/** Signed-in callers may ask this many times as often as strangers. */
const signedInFactor = 5;

/**
 * Limits requests a minute: on routes that are open to everybody by address, on the others by token. A token is not looked at
 * yet when this counts, so where none is needed a made-up one buys no further requests. Shared between processes on Redis.
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
    max: (_request, key) => (key.startsWith('t:') ? env.RATE_LIMIT_PUBLIC * signedInFactor : env.RATE_LIMIT_PUBLIC),
    keyGenerator: (request) => {
      const { authorization } = request.headers;
      return authorization && needsSession(request)
        ? `t:${createHash('sha256').update(authorization).digest('base64url').slice(0, 22)}`
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

function closedRoutes(app: NestFastifyApplication): ReadonlySet<string> {
  const closed = routesOf(app).filter(({ rule }) => rule?.kind !== 'public');
  return new Set(closed.map(({ method, path }) => `${method} ${path}`));
}
