import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, SetMetadata } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { Idempotency } from './idempotency.js';

const byItself = 'redmaple:idempotent-by-itself';

/** The route asks `Idempotency` itself: what it waits for must not hold a transaction, and with it a connection. */
export const IdempotentByItself = (): MethodDecorator => SetMetadata(byItself, true);

/** Every changing route changes once for each `Idempotency-Key`. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly idempotency: Idempotency) {}

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = execution.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const key = this.idempotency.keyOf(request);
    if (key === undefined || Reflect.hasMetadata(byItself, execution.getHandler())) return next.handle();
    const change = (): Promise<unknown> => lastValueFrom(next.handle(), { defaultValue: undefined });
    return from(this.idempotency.once(key, request, http.getResponse<FastifyReply>(), change));
  }
}
