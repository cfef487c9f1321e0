import 'reflect-metadata';
import { houseMigrations } from '@redmaple/house';
import {
  checkSchema,
  createLogger,
  readEnv,
  reportReady,
  startEnvironment,
  surviveForgottenPromises,
} from '@redmaple/platform';
import { loadPlugins } from '@redmaple/plugins/house';
import { DataSource } from 'typeorm';
import { createApi, warnOfPlainHttp } from './create-api.js';

const env = readEnv(await startEnvironment());
surviveForgottenPromises((facts) => createLogger(env, 'api').error(facts, 'a promise was rejected and nobody waited'));
const plugins = await loadPlugins({ plugins: env.PLUGINS, safeMode: env.SAFE_MODE, dataDirectory: env.DATA_DIR });
const app = await createApi({ env, plugins });
await checkSchema(app.get(DataSource), houseMigrations);
await app.listen({ port: env.PORT, host: env.HOST });
warnOfPlainHttp(env, (text) => createLogger(env, 'api').warn(text));
reportReady({ url: env.PUBLIC_URL, ...(env.devInboxOn && { inboxUrl: `${env.PUBLIC_URL}/dev/inbox` }) });
