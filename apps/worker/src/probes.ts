import { createServer, type Server } from 'node:http';
import type { INestApplicationContext } from '@nestjs/common';
import { givenSocket, Health, metrics } from '@redmaple/platform';

/** Answers probes and Prometheus on a port of its own; 0 = none. */
export function serveProbes(app: INestApplicationContext, port: number): Server | undefined {
  if (port === 0) return undefined;
  const server = createServer((request, response) => {
    void (async () => {
      try {
        if (request.url === '/health/live') return response.end('{"status":"live"}');
        if (request.url === '/metrics') return response.end(await metrics.registry.metrics());
        if (request.url !== '/health/ready') return response.writeHead(404).end();
        await app.get(Health).ready();
        return response.end('{"status":"ready"}');
      } catch {
        return response.writeHead(503).end();
      }
    })();
  });
  return server.listen(givenSocket()?.handle ?? port);
}
