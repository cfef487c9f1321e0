import type { Counties, Env } from '@redmaple/platform';
import { renderProblem } from '@redmaple/public-pages';
import type { CallsService } from '@redmaple/volunteers';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { frameOf } from './page-frame.js';

/** What the pages are made with. */
export interface PagesHouse {
  readonly env: Env;
  readonly counties: Counties;
  readonly calls: CallsService;
  readonly script: string | undefined;
  readonly now: () => Date;
  /** Where the API answers; its routes are not known yet when the pages are added. */
  readonly api: FastifyInstance;
}

/** Sends a page. Pages hold what was typed or who one is, so no cache keeps them. */
export function sendPage(reply: FastifyReply, html: string, status = 200): FastifyReply {
  return reply
    .status(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('vary', 'Cookie, Accept-Language')
    .send(html);
}

/** A page that says that there is none at this address. */
export function sendNotFound({ env }: PagesHouse, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendPage(reply, renderProblem(frameOf(env, request, reply), 'notFound'), 404);
}
