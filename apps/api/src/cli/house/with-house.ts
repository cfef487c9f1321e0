import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { houseMigrations } from '@redmaple/house';
import { checkSchema, defaultPlugins, type Env, readEnv } from '@redmaple/platform';
import { InstalledPlugins, type LoadedPlugins, loadInstallation } from '@redmaple/plugins/house';
import { DataSource } from 'typeorm';
import { ApiModule } from '../../api.module.js';
import { type CommandEnvironment, required } from './command.js';

/** The services of the house, without a server or a worker. */
export interface House {
  readonly env: Env;
  readonly plugins: LoadedPlugins;
  get<T>(token: abstract new (...args: never[]) => T): T;
}

/**
 * Opens the house for a command and closes it afterwards.
 * @throws Error when the database is not at this release (`npm run migrate`), or is ahead of it.
 */
export async function withHouse<T>(environment: CommandEnvironment, work: (house: House) => Promise<T>): Promise<T> {
  const env = readEnv({ LOG_LEVEL: 'warn', ...environment, DB_POOL_SIZE: '4' });
  const plugins = await pluginsOf(environment);
  const app = await NestFactory.createApplicationContext(ApiModule.forRoot({ env, plugins }), {
    logger: false,
    abortOnError: false,
  });
  try {
    await checkSchema(app.get(DataSource), houseMigrations);
    return await work(houseOf(app, env));
  } finally {
    await app.close();
  }
}

/**
 * The services of an application that is open already, with the plugins that came through its start: one whose tables or role are not
 * there did not.
 */
export function houseOf(app: Pick<INestApplicationContext, 'get'>, env: Env): House {
  const get: House['get'] = (token) => app.get(token as never, { strict: false });
  const installed = get(InstalledPlugins);
  return { env, plugins: { active: installed.active(), skipped: installed.skipped() }, get };
}

/** The plugins that the environment configures, and those that were installed. */
export async function pluginsOf(environment: CommandEnvironment): Promise<LoadedPlugins> {
  const { plugins } = await loadInstallation({
    PLUGINS: environment.PLUGINS ?? defaultPlugins,
    SAFE_MODE: environment.SAFE_MODE === '1',
    DATA_DIR: environment.DATA_DIR ?? '.data',
    DATABASE_URL: required(environment, 'ADMIN_DATABASE_URL'),
  });
  return plugins;
}
