import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { Env } from '../config/env.js';
import { UnitOfWork } from './unit-of-work.js';

/** The connection of the role `app`, and the unit of work over it. */
@Global()
@Module({})
export class DatabaseModule {
  static forRoot(env: Env, entities: readonly EntityTarget<ObjectLiteral>[]): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRoot({
          type: 'postgres',
          url: env.DATABASE_URL,
          entities: entities as never[],
          uuidExtension: 'pgcrypto',
          installExtensions: false,
          retryAttempts: 5,
          retryDelay: 500,
          poolSize: env.DB_POOL_SIZE,
          applicationName: 'redmaple',
          connectTimeoutMS: 10_000,
          extra: {
            statement_timeout: 30_000,
            idle_in_transaction_session_timeout: 60_000,
            keepAlive: true,
          },
          // An idle connection that dies must not take the process with it; the pool opens another.
          poolErrorHandler: () => {},
        }),
      ],
      providers: [UnitOfWork],
      exports: [UnitOfWork],
    };
  }
}
