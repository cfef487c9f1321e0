import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { postgresBinaries, postgresLauncher } from './postgres-binaries.mjs';
import {
  clearLeftovers,
  closedDirectoryHint,
  ensureCluster,
  readPidFile,
  runningServer,
  serverEnv,
  socketDirectory,
  superuser,
} from './postgres-directory.mjs';
import { identityOf, isAlive, signal, waitUntil } from './processes.mjs';
import { findFreePort, isPortFree } from './ports.mjs';

/** Below what systems give to outgoing connections, so that none sits there when a killed server comes back. */
const ports = { first: 20_000, count: 10_000 };
/** Milliseconds. */
const portReturns = 5_000;
const host = '127.0.0.1';
const startTimeout = 120_000; // crash recovery after a kill -9 reads the write-ahead log first
const deathSignalTimeout = 5_000;
const largestLog = 10 * 1024 * 1024;
const stopSignals = /** @type {const} */ ({ smart: 'SIGTERM', fast: 'SIGINT', immediate: 'SIGQUIT' });

/**
 * Starts PostgreSQL on a data directory, creating it first where needed, or joins the server that runs there already.
 * See embedded-postgres.d.mts for the contract.
 * @param {import('./embedded-postgres.mjs').PostgresOptions} options
 * @returns {Promise<import('./embedded-postgres.mjs').RunningPostgres>}
 */
export async function startPostgres({ dataDir, password, fsync = true, port, extraSettings = {} }) {
  const wanted = path.resolve(dataDir);
  const directory = await ensureCluster(wanted, { password, sync: fsync });
  const found = await settledServer(directory);
  const settings = { ...serverSettings(fsync), ...extraSettings };
  if (found) {
    if (ownerIsAlive(directory)) return joined(directory, found, password, { leaveRunning: true });
    if (durabilityOf(directory) === fsync) return joined(directory, found, password, { leaveRunning: false });
    await stopProcess(found.pid, 'fast');
  }
  await clearLeftovers(directory);
  return startOwn(directory, { password, port, settings });
}

/** Waits until a server that is starting or stopping has done so. */
async function settledServer(directory) {
  let server = runningServer(directory);
  if (!server) return undefined;
  // Its parent was killed a moment ago: the death signal is on its way, however busy the machine.
  if (!ownerIsAlive(directory) && postgresLauncher().diesWithParent) {
    await waitUntil(() => !runningServer(directory), deathSignalTimeout);
  }
  await waitUntil(async () => {
    server = runningServer(directory);
    return !server || (server.status === 'ready' && (await answers(server.port)));
  }, startTimeout);
  return server;
}

/** Each directory has a place of its own to look for a port, so that several servers on one machine do not take each other's. */
function portOf(directory) {
  return ports.first + (createHash('sha256').update(directory).digest().readUInt32BE() % ports.count);
}

async function startOwn(directory, { password, port, settings }) {
  rotateLog(directory);
  const giveUpAt = performance.now() + portReturns;
  for (let first = port ?? portOf(directory); ; first += 1) {
    const chosen = port === undefined ? await findFreePort(first) : port;
    if (port !== undefined && !(await waitUntil(() => isPortFree(port), giveUpAt - performance.now())))
      throw new Error(`Port ${port} is busy; PostgreSQL cannot listen there.`);
    const started = await tryStart(directory, chosen, settings);
    if ('pid' in started) return running(directory, started, password);
    // Somebody took the port between our look and the server's, perhaps only to look as well.
    const taken = /could not bind|Address already in use/.test(started.log);
    if (taken && (port === undefined || performance.now() < giveUpAt)) {
      first = chosen;
      continue;
    }
    throw new Error(
      `PostgreSQL did not start on ${directory}:\n${started.log.trim()}${closedDirectoryHint(directory)}`,
    );
  }
}

