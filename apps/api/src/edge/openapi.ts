import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { contextIfAny } from '@redmaple/platform';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ApiDocument } from './api-document.js';
import { apiPage, type Locale } from './api-page.js';

/** Written by `npm run openapi`, committed, and compared with the code in CI. */
const documentFile = fileURLToPath(new URL('../../openapi.json', import.meta.url));

/** Serves the committed description of the API, and a page for people. */
export function serveOpenApi(fastify: FastifyInstance): void {
  const text = readFileSync(documentFile, 'utf8');
  fastify.get('/api/v1/openapi.json', (_request, reply) => {
    void reply.header('content-type', 'application/json; charset=utf-8').send(text);
  });
  const pages = new Map<Locale, string>();
  fastify.get<{ Querystring: { lang?: unknown } }>('/api/v1/docs', (request, reply) => {
    const locale = localeOf(request);
    const page = pages.get(locale) ?? apiPage(JSON.parse(text) as ApiDocument, locale);
    pages.set(locale, page);
    void reply.header('content-type', 'text/html; charset=utf-8').header('vary', 'accept-language').send(page);
  });
}

/** The language of the link that was followed, else the browser's. */
function localeOf(request: FastifyRequest<{ Querystring: { lang?: unknown } }>): Locale {
  const { lang } = request.query;
  return lang === 'en' || lang === 'zh-CN' ? lang : (contextIfAny()?.locale ?? 'zh-CN');
}
