import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
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
  hangUpOnTheSilent(fastify);
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    withContext(
      {
        county: undefined,
        actor: anonymous,
        requestId: request.id,
        locale: negotiateLocale(request.headers['accept-language']),
        ...(request.headers['user-agent'] !== undefined && { userAgent: request.headers['user-agent'] }),
      },
      done,
    );
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    // A stream lasts as long as its page is open: that is no time to answer. Open streams are counted apart.
    if (String(reply.raw.getHeader('content-type')).startsWith('text/event-stream')) return done();
    // The route's pattern, never the address itself: addresses hold ids.
    const route = request.routeOptions.url ?? 'unknown';
    metrics.httpSeconds.observe(
      { method: request.method, route, status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
    done();
  });
}

/**
 * Browsers open connections ahead of need. One that never asked anything does not count as idle for Node, so closing
 * would wait a minute for its first request: the process would be killed before it has drained.
 */
function hangUpOnTheSilent(fastify: FastifyInstance): void {
  const silent = new Set<Socket>();
  let closing = false;
  fastify.server.on('connection', (socket: Socket) => {
    if (closing) return socket.destroy();
    silent.add(socket);
    return socket.once('close', () => silent.delete(socket));
  });
  fastify.addHook('onRequest', (request, _reply, done) => {
    silent.delete(request.raw.socket);
    done();
  });
  fastify.addHook('preClose', (done) => {
    closing = true;
    for (const socket of silent) socket.destroy();
    done();
  });
}
