import { negotiateLocale } from '@redmaple/i18n';
import { type Counties, type DomainError, sendProblem } from '@redmaple/platform';
import { type ProblemKind, renderProblem } from '@redmaple/public-pages';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type FrameEnv, frameOf, houseFrame, inCounty } from './page-frame.js';

/** The programs' part of the site: problems are told as JSON there, whoever asks. */
const programs = /^\/(?:api|assets|health|metrics)(?:[/?]|$)/;
const ofCounty = /^\/c\/(\d{6})(?:[/?]|$)/;

/** The page for a status. */
export function problemKindOf(status: number): ProblemKind {
  if (status === 404 || status === 405) return 'notFound';
  if (status === 410) return 'gone';
  if (status === 429) return 'tooMany';
  if (status === 503) return 'busy';
  return status >= 500 ? 'failed' : 'unreadable';
}

/** Whether a person looks at the answer: a browser that opens an address asks for a page, a program does not. */
function isForPeople({ url, headers }: FastifyRequest): boolean {
  return !programs.test(url) && (headers.accept ?? '').includes('text/html');
}

/**
 * Tells people in a page what programs are told as problem+json: whoever types a wrong address gets plain words and a way
 * home. Below the pages of a county that is the county's own page.
 * @param counties known once the modules stand
 */
export function tellPeopleInPages(fastify: FastifyInstance, env: FrameEnv, counties: () => Counties | undefined): void {
  fastify.addHook('onSend', async (request, reply, payload) => {
    const problem = String(reply.getHeader('content-type') ?? '').startsWith('application/problem+json');
    if (!problem) return payload;
    if (!programs.test(request.url)) void reply.header('vary', 'Accept, Cookie, Accept-Language');
    return isForPeople(request) ? asPage(request, reply, env, counties()) : payload;
  });
}

/** The same for an address that cannot be read at all: it comes neither to a route nor to the hooks. */
export function tellBadAddress(error: DomainError, env: FrameEnv, request: FastifyRequest, reply: FastifyReply): void {
  if (!isForPeople(request)) return sendProblem(error, request, reply);
  const frame = houseFrame(env, negotiateLocale(request.headers['accept-language']), '/');
  void reply
    .status(error.status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(renderProblem(frame, problemKindOf(error.status)));
}

async function asPage(
  request: FastifyRequest,
  reply: FastifyReply,
  env: FrameEnv,
  counties: Counties | undefined,
): Promise<string> {
  const frame = frameOf(env, request, reply);
  const code = ofCounty.exec(request.url)?.[1];
  const placed =
    code !== undefined && counties ? await inCounty(frame, counties, code).catch(() => undefined) : undefined;
  void reply.header('content-type', 'text/html; charset=utf-8').header('cache-control', 'no-store');
  return renderProblem(placed ?? frame, problemKindOf(reply.statusCode));
}
