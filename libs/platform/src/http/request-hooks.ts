import { randomUUID } from 'node:crypto';
import { negotiateLocale } from '@redmaple/i18n';
import type { FastifyInstance } from 'fastify';
import { anonymous, withContext } from '../context/context.js';
import { metrics } from '../health/metrics.js';

const requestIdShape = /^[A-Za-z0-9._-]{8,64}$/;

/** A usable request id from the caller (or the proxy), otherwise a new one. */
export function requestIdFrom(given: string | string[] | undefined): string {
  return typeof given === 'string' && requestIdShape.test(given) ? given : randomUUID();
}

/** Puts a context around every request, and measures it. */
export function addRequestHooks(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    withContext(
      {
        county: undefined,
        actor: anonymous,
        requestId: request.id,
        locale: negotiateLocale(request.headers['accept-language']),
      },
      done,
    );
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    // The route's pattern, never the address itself: addresses hold ids.
    const route = request.routeOptions.url ?? 'unknown';
    metrics.httpSeconds.observe(
      { method: request.method, route, status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
    done();
  });
}
