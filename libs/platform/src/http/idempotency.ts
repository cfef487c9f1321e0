import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
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
export class Idempotency {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly vault: Vault,
  ) {}

  /** The key of a changing request, if it bears one. @throws request.keyInvalid */
  keyOf(request: FastifyRequest): string | undefined {
    const key = request.headers['idempotency-key'];
    if (key === undefined || currentContext().county === undefined || !changing.has(request.method)) return undefined;
    // A file arrives only while the handler reads it, so there is nothing yet to compare with.
    if (request.headers['content-type']?.toLowerCase().startsWith('multipart/')) return undefined;
    if (typeof key !== 'string' || !keyShape.test(key))
      throw requestErrors.keyInvalid({}, { field: 'Idempotency-Key' });
    return key;
  }

  /**
   * Changes once for each key, in one transaction with the key and the answer.
   * @returns what `change` answered, now or at the first time
   * @throws request.keyReused, request.busy
   */
  async once(
    key: string,
    request: FastifyRequest,
    reply: FastifyReply,
    change: () => Promise<unknown>,
  ): Promise<unknown> {
    const { actor } = currentContext();
    const hash = hashOf(request);
    return this.work.run(async () => {
      // A second request with the same key waits here until the first has ended.
      const claimed = await this.work.execute(
        `INSERT INTO platform.idempotency_key (actor, key, request_hash, created_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING`,
        [actor.id, key, hash, this.clock.now()],
      );
      if (claimed === 0) {
        const stored = await this.stored(actor.id, key);
        if (!stored) throw requestErrors.busy({}, { retryAfterSeconds: 1 });
        return this.replay(key, hash, stored, reply);
      }
      const answer = await change();
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

  /**
   * What the first request with the key was answered: for routes that prepare their change outside of a transaction.
   * @throws request.keyReused
   */
  async earlier(key: string, request: FastifyRequest, reply: FastifyReply): Promise<{ answer: unknown } | undefined> {
    const stored = await this.work.run(() => this.stored(currentContext().actor.id, key));
    return stored && { answer: this.replay(key, hashOf(request), stored, reply) };
  }

  private stored(actor: string, key: string): Promise<StoredAnswer | undefined> {
    return this.work.one<StoredAnswer>(
      'SELECT request_hash, status, sealed_body FROM platform.idempotency_key WHERE actor = $1 AND key = $2',
      [actor, key],
    );
  }

  private replay(key: string, hash: Buffer, stored: StoredAnswer, reply: FastifyReply): unknown {
    if (!stored.request_hash.equals(hash)) throw requestErrors.keyReused({}, { field: 'Idempotency-Key' });
    void reply.status(stored.status ?? 200).header('idempotency-replayed', 'true');
    return stored.sealed_body ? JSON.parse(this.vault.openShared(`answer:${key}`, stored.sealed_body)) : undefined;
  }
}

function hashOf(request: FastifyRequest): Buffer {
  refuseDeepNesting(request.body);
  return createHash('sha256')
    .update(`${request.method} ${request.url}\n`)
    .update(JSON.stringify(request.body ?? null))
    .digest();
}
