import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { asDomainError } from '@redmaple/platform';
import { catchError, Observable, TimeoutError, timeout } from 'rxjs';
import { readable } from '../host/run-policy.js';
import { actAs, actAsHost } from './acting.js';
import { PluginFaults } from '../registry/plugin-faults.js';
import { pluginErrors } from '../registry/plugins.errors.js';
import { pluginOfRoute } from './plugin-class.js';

/** How long a plugin's route may take to answer, in milliseconds. */
const routeLimit = 10_000;

/** Counts what goes wrong in a plugin's routes against the plugin; what a caller did wrong passes through. */
@Injectable()
export class PluginRouteInterceptor implements NestInterceptor {
  constructor(private readonly faults: PluginFaults) {}

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const id = Reflect.getMetadata(pluginOfRoute, execution.getClass()) as string;
    const hook = `${execution.getClass().name}.${execution.getHandler().name}`;
    // A stream is the plugin's code as well: it runs when somebody listens. Who listens is the host again.
    const answer = new Observable((listener) =>
      actAs(id, () =>
        next.handle().subscribe({
          next: (value) => actAsHost(() => listener.next(value)),
          error: (error) => actAsHost(() => listener.error(error)),
          complete: () => actAsHost(() => listener.complete()),
        }),
      ),
    );
    return answer.pipe(
      timeout(routeLimit),
      catchError(async (error: unknown) => {
        if (asDomainError(error)) throw error;
        const slow = error instanceof TimeoutError;
        await this.faults.record(
          id,
          hook,
          slow ? 'slow' : 'threw',
          slow ? `It did not answer within ${routeLimit / 1000} s.` : readable(error),
        );
        throw pluginErrors.failed();
      }),
    );
  }
}