async function tryStart(directory, port, settings) {
  const launcher = postgresLauncher();
  const socketDir = socketDirectory(directory, port);
  const all = {
    ...settings,
    port: String(port),
    unix_socket_directories: socketDir ? `"${socketDir.replaceAll('"', '""')}"` : '',
  };
  const args = ['-D', directory, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  // SIGINT is PostgreSQL's fast shutdown: what a killed parent leaves behind ends cleanly.
  const command = launcher.wrap(postgresBinaries().postgres, args, 'INT');
  if (socketDir) rmSync(path.join(socketDir, `.s.PGSQL.${port}.lock`), { force: true });
  const logFile = logFileOf(directory);
  const logStart = sizeOf(logFile);
  const log = openSync(logFile, 'a', 0o600);
  // A group of its own: Ctrl-C must reach the applications first and the database last.
  const child = spawn(command.file, command.args, {
    stdio: ['ignore', log, log],
    env: serverEnv(),
    cwd: '/',
    detached: true,
    ...launcher.owner,
  });
  closeSync(log);
  const whenExited = new Promise((resolve) => {
    child.once('exit', (code, exitSignal) => resolve({ code, signal: exitSignal }));
    child.once('error', (error) => resolve({ code: -1, signal: null, error: error.message }));
  });
  let exited = false;
  void whenExited.then(() => (exited = true));
  const ready = await waitUntil(
    async () => exited || (isReady(directory, child.pid) && (await answers(port))),
    startTimeout,
    10,
  );
  if (ready && !exited && child.pid) return { pid: child.pid, port, socketDir, whenExited };
  if (!exited) child.kill('SIGKILL');
  return { log: readFileSync(logFile, 'utf8').slice(logStart) };
}

function isReady(directory, pid) {
  const file = readPidFile(directory);
  return file?.pid === pid && file?.status === 'ready';
}

/** A server this process started. */
function running(directory, { pid, port, socketDir, whenExited }, password) {
  writeOwner(directory);
  let ended = false;
  void whenExited.then(() => (ended = true));
  const stop = async (mode = 'fast') => {
    if (!ended) await stopProcess(pid, mode, () => ended);
    await whenExited;
    forgetOwner(directory);
    removeEmpty(socketDir);
  };
  return { host, port, pid, socketDir, adopted: false, superuserUrl: urlOf(port, password), whenExited, stop };
}

/** A server that was there before: of a living owner (left alone on `stop`), or an orphan that becomes ours. */
function joined(directory, server, password, { leaveRunning }) {
  if (!leaveRunning) writeOwner(directory);
  const whenExited = watchExit(server.pid);
  const stop = async (mode = 'fast') => {
    if (leaveRunning) return;
    await stopProcess(server.pid, mode);
    forgetOwner(directory);
  };
  const socketDir = server.socketDir || undefined;
  return {
    host,
    port: server.port,
    pid: server.pid,
    socketDir,
    adopted: true,
    superuserUrl: urlOf(server.port, password),
    whenExited,
    stop,
  };
}

/** Watching somebody else's server must not keep this process running. */
function watchExit(pid) {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (isAlive(pid)) return;
      clearInterval(timer);
      resolve({ code: null, signal: null });
    }, 200);
    timer.unref();
  });
}

/** @param {number} pid @param {'smart' | 'fast' | 'immediate'} mode */
async function stopProcess(pid, mode, isGone = () => !isAlive(pid)) {
  signal(pid, stopSignals[mode]);
  if (await waitUntil(isGone, 60_000)) return;
  signal(pid, stopSignals.immediate);
  if (await waitUntil(isGone, 10_000)) return;
  signal(pid, 'SIGKILL');
  await waitUntil(isGone, 5_000);
}

function serverSettings(fsync) {
  return {
    listen_addresses: host,
    max_connections: '200',
    fsync: fsync ? 'on' : 'off',
    synchronous_commit: 'on',
    full_page_writes: fsync ? 'on' : 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    // Statements, parameters and conflicting values would carry personal data into the log; the application reports errors itself.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
  };
}

/** Reads from the running server's own record of its command line whether it is safe against power cuts. */
function durabilityOf(directory) {
  try {
    return !readFileSync(path.join(directory, 'postmaster.opts'), 'utf8').includes('fsync=off');
  } catch {
    return true;
  }
}

/**
 * Sends a start-up message and looks at the first byte: a server that asks for the password is up, one that is
 * starting or stopping answers with an error (57P03).
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function answers(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host });
    const done = (value) => {
      socket.destroy();
      resolve(value);
    };
    socket.setTimeout(2000, () => done(false));
    socket.once('error', () => done(false));
    socket.once('close', () => done(false));
    socket.once('data', (data) => done(data[0] === 'R'.charCodeAt(0)));
    socket.once('connect', () => {
      const text = Buffer.from(`user\0${superuser}\0database\0postgres\0\0`);
      const head = Buffer.alloc(8);
      head.writeInt32BE(text.length + 8, 0);
      head.writeInt32BE(196608, 4); // protocol 3.0
      socket.write(Buffer.concat([head, text]));
    });
  });
}

const urlOf = (port, password) => `postgresql://${superuser}:${encodeURIComponent(password)}@${host}:${port}/postgres`;
const ownerFileOf = (directory) => `${directory}.owner.json`;
const logFileOf = (directory) => `${directory}.log`;

function writeOwner(directory) {
  writeFileSync(ownerFileOf(directory), JSON.stringify({ pid: process.pid, identity: identityOf(process.pid) }), {
    mode: 0o600,
  });
}

function readOwner(directory) {
  try {
    return JSON.parse(readFileSync(ownerFileOf(directory), 'utf8'));
  } catch {
    return undefined;
  }
}

function ownerIsAlive(directory) {
  const owner = readOwner(directory);
  return owner !== undefined && owner.identity !== undefined && identityOf(owner.pid) === owner.identity;
}

function forgetOwner(directory) {
  if (readOwner(directory)?.pid === process.pid) rmSync(ownerFileOf(directory), { force: true });
}

/** A socket directory below /tmp would outlive a temporary data directory. */
function removeEmpty(socketDir) {
  try {
    if (socketDir) rmdirSync(socketDir);
  } catch {
    // Something else lies in it; it is in nobody's way.
  }
}

function sizeOf(file) {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function rotateLog(directory) {
  mkdirSync(path.dirname(directory), { recursive: true });
  if (sizeOf(logFileOf(directory)) > largestLog) renameSync(logFileOf(directory), `${logFileOf(directory)}.1`);
}
