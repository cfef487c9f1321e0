import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { firstClosedDirectory, postgresBinaries, postgresLauncher, shortRuntimeDir } from './postgres-binaries.mjs';
import { isPostgresOf, postgresProcessesOf, signal, waitUntil } from './processes.mjs';

export const superuser = 'postgres';
const majorVersion = '18';
/** `sun_path` holds 108 bytes on Linux and 104 on macOS, the final zero included. */
const longestSocketPath = 103;

/** Environment of the server: nothing of ours, so that it cannot leak secrets into its own processes. */
export function serverEnv() {
  return {
    PATH: process.env.PATH ?? '',
    LC_ALL: 'C',
    TZ: 'UTC',
    ...(process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {}),
  };
}

/**
 * @typedef {object} PidFile What a running server writes about itself.
 * @property {number} pid
 * @property {number} port
 * @property {string} socketDir
 * @property {string} status `starting`, `ready`, `stopping`
 */

/**
 * @param {string} dataDir
 * @returns {PidFile | undefined}
 */
export function readPidFile(dataDir) {
  try {
    const lines = readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
    return {
      pid: Number(lines[0]),
      port: Number(lines[3]),
      socketDir: lines[4] ?? '',
      status: (lines[7] ?? '').trim(),
    };
  } catch {
    return undefined;
  }
}

/**
 * @param {string} dataDir
 * @returns {PidFile | undefined} the server that runs on this directory
 */
export function runningServer(dataDir) {
  const file = readPidFile(dataDir);
  return file && isPostgresOf(file.pid, dataDir) ? file : undefined;
}

/**
 * Makes the directory startable after a kill -9 or a power cut. Call it only when `runningServer` says there is none.
 *
 * The server itself refuses to start when the number in its pid file belongs to any living process: after a reboot
 * often a stranger, after a kill -9 for a moment the dead server that init has not collected yet. The file is kept, because its last lines are the server's guard against two servers on
 * one directory; only the number becomes ours, which the server takes as stale (miscinit.c, CreateLockFile).
 * @param {string} dataDir
 */
export async function clearLeftovers(dataDir) {
  for (const pid of postgresProcessesOf(dataDir)) signal(pid, 'SIGQUIT');
  if (!(await waitUntil(() => postgresProcessesOf(dataDir).length === 0, 3000))) {
    for (const pid of postgresProcessesOf(dataDir)) signal(pid, 'SIGKILL');
    await waitUntil(() => postgresProcessesOf(dataDir).length === 0, 5000);
  }
  takeOwnership(dataDir);
  const file = path.join(dataDir, 'postmaster.pid');
  if (existsSync(file)) {
    const rest = readFileSync(file, 'utf8').split('\n').slice(1);
    writeFileSync(file, [String(process.pid), ...rest].join('\n'));
  }
}

/** As root the files must belong to whoever the server runs as, which differs between the two ways of the launcher. */
function takeOwnership(dataDir) {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = postgresLauncher().owner ?? { uid: 0, gid: 0 };
  if (statSync(dataDir).uid !== uid) execFileSync('chown', ['-R', `${uid}:${gid}`, dataDir]);
}

/**
 * Creates the cluster unless it is there. Half-made directories of an interrupted first start are thrown away.
 * @param {string} dataDir
 * @param {{ password: string, sync: boolean }} options
 * @returns {Promise<string>} the real path of the directory
 */
export async function ensureCluster(dataDir, { password, sync }) {
  if (existsSync(path.join(dataDir, 'PG_VERSION'))) return checkedDirectory(dataDir);
  if (existsSync(dataDir)) throwUnlessEmpty(dataDir);
  mkdirSync(path.dirname(dataDir), { recursive: true });
  const draft = `${dataDir}.init`;
  const passwordFile = `${dataDir}.init.pw`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  try {
    giveToServer(draft);
    giveToServer(passwordFile);
    await runInitdb(draft, passwordFile, sync);
    renameSync(draft, dataDir);
    if (sync) syncDirectory(path.dirname(dataDir));
  } finally {
    rmSync(passwordFile, { force: true });
  }
  return realpathSync(dataDir);
}

