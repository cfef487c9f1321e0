import type { Locale } from '@redmaple/i18n';
import type { Problem } from '@redmaple/platform';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** An answer of the API: what was asked for, or why not. */
export type Answer<Body> =
  | { readonly ok: true; readonly status: number; readonly body: Body }
  | { readonly ok: false; readonly status: number; readonly problem: Problem };

export interface Asking {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below `/api/v1/`. */
  readonly path: string;
  readonly locale: Locale;
  readonly body?: unknown;
  readonly idempotencyKey?: string | undefined;
  /** Token of a recruit's session. */
  readonly token?: string | undefined;
}

/**
 * Asks the API itself for what a form without JavaScript wants. Pages then share its checks, its idempotency, its limits
 * and its texts with every other client, and have no second way in.
 */
export async function askApi<Body>(
  fastify: FastifyInstance,
  request: FastifyRequest,
  asking: Asking,
): Promise<Answer<Body>> {
  const answer = await fastify.inject({
    method: asking.method,
    url: `/api/v1/${asking.path}`,
    remoteAddress: request.ip,
    headers: {
      'accept-language': asking.locale,
      'x-request-id': request.id,
      ...(asking.idempotencyKey !== undefined && { 'idempotency-key': asking.idempotencyKey }),
      ...(asking.token !== undefined && { authorization: `Bearer ${asking.token}` }),
    },
    ...(asking.body !== undefined && { payload: asking.body as object }),
  });
  const status = answer.statusCode;
  if (status >= 400) return { ok: false, status, problem: answer.json<Problem>() };
  return { ok: true, status, body: answer.body === '' ? (undefined as Body) : answer.json<Body>() };
}
