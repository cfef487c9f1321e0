import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { AccountsController } from './access/accounts.controller.js';
import { AuthGuard } from './access/auth.guard.js';
import { PublicCountiesController } from './access/counties.controller.js';
import { SessionController } from './access/session.controller.js';
import { AuditController } from './audit/audit.controller.js';
import type { Env } from './config/env.js';
import { ExportsController } from './exports/exports.controller.js';
import { HealthController } from './health/health.controller.js';
import { IdempotencyInterceptor } from './http/idempotency.interceptor.js';
import { ProblemFilter } from './http/problem.filter.js';
import { RequestValidationPipe } from './http/validation.pipe.js';
import { LiveFeed } from './live/live-feed.js';
import { LiveStreams } from './live/live-streams.js';
import { LiveController } from './live/live.controller.js';
import { DevInboxController, RehearsalInboxController } from './messages/dev-inbox.controller.js';
import { OwnMessagesController } from './messages/own-messages.controller.js';
import { DeadLettersController } from './outbox/dead-letters.controller.js';

/** The platform's routes, and what stands around every route: guard, validation, idempotency, problem bodies. */
@Module({})
export class PlatformApiModule {
  static forRoot(env: Env): DynamicModule {
    return {
      module: PlatformApiModule,
      controllers: [
        HealthController,
        SessionController,
        PublicCountiesController,
        AccountsController,
        AuditController,
        DeadLettersController,
        ExportsController,
        LiveController,
        RehearsalInboxController,
        OwnMessagesController,
        ...(env.devInboxOn ? [DevInboxController] : []),
      ],
      providers: [
        LiveFeed,
        LiveStreams,
        { provide: APP_GUARD, useExisting: AuthGuard },
        { provide: APP_PIPE, useClass: RequestValidationPipe },
        { provide: APP_INTERCEPTOR, useExisting: IdempotencyInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
