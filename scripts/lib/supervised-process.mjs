import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import path from 'node:path';
import { compileCache } from './compile-cache.mjs';
import { root } from './paths.mjs';

const killAfter = 10_000;

/** Secrets and addresses that reach a process only in its start message. */
const withheld = ['DATABASE_URL', 'ADMIN_DATABASE_URL', 'AUDITOR_DATABASE_URL', 'MIGRATOR_DATABASE_URL', 'MASTER_KEY'];

/**
 * @typedef {object} SupervisedProcess
 * @property {string} name
 * @property {Promise<{ code: number | null, signal: string | null }>} exited
 * @property {Promise<Record<string, unknown>>} ready resolves with the `ready` message; stays open when it never comes
 * @property {Promise<string | undefined>} lastLine last line of standard output, when it is captured
 * @property {(env: Record<string, string>, socket?: import('./listening-socket.mjs').ListeningSocket) => void} start
 *   with a socket, the process serves that one and binds none
 * @property {(message: Record<string, unknown>) => void} tell
 * @property {(hear: (message: Record<string, unknown>) => void) => void} onMessage
 * @property {(how?: { drain: boolean }) => Promise<void>} stop drain: others serve in its place, so it may say goodbye to
 *   the connections it has
 */

/**
 * Spawns a Node process that loads its modules at once and begins its work when the start message arrives.
 *
 * Protocol: the process has REDMAPLE_SUPERVISED=1 and an IPC channel. It receives `{ type: 'start', env }`, with the
 * socket it serves if there is one, answers `{ type: 'ready', url?, inboxUrl? }`, ends on SIGTERM and when the channel
 * closes (`disconnect`: we were killed). It may ask for `{ type: 'renew', generation }`, and ends on `{ type: 'drain' }`
 * as well: see rolling.mjs.
 * @param {string} name
 * @param {string} file relative to the repository
 * @param {{ captureLastLine?: boolean }} [options] the last line of standard output is kept, not shown
 * @returns {SupervisedProcess}
 */
export function superviseProcess(name, file, { captureLastLine = false } = {}) {
  const env = { ...process.env, REDMAPLE_SUPERVISED: '1', NODE_COMPILE_CACHE: compileCache() };
  for (const secret of withheld) delete env[secret];
  // A group of its own: Ctrl-C in the terminal reaches this supervisor only, and it stops everything in order.
  const child = spawn(process.execPath, [path.join(root, file)], {
    cwd: root,
    env,
    detached: true,
    stdio: ['ignore', captureLastLine ? 'pipe' : 'inherit', 'inherit', 'ipc'],
  });
  let ended = false;
  const exited = new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: -1, signal: error.message }));
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  void exited.then(() => (ended = true));
  const ready = new Promise((resolve) => {
    child.on('message', (message) => {
      if (message && typeof message === 'object' && 'type' in message && message.type === 'ready') resolve(message);
    });
  });
  return {
    name,
    exited,
    ready,
    lastLine: captureLastLine && child.stdout ? forwardAllButLast(child.stdout) : Promise.resolve(undefined),
    start: (startEnv, socket) => {
      // A child that is already gone is reported by `exited`.
      if (child.connected) child.send({ type: 'start', env: startEnv }, socket?.handle, {}, () => {});
    },
    tell: (message) => {
      if (child.connected) child.send(message, () => {});
    },
    onMessage: (hear) => {
      child.on('message', (message) => {
        if (message && typeof message === 'object') hear(/** @type {Record<string, unknown>} */ (message));
      });
    },
    stop: async ({ drain } = { drain: false }) => {
      if (drain && child.connected) child.send({ type: 'drain' }, () => {});
      else if (!ended) child.kill('SIGTERM');
      if ((await Promise.race([exited, sleepQuietly(killAfter)])) === 'timeout') child.kill('SIGKILL');
      await exited;
    },
  };
}

/** Keeps nobody from ending. */
function sleepQuietly(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, 'timeout').unref());
}

/** @param {import('node:stream').Readable} stream @returns {Promise<string | undefined>} */
function forwardAllButLast(stream) {
  return new Promise((resolve) => {
    let last;
    const lines = createInterface({ input: stream });
    lines.on('line', (text) => {
      if (text.trim() === '') return;
      if (last !== undefined) console.log(last);
      last = text;
    });
    lines.once('close', () => resolve(last));
  });
}
