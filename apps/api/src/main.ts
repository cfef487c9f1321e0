import 'reflect-metadata';
import { houseMigrations } from '@redmaple/house';
import {
  checkSchema,
  createLogger,
  givenSocket,
  readEnv,
  reportReady,
  startEnvironment,
  surviveForgottenPromises,
} from '@redmaple/platform';
import {
  InstalledPlugins,
  loadInstallation,
  LoopFaults,
  watchForLoops,
  watchInstallation,
} from '@redmaple/plugins/house';
import { DataSource } from 'typeorm';
import { createApi, warnOfPlainHttp } from './create-api.js';

const env = readEnv(await startEnvironment());
surviveForgottenPromises((facts) => createLogger(env, 'api').error(facts, 'a promise was rejected and nobody waited'));
const installation = await loadInstallation(env);
const app = await createApi({ env, plugins: installation.plugins });
const database = app.get(DataSource);
await checkSchema(database, houseMigrations);
await app.get(LoopFaults).count(env.DATA_DIR);
watchForLoops({ installed: app.get(InstalledPlugins), dataDirectory: env.DATA_DIR });
await app.listen({ port: env.PORT, host: env.HOST, ...givenSocket() });
warnOfPlainHttp(env, (text) => createLogger(env, 'api').warn(text));
reportReady({ url: env.PUBLIC_URL, ...(env.devInboxOn && { inboxUrl: `${env.PUBLIC_URL}/dev/inbox` }) });
watchInstallation({ kind: 'api', installation, database, installed: app.get(InstalledPlugins) });
