import 'reflect-metadata';
import { migrateHouse } from '@redmaple/house';
import { defaultPlugins, Keyring, startEnvironment } from '@redmaple/platform';
import { loadInstallation } from '@redmaple/plugins/house';
import { seedDemo } from './demo/seed-demo.js';

/**
 * Brings the database up to date and, on a new embedded one, seeds the demo county. Reads ADMIN_DATABASE_URL (owner),
 * MASTER_KEY and EMBEDDED; the last line it prints is one JSON object with the roles' connections.
 */
const env = await startEnvironment();
const ownerUrl = env.ADMIN_DATABASE_URL ?? env.DATABASE_URL;
if (!ownerUrl || !env.MASTER_KEY) throw new Error('ADMIN_DATABASE_URL and MASTER_KEY are needed (docs/operations.md).');
const { plugins } = await loadInstallation({
  PLUGINS: env.PLUGINS ?? defaultPlugins,
  SAFE_MODE: env.SAFE_MODE === '1',
  DATA_DIR: env.DATA_DIR ?? '.data',
  DATABASE_URL: ownerUrl,
});
const house = await migrateHouse(ownerUrl, Keyring.parse(env.MASTER_KEY), plugins);
const embedded = env.EMBEDDED === '1';
const firstStart = house.ran.some((name) => name.startsWith('CreatePlatform'));
const demo = embedded ? await seedDemo({ ...env, ...roleEnvironment(house) }, plugins) : undefined;
process.stdout.write(
  `${JSON.stringify({ appUrl: house.appUrl, auditorUrl: house.auditorUrl, migratorUrl: house.migratorUrl, firstStart, demo })}\n`,
);
process.exit(0);

function roleEnvironment(urls: { appUrl: string; auditorUrl: string }): Record<string, string> {
  return { DATABASE_URL: urls.appUrl, AUDITOR_DATABASE_URL: urls.auditorUrl, LOG_LEVEL: 'warn' };
}
