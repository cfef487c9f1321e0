import 'reflect-metadata';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { readEnv } from '@redmaple/platform';
import { ApiModule } from './api.module.js';
import { setPrefix } from './edge/route-table.js';

export { type Route, routesOf } from './edge/route-table.js';

/** The API's routes without anything behind them, for `npm run openapi`: nothing is connected or started. */
export async function openApiApplication(): Promise<INestApplication> {
  const env = readEnv({
    DATABASE_URL: 'postgres://nowhere/none',
    MASTER_KEY: Buffer.alloc(32).toString('base64'),
    EMBEDDED: '1',
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    ApiModule.forRoot({ env, plugins: { active: [], skipped: [] } }),
    new FastifyAdapter(),
    { preview: true, logger: false, abortOnError: false },
  );
  setPrefix(app);
  return app;
}
