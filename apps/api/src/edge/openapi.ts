import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';

/** Written by `npm run openapi`, committed, and compared with the code in CI. */
const documentFile = fileURLToPath(new URL('../../openapi.json', import.meta.url));

/** Serves the committed description of the API, and a page for people. */
export function serveOpenApi(fastify: FastifyInstance): void {
  const document = existsSync(documentFile) ? readFileSync(documentFile, 'utf8') : '{}';
  fastify.get('/api/v1/openapi.json', (_request, reply) => {
    void reply.header('content-type', 'application/json; charset=utf-8').send(document);
  });
}
