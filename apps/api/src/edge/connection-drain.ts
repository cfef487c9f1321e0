import { Server } from 'node:net';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { isReplaced } from '@redmaple/platform';
import type { FastifyInstance } from 'fastify';

/** How long clients that keep a connection open may send one more request on it, in milliseconds. */
const farewell = 2_000;

/**
 * Another process serves on the same socket already: this one takes no new connections, and tells those it has with
 * their next answer to come anew. Cutting an idle connection could meet a request that is on its way.
 */
@Injectable()
export class ConnectionDrain implements BeforeApplicationShutdown {
  constructor(private readonly host: HttpAdapterHost) {}

  async beforeApplicationShutdown(): Promise<void> {
    const { server } = this.host.httpAdapter.getInstance<FastifyInstance>();
    if (!isReplaced() || !server.listening) return;
    server.prependListener('request', (_request, response) => void response.setHeader('connection', 'close'));
    // The close of HTTP servers would cut idle connections at once.
    Server.prototype.close.call(server);
    const end = performance.now() + farewell;
    while (performance.now() < end && (await connectionsOf(server)) > 0)
      await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function connectionsOf(server: Server): Promise<number> {
  return new Promise((resolve) => server.getConnections((error, count) => resolve(error ? 0 : count)));
}
