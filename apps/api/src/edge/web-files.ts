import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Where `npm run build` puts the browser programs; the same place seen from the sources and from the compiled files. */
const built = fileURLToPath(new URL('../../../web/dist/', import.meta.url));
const own = fileURLToPath(new URL('../../public/assets/', import.meta.url));
const programs = ['console', 'me'] as const;

/**
 * Serves the console, the volunteers' pages and the files of the public pages. Files with a hash in their name are kept for a
 * year; everything else is asked for anew each time. Whatever a program's own addresses are, its index.html answers for
 * them; a missing file is a 404 and never a page, so that a missing script says so.
 */
export async function serveWeb(fastify: FastifyInstance): Promise<void> {
  await fastify.register(fastifyStatic, { root: own, prefix: '/assets/', decorateReply: true, maxAge: '1d' });
  await serveFolder(fastify, 'pages');
  for (const name of programs) {
    await serveFolder(fastify, name);
    const index = (_request: FastifyRequest, reply: FastifyReply): FastifyReply =>
      reply.header('cache-control', 'no-cache').sendFile('index.html', `${built}${name}`, { cacheControl: false });
    fastify.get(`/${name}`, (_request, reply) => reply.redirect(`/${name}/`));
    fastify.get(`/${name}/`, index);
    fastify.get(`/${name}/*`, (request, reply) =>
      /\.[a-z0-9]{1,12}$/i.test(request.url.split('?')[0] ?? '') ? reply.callNotFound() : index(request, reply),
    );
  }
}

async function serveFolder(fastify: FastifyInstance, name: string): Promise<void> {
  const root = `${built}${name}/`;
  // Tests of the API alone run without a built web.
  if (!existsSync(root)) return;
  await fastify.register(fastifyStatic, {
    root,
    prefix: `/${name}/`,
    decorateReply: false,
    wildcard: false,
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (response, path) => {
      const lasting = path.includes('/assets/');
      void response.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}
