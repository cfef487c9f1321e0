import { createHash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { Clock } from '../clock/clock.js';
import { currentContext } from '../context/context.js';
import { Vault } from '../crypto/vault.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { requestErrors } from '../errors/platform-errors.js';
import { refuseDeepNesting } from './validation.pipe.js';

const keyShape = /^[\x21-\x7e]{8,200}$/;
const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

interface StoredAnswer {
  request_hash: Buffer;
  status: number | null;
  sealed_body: Buffer | null;
}

/**
 * `Idempotency-Key` on every changing route: the key, the change and the answer are stored in one transaction, so a
 * request repeated after a lost reply gets the first answer and changes nothing. Failed requests leave no trace.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly vault: Vault,
  ) {}

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = execution.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const key = request.headers['idempotency-key'];
    const { county } = currentContext();
    if (key === undefined || county === undefined || !changing.has(request.method)) return next.handle();
    // A file arrives only while the handler reads it, so there is nothing yet to compare with.
    if (request.headers['content-type']?.toLowerCase().startsWith('multipart/')) return next.handle();
    if (typeof key !== 'string' || !keyShape.test(key))
      throw requestErrors.keyInvalid({}, { field: 'Idempotency-Key' });
    return from(this.once(key, request, http.getResponse<FastifyReply>(), next));
  }

  private once(key: string, request: FastifyRequest, reply: FastifyReply, next: CallHandler): Promise<unknown> {
    const { actor } = currentContext();
    refuseDeepNesting(request.body);
    const hash = createHash('sha256')
      .update(`${request.method} ${request.url}\n`)
      .update(JSON.stringify(request.body ?? null))
      .digest();
    return this.work.run(async () => {
      // A second request with the same key waits here until the first has ended.
      const claimed = await this.work.execute(
        `INSERT INTO platform.idempotency_key (actor, key, request_hash, created_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING`,
        [actor.id, key, hash, this.clock.now()],
      );
      if (claimed === 0) return this.replay(actor.id, key, hash, reply);
      const answer: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      await this.work.execute(
        'UPDATE platform.idempotency_key SET status = $3, sealed_body = $4 WHERE actor = $1 AND key = $2',
        [
          actor.id,
          key,
          reply.statusCode,
          answer === undefined ? null : this.vault.sealShared(`answer:${key}`, JSON.stringify(answer)),
        ],
      );
      return answer;
    });
  }

  private async replay(actor: string, key: string, hash: Buffer, reply: FastifyReply): Promise<unknown> {
    const stored = await this.work.one<StoredAnswer>(
      'SELECT request_hash, status, sealed_body FROM platform.idempotency_key WHERE actor = $1 AND key = $2',
      [actor, key],
    );
    if (!stored) throw requestErrors.busy({}, { retryAfterSeconds: 1 });
    if (!stored.request_hash.equals(hash)) throw requestErrors.keyReused({}, { field: 'Idempotency-Key' });
    void reply.status(stored.status ?? 200).header('idempotency-replayed', 'true');
    return stored.sealed_body ? JSON.parse(this.vault.openShared(`answer:${key}`, stored.sealed_body)) : undefined;
  }
}
