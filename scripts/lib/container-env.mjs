import { readFileSync } from 'node:fs';
import { derivePassword } from './keys.mjs';

/** Logins of libs/platform/src/database/tenancy.ts. */
const logins = { app: 'redmaple_app', auditor: 'redmaple_auditor' };

/**
 * Turns a container's settings and secret files into the variables the processes read. API and worker get the roles
 * `app` and `auditor`, whose passwords derive from the master key; the owner's password is for the migration alone.
 * @param {'api' | 'worker' | 'migrate'} command
 * @param {Record<string, string | undefined>} env
 * @returns {Record<string, string>} to be added to the environment
 * @throws {Error} naming the variable that is missing
 */
export function containerEnv(command, env) {
  const required = (name) => {
    const value = env[name];
    if (!value) throw new Error(`${name} is not set; docker-compose.yml shows what this container needs.`);
    return value;
  };
  const secret = (name) => (env[name] ? env[name] : readFileSync(required(`${name}_FILE`), 'utf8').trim());
  const masterKey = secret('MASTER_KEY');
  const urlOf = (login, password) =>
    `postgresql://${login}:${encodeURIComponent(password)}@${required('DATABASE_HOST')}:${env.DATABASE_PORT || '5432'}/${required('DATABASE_NAME')}`;
  const shared = { MASTER_KEY: masterKey, EMBEDDED: '0' };
  if (command === 'migrate') return { ...shared, ADMIN_DATABASE_URL: urlOf('postgres', secret('POSTGRES_PASSWORD')) };
  return {
    ...shared,
    DATABASE_URL: urlOf(logins.app, derivePassword(masterKey, 'app')),
    AUDITOR_DATABASE_URL: urlOf(logins.auditor, derivePassword(masterKey, 'auditor')),
    ...(env.REDIS_HOST
      ? { REDIS_URL: `redis://:${encodeURIComponent(secret('REDIS_PASSWORD'))}@${env.REDIS_HOST}:6379` }
      : {}),
  };
}