function checkedDirectory(dataDir) {
  const version = readFileSync(path.join(dataDir, 'PG_VERSION'), 'utf8').trim();
  if (version !== majorVersion) {
    throw new Error(
      `${dataDir} was made by PostgreSQL ${version}; this release runs ${majorVersion}. Take a backup with the old release and restore it with this one (docs/operations.md).`,
    );
  }
  return realpathSync(dataDir);
}

function throwUnlessEmpty(dataDir) {
  try {
    rmdirSync(dataDir);
  } catch {
    throw new Error(`${dataDir} exists but holds no PostgreSQL cluster. Empty it, or choose another DATA_DIR.`);
  }
}

/** Builtin C.UTF-8: the same order on every machine, and pg_trgm sees Chinese (with `C` it gives no trigram). */
const localeNames = ['C.UTF-8', 'en_US.UTF-8', 'C.utf8'];

async function runInitdb(directory, passwordFile, sync) {
  let output = '';
  for (const name of localeNames) {
    const result = await runOnce(initdbArguments(directory, passwordFile, name, sync));
    if (result.code === 0) return;
    output = result.output;
    if (!/invalid locale|locale name/.test(output)) break;
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(directory, { mode: 0o700 });
    giveToServer(directory);
  }
  rmSync(directory, { recursive: true, force: true });
  throw new Error(`PostgreSQL could not create ${directory}:\n${output.trim()}${closedDirectoryHint(directory)}`);
}

function initdbArguments(directory, passwordFile, locale, sync) {
  return [
    `--pgdata=${directory}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--lc-collate=C',
    `--lc-ctype=${locale}`,
    '--lc-messages=C',
    '--data-checksums',
    '--no-instructions',
    ...(sync ? [] : ['--no-sync']),
  ];
}

/** @returns {Promise<{ code: number | null, output: string }>} */
function runOnce(args) {
  const launcher = postgresLauncher();
  const { file, args: all } = launcher.wrap(postgresBinaries().initdb, args, 'KILL');
  return new Promise((resolve) => {
    const child = spawn(file, all, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: serverEnv(),
      cwd: '/',
      detached: true,
      ...launcher.owner,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.once('error', (error) => resolve({ code: -1, output: error.message }));
    child.once('close', (code) => resolve({ code, output }));
  });
}

/** Hands a file to the user the server really runs as, where that is not this process's own. */
export function giveToServer(file) {
  const { owner } = postgresLauncher();
  if (owner) chownSync(file, owner.uid, owner.gid);
}

/** @param {string} directory */
export function closedDirectoryHint(directory) {
  if (!postgresLauncher().owner) return '';
  const closed =
    firstClosedDirectory(path.dirname(directory)) ?? firstClosedDirectory(path.dirname(postgresBinaries().postgres));
  return closed
    ? `\nThe database cannot run as root and another user may not enter ${closed}. Start as a normal user, or put the project and DATA_DIR elsewhere (for example below /srv).`
    : '';
}

/**
 * A directory for the unix socket that only this user can enter.
 * @param {string} dataDir real path
 * @param {number} port
 * @returns {string | undefined} undefined where the system has no place for one; TCP on 127.0.0.1 always works
 */
export function socketDirectory(dataDir, port) {
  if (process.platform === 'win32') return undefined;
  const fits = (directory) => Buffer.byteLength(path.join(directory, `.s.PGSQL.${port}`)) <= longestSocketPath;
  const shortName = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  const candidates = [`${dataDir}.sock`, path.join(shortRuntimeDir(), shortName)];
  return candidates.find((directory) => fits(directory) && madePrivate(directory));
}

/** @returns {boolean} false when somebody else owns that name */
function madePrivate(directory) {
  try {
    mkdirSync(path.dirname(directory), { recursive: true, mode: 0o755 });
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const stat = lstatSync(directory);
    const uid = process.getuid?.();
    if (!stat.isDirectory() || ![uid, postgresLauncher().owner?.uid].includes(stat.uid)) return false;
    chmodSync(directory, 0o700);
    giveToServer(directory);
    return true;
  } catch {
    return false;
  }
}

/** A rename survives a power cut only once its directory is on disk. */
function syncDirectory(directory) {
  try {
    const handle = openSync(directory, 'r');
    fsyncSync(handle);
    closeSync(handle);
  } catch {
    // Windows cannot sync directories.
  }
}
