import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { containerEnv } from './container-env.mjs';
import { acquireLock, LockedError } from './directory-lock.mjs';
import { derivePassword, loadOrCreateMasterKey } from './keys.mjs';
import { dataDirectory } from './paths.mjs';
import { sleep } from './processes.mjs';

/** How long a command waits for another one that has the embedded database open, in milliseconds. */
const patience = 60_000;

/** What the operator can put right; shown without a stack. */
export class CommandError extends Error {}

/**
 * @typedef {object} Installation What a command works on.
 * @property {Record<string, string>} env ADMIN_DATABASE_URL (owner), DATABASE_URL (role app), AUDITOR_DATABASE_URL,
 *   MASTER_KEY, KEY_FILE (unless the key came with the environment), EMBEDDED, DATA_DIR, PUBLIC_URL
 * @property {string} dataDir
 * @property {boolean} embedded
 * @property {boolean} running whether `npm start` has the embedded database open
 */

/**
 * Runs a command on the database of this installation: the one that DATABASE_URL (owner) or a container's settings
 * name, else the embedded one. An embedded database that does not run is started for as long as the command takes.
 * @template T
 * @param {(installation: Installation) => Promise<T>} work
 * @param {{ exclusive?: boolean }} [options] exclusive: refuse while `npm start` has the embedded database open
 * @returns {Promise<T>}
 * @throws {CommandError}
 */
export async function withDatabase(work, { exclusive = false } = {}) {
  const dataDir = dataDirectory();
  if (process.env.DATABASE_HOST) return work(container(dataDir));
  const owner = process.env.ADMIN_DATABASE_URL || process.env.DATABASE_URL;
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  if (owner) return work(installation({ dataDir, owner, masterKey: loadOrCreateMasterKey(dataDir), embedded: false }));
  return onEmbedded(dataDir, exclusive, work);
}

/** Inside the image: the same settings and secret files as the service `migrate`. */
function container(dataDir) {
  const settings = containerEnv('migrate', process.env);
  const redis =
    process.env.REDIS_PASSWORD || process.env.REDIS_PASSWORD_FILE ? containerEnv('worker', process.env).REDIS_URL : '';
  const found = installation({
    dataDir,
    owner: settings.ADMIN_DATABASE_URL,
    masterKey: settings.MASTER_KEY,
    embedded: false,
  });
  delete found.env.KEY_FILE;
  if (redis) found.env.REDIS_URL = redis;
  return found;
}

async function onEmbedded(dataDir, exclusive, work) {
  const turn = await takeTurn(dataDir);
  try {
    const lock = lockInstallation(dataDir, exclusive);
    // With `npm start` at work the database stays up whatever we do, so others need not wait for us.
    if (!lock) turn.release();
    const masterKey = loadOrCreateMasterKey(dataDir);
    // Loaded here: a container's image has no embedded database.
    const { startPostgres } = await import('./embedded-postgres.mjs');
    const server = await startPostgres({
      dataDir: path.join(dataDir, 'pg'),
      password: derivePassword(masterKey, 'superuser'),
    });
    try {
      return await work(
        installation({ dataDir, owner: server.superuserUrl, masterKey, embedded: true, running: lock === undefined }),
      );
    } finally {
      // Joined servers of a living owner are left running by `stop` itself.
      await server.stop('fast');
      lock?.release();
    }
  } finally {
    turn.release();
  }
}

/** Commands that start the embedded database go one after the other: the first would stop it under the second. */
async function takeTurn(dataDir) {
  const end = performance.now() + patience;
  for (let said = false; ; said = true) {
    try {
      return acquireLock(path.join(dataDir, 'command.lock'));
    } catch (error) {
      if (!(error instanceof LockedError)) throw error;
      if (performance.now() > end)
        throw new CommandError(
          `另一条命令（进程 ${error.pid}）仍在使用数据库 · Another command (process ${error.pid}) still uses the database.`,
        );
      if (!said)
        console.error(`等待另一条命令结束（进程 ${error.pid}）· Waiting for another command (process ${error.pid}) …`);
      await sleep(200);
    }
  }
}

/** @returns {{ release: () => void } | undefined} undefined when `npm start` holds the directory */
function lockInstallation(dataDir, exclusive) {
  try {
    return acquireLock(path.join(dataDir, 'start.lock'));
  } catch (error) {
    if (!(error instanceof LockedError)) throw error;
    if (!exclusive) return undefined;
    throw new CommandError(
      `红枫林正在 ${dataDir} 上运行（进程 ${error.pid}）。请先停止它（Ctrl-C），再运行本命令。\n` +
        `Red Maple runs on ${dataDir} (process ${error.pid}). Stop it first (Ctrl-C), then run this command again.`,
    );
  }
}

/** @returns {Installation} */
function installation({ dataDir, owner, masterKey, embedded, running = false }) {
  const keyFile = path.join(dataDir, 'keys', 'master.json');
  return {
    dataDir,
    embedded,
    running,
    env: {
      ADMIN_DATABASE_URL: owner,
      DATABASE_URL: roleUrl(owner, 'redmaple_app', derivePassword(masterKey, 'app')),
      AUDITOR_DATABASE_URL: roleUrl(owner, 'redmaple_auditor', derivePassword(masterKey, 'auditor')),
      MASTER_KEY: masterKey,
      ...(!process.env.MASTER_KEY && existsSync(keyFile) ? { KEY_FILE: keyFile } : {}),
      EMBEDDED: embedded ? '1' : '0',
      DATA_DIR: dataDir,
      PUBLIC_URL: process.env.PUBLIC_URL || `http://localhost:${process.env.PORT || '3000'}`,
    },
  };
}

/** The same as `withLogin` in libs/platform/src/database/roles.ts. */
function roleUrl(owner, login, password) {
  const url = new URL(owner);
  url.username = login;
  url.password = password;
  return url.toString();
}
