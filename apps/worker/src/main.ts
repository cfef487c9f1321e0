import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { houseMigrations } from '@redmaple/house';
import {
  checkSchema,
  createLogger,
  JobRegistry,
  readEnv,
  Relay,
  reportReady,
  startEnvironment,
  StructuredLogger,
  surviveForgottenPromises,
  WorkerHost,
} from '@redmaple/platform';
import { loadPlugins } from '@redmaple/plugins/house';
import { DataSource } from 'typeorm';
import { serveProbes } from './probes.js';
import { WorkerModule } from './worker.module.js';

const env = readEnv(await startEnvironment());
surviveForgottenPromises((facts) =>
  createLogger(env, 'worker').error(facts, 'a promise was rejected and nobody waited'),
);
const plugins = await loadPlugins({ plugins: env.PLUGINS, safeMode: env.SAFE_MODE, dataDirectory: env.DATA_DIR });
const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(env, plugins), {
  logger: new StructuredLogger(createLogger(env, 'worker')),
  abortOnError: false,
});
await checkSchema(app.get(DataSource), houseMigrations);
app.get(JobRegistry).collect();
const relay = app.get(Relay);
const host = app.get(WorkerHost);
await host.start();
relay.start();
const probes = serveProbes(app, env.WORKER_PORT);
reportReady();

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());

/** Takes no new work, lets running jobs end, then closes every connection. */
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  probes?.close();
  await relay.stop();
  await host.stop();
  await app.close();
  process.exit(0);
}
