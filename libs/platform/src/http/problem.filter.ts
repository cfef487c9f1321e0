import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { contextIfAny } from '../context/context.js';
import { translateDatabaseError } from '../database/database-errors.js';
import { DomainError } from '../errors/domain-error.js';
import { accessErrors, requestErrors } from '../errors/platform-errors.js';
import { toProblem } from './problem.js';

/** Turns whatever was thrown into problem+json. Unknown errors are logged by kind and place, never by message. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    sendProblem(this.understand(thrown, request), request, reply);
  }

  private understand(thrown: unknown, request: FastifyRequest): DomainError {
    const error = asDomainError(thrown);
    if (error) {
      if (error.kind === 'unavailable') reportFailure('unavailable', error.cause ?? error, request);
      return error;
    }
    reportFailure('failed', thrown, request);
    return new InternalError();
  }
}

const log = new Logger('Request');

/** Notes what went wrong in the house itself: kind, route and places. A message could repeat what a person typed. */
export function reportFailure(what: 'failed' | 'unavailable', thrown: unknown, request: FastifyRequest): void {
  const error = thrown instanceof Error ? thrown : undefined;
  log.error({
    what,
    requestId: request.id,
    route: request.routeOptions.url,
    error: error?.name,
    errorCode: (thrown as { code?: string } | undefined)?.code,
    stack: error?.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 6),
  });
}

/** An unforeseen failure: our fault, status 500. */
class InternalError extends DomainError {
  constructor() {
    super('request.internal', 'unavailable');
  }

  override get status(): number {
    return 500;
  }
}

export function sendProblem(error: DomainError, request: FastifyRequest, reply: FastifyReply): void {
  const problem = toProblem(error, contextIfAny()?.locale ?? 'zh-CN', request.id);
  if (error.details.retryAfterSeconds !== undefined)
    void reply.header('retry-after', String(error.details.retryAfterSeconds));
  void reply
    .status(error.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem));
}

/** The DomainError that a thrown value stands for, if a caller caused it. */
export function asDomainError(thrown: unknown): DomainError | undefined {
  const translated = translateDatabaseError(thrown);
  if (translated instanceof DomainError) return translated;
  // Nest hides the parser's error code behind a bare 400; only its text still tells what happened.
  if (thrown instanceof HttpException)
    return /\bJSON\b/.test(thrown.message) ? requestErrors.malformedJson() : fromStatus(thrown.getStatus());
  const fastify = thrown as { statusCode?: number; code?: string } | null;
  if (fastify?.code === 'FST_ERR_CTP_INVALID_JSON_BODY' || fastify?.code === 'FST_ERR_CTP_EMPTY_JSON_BODY')
    return requestErrors.malformedJson();
  // The parser's; any other syntax error is a fault of ours.
  if (thrown instanceof SyntaxError && fastify?.statusCode === 400) return requestErrors.malformedJson();
  if (typeof fastify?.statusCode === 'number' && fastify.statusCode < 500) return fromStatus(fastify.statusCode);
  return undefined;
}

function fromStatus(status: number): DomainError | undefined {
  switch (status) {
    case 401:
      return accessErrors.signInNeeded();
    case 403:
      return accessErrors.denied();
    case 404:
    case 405:
      return requestErrors.notFound();
    case 413:
      return new StatusError('request.tooLarge', 413);
    case 415:
      return new StatusError('request.unsupportedType', 415);
    case 429:
      return requestErrors.tooMany({}, { retryAfterSeconds: 60 });
    default:
      return status >= 400 && status < 500 ? requestErrors.invalid() : undefined;
  }
}

/** An error whose HTTP status is more exact than its kind. */
class StatusError extends DomainError {
  constructor(
    code: string,
    private readonly exact: number,
  ) {
    super(code, 'invalid');
  }

  override get status(): number {
    return this.exact;
  }
}
