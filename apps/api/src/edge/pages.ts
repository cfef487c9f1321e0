import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Env } from '@redmaple/platform';
import type { FastifyInstance } from 'fastify';

const types = { html: 'text/html', css: 'text/css', js: 'text/javascript' } as const;
const assets = ['pages.css', 'dev-inbox.js', 'invitation.js'];

/** The few pages the API has itself: the link of an invitation, and the development inbox. */
export function servePages(fastify: FastifyInstance, env: Env): void {
  serve(fastify, '/invitation/:county', 'invitation.html');
  if (env.devInboxOn) serve(fastify, '/dev/inbox', 'dev-inbox.html');
  for (const name of assets) serve(fastify, `/pages/${name}`, name);
}

function serve(fastify: FastifyInstance, url: string, name: string): void {
  const text = readFileSync(fileURLToPath(new URL(`../../public/${name}`, import.meta.url)), 'utf8');
  const type = types[name.split('.').at(-1) as keyof typeof types];
  fastify.get(url, (_request, reply) => {
    void reply.header('content-type', `${type}; charset=utf-8`).header('cache-control', 'no-cache').send(text);
  });
}
