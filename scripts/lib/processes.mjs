import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';

/** @param {number} milliseconds */
export const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * @param {number} pid
 * @returns {boolean} whether a process of this number exists (a zombie counts as gone on Linux)
 */
export function isAlive(pid) {
  return identityOf(pid) !== undefined;
}

/**
 * Tells two processes that had the same number apart: boot and start time.
 * @param {number} pid
 * @returns {string | undefined} undefined when no such process runs
 */
export function identityOf(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
      // The name in brackets may hold spaces and brackets, so count from its end: state is field 3, start time field 22.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
      return `${bootId()}:${fields[19]}`;
    } catch {
      return undefined;
    }
  }
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPERM') return undefined;
  }
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return process.platform === 'win32' ? 'alive' : undefined;
  }
}

/** @returns {string} changes with every boot; inside a container it is the host's */
function bootId() {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return 'boot';
  }
}

/**
 * Sends a signal and does not mind when the process is gone.
 * @param {number} pid
 * @param {NodeJS.Signals} name
 */
export function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}

/**
 * @param {() => boolean | Promise<boolean>} condition
 * @param {number} timeout milliseconds
 * @param {number} [interval] milliseconds
 * @returns {Promise<boolean>} false when the time ran out
 */
export async function waitUntil(condition, timeout, interval = 15) {
  const end = performance.now() + timeout;
  while (!(await condition())) {
    if (performance.now() > end) return false;
    await sleep(interval);
  }
  return true;
}

/**
 * PostgreSQL servers and backends of one data directory: every process of a cluster keeps it as its working directory.
 * @param {string} dataDir real path
 * @returns {number[]} process numbers; empty where /proc cannot tell (macOS: see `isPostgresOf`)
 */
export function postgresProcessesOf(dataDir) {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => isPostgresOf(pid, dataDir));
}

/**
 * @param {number} pid
 * @param {string} dataDir real path
 * @returns {boolean} whether this process is a PostgreSQL of this very data directory
 */
export function isPostgresOf(pid, dataDir) {
  if (!isAlive(pid)) return false;
  if (process.platform === 'linux') {
    try {
      // "postgres (deleted)" when node_modules was replaced under a running server.
      return (
        path.basename(readlinkSync(`/proc/${pid}/exe`)).startsWith('postgres') &&
        readlinkSync(`/proc/${pid}/cwd`) === dataDir
      );
    } catch {
      return false;
    }
  }
  try {
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return command.includes('postgres') && command.includes(dataDir);
  } catch {
    return false;
  }
}
