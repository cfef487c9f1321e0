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
import {
  InstalledPlugins,
  loadInstallation,
  LoopFaults,
  watchForLoops,
  watchInstallation,
} from '@redmaple/plugins/house';
import { DataSource } from 'typeorm';
import { serveProbes } from './probes.js';
import { WorkerModule } from './worker.module.js';

const env = readEnv(await startEnvironment());
surviveForgottenPromises((facts) =>
  createLogger(env, 'worker').error(facts, 'a promise was rejected and nobody waited'),
);
const installation = await loadInstallation(env);
const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(env, installation.plugins), {
  logger: new StructuredLogger(createLogger(env, 'worker')),
  abortOnError: false,
});
const database = app.get(DataSource);
await checkSchema(database, houseMigrations);
await app.get(LoopFaults).count(env.DATA_DIR);
watchForLoops({ installed: app.get(InstalledPlugins), dataDirectory: env.DATA_DIR });
app.get(JobRegistry).collect();
const relay = app.get(Relay);
const host = app.get(WorkerHost);
await host.start();
relay.start();
const probes = serveProbes(app, env.WORKER_PORT);
reportReady();
const watch = watchInstallation({ kind: 'worker', installation, database, installed: app.get(InstalledPlugins) });

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());

/** Takes no new work, lets running jobs end, then closes every connection. */
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  probes?.close();
  await watch.stop();
  await relay.stop();
  await host.stop();
  await app.close();
  process.exit(0);
}
