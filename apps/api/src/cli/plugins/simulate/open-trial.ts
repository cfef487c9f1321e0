import { NestFactory } from '@nestjs/core';
import { countIdsUp, type MigratedHouse, runTrial, type Trial, TrialClock } from '@redmaple/house';
import type { Locale } from '@redmaple/i18n';
import { readEnv, roles } from '@redmaple/platform';
import type { LoadedPlugin } from '@redmaple/plugins/house';
import { ApiModule } from '../../../api.module.js';
import { houseOf } from '../../house/with-house.js';

/** What is tried, and where. */
export interface TrialWish {
  readonly plugin: LoadedPlugin;
  /** Its plugin and those whose qualifications it asks for. */
  readonly plugins: readonly LoadedPlugin[];
  readonly county: string;
  readonly locale: Locale;
}

/**
 * Opens a house on the database of the trial, with a clock of its own and without a worker, and runs the trial.
 * @param urls of an empty database that has this release's tables and those of the plugins
 */
export async function openTrial(
  urls: Pick<MigratedHouse, 'appUrl' | 'auditorUrl' | 'migratorUrl'>,
  masterKey: string,
  wish: TrialWish,
): Promise<Trial> {
  await countIdsUp(urls.migratorUrl, roles.app);
  const env = readEnv({
    NODE_ENV: 'production',
    DATABASE_URL: urls.appUrl,
    AUDITOR_DATABASE_URL: urls.auditorUrl,
    MASTER_KEY: masterKey,
    EMBEDDED: '1',
    LOG_LEVEL: 'silent',
    DB_POOL_SIZE: '4',
  });
  const plugins = { active: wish.plugins, skipped: [] };
  const clock = new TrialClock();
  const app = await NestFactory.createApplicationContext(ApiModule.forRoot({ env, plugins, clock }), {
    logger: false,
    abortOnError: false,
  });
  try {
    const { plugin, county, locale } = wish;
    return await runTrial({ house: houseOf(app, env), clock, plugin, county, locale }, wish.plugins);
  } finally {
    await app.close();
  }
}
