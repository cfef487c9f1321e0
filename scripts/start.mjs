import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { requireSupportedNode } from './lib/node-version.mjs';
import { acquireLock, LockedError } from './lib/directory-lock.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { startPostgres } from './lib/embedded-postgres.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { derivePassword, loadOrCreateMasterKey } from './lib/keys.mjs';
import { dataDirectory } from './lib/paths.mjs';
import { isPortFree } from './lib/ports.mjs';
import { waitUntil } from './lib/processes.mjs';
import { bindSocket } from './lib/listening-socket.mjs';
import { rollingProcesses } from './lib/rolling.mjs';
import { startScreen } from './lib/start-screen.mjs';
import { superviseProcess } from './lib/supervised-process.mjs';

// npm start: installs and compiles what is missing, starts the embedded PostgreSQL (unless DATABASE_URL names one),
// migrates, starts the API and the worker, and stops all of it in order. Node built-ins only: it runs before npm ci.

requireSupportedNode();

const began = performance.now();
const readyTimeout = 120_000;
const dataDir = dataDirectory();
const embedded = !process.env.DATABASE_URL;
const port = process.env.PORT || '3000';
/** The embedded database comes with demo accounts, so it is not shown to the network unless asked to. */
const host = (process.env.HOST || (embedded ? '127.0.0.1' : '0.0.0.0')).replace(/^localhost$/, '127.0.0.1');

/** A newcomer's terminal shows the start screen, not every request; production keeps its log. */
const logLevel = process.env.LOG_LEVEL || (embedded ? 'warn' : 'info');
/** Where the worker answers probes; 0 = nowhere. */
const probes = Number(process.env.WORKER_PORT || '0');
const demoInbox = '/api/v1/dev/counties/330681/inbox';

/** Thrown for what the operator can put right; shown without a stack. */
class StartError extends Error {}

/** @type {{ release: () => void } | undefined} */
let lock;
/** @type {{ stop: () => Promise<void> }[]} */
const processes = [];
/** @type {Promise<import('./lib/embedded-postgres.mjs').RunningPostgres> | undefined} */
let database;
/** @type {number[]} */
const databaseEnds = [];
/** @type {Promise<never> | undefined} */
let stopping;

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(name, () => {
    if (!stopping) console.log('\n正在停止 · Stopping …');
    void stopAll(0);
  });
}
process.on('uncaughtException', (error) => fail(error));
process.on('unhandledRejection', (error) => fail(error));

try {
  await main();
} catch (error) {
  fail(error);
}

async function main() {
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  lock = lockDataDirectory();
  await requireFreePort();
  ensureInstalled();
  ensureBuilt();
  const masterKey = loadOrCreateMasterKey(dataDir);
  const postgres = embedded ? startDatabase(masterKey) : undefined;
  const migrate = superviseProcess('migrate', 'apps/api/dist/migrate.js', { captureLastLine: true });
  processes.push(migrate);
  const serving = rollingProcesses(
    [
      { name: 'api', file: 'apps/api/dist/main.js', socket: await bindPort(Number(port), host) },
      { name: 'worker', file: 'apps/worker/dist/main.js', ...(probes > 0 && { socket: await bindPort(probes) }) },
    ],
    { onEnd: ({ name, code, signal }) => fail(new StartError(endMessage(name, code, signal))) },
  );
  processes.push(serving);

  const shared = { MASTER_KEY: masterKey, EMBEDDED: embedded ? '1' : '0', DATA_DIR: dataDir };
  const adminUrl = embedded ? (await postgres).superuserUrl : (process.env.DATABASE_URL ?? '');
  migrate.start({ ...shared, ADMIN_DATABASE_URL: adminUrl });
  const schema = await migrated(migrate);

  const publicUrl = process.env.PUBLIC_URL || `http://localhost:${port}`;
  const env = {
    ...shared,
    DATABASE_URL: schema.appUrl,
    AUDITOR_DATABASE_URL: schema.auditorUrl,
    PORT: port,
    HOST: host,
    PUBLIC_URL: publicUrl,
    LOG_LEVEL: logLevel,
  };
  const [facts] = await withTimeout(serving.start(env));
  if (!stopping) showScreen(facts, schema);
}

/** The socket is ours, so that nobody is refused while API and worker are replaced. */
async function bindPort(number, address) {
  try {
    return await bindSocket(number, address);
  } catch (error) {
    throw new StartError(`端口 ${number} 无法使用 · Port ${number} can't be used: ${error.message}`);
  }
}

function lockDataDirectory() {
  try {
    return acquireLock(path.join(dataDir, 'start.lock'));
  } catch (error) {
    if (!(error instanceof LockedError)) throw error;
    throw new StartError(
      `红枫林已在 ${dataDir} 上运行（进程 ${error.pid}）。请先停止它，或换一个目录和端口：\n` +
        `Red Maple already runs on ${dataDir} (process ${error.pid}). Stop it first, or use another directory and port:\n` +
        '  DATA_DIR=.data2 PORT=3001 npm start',
    );
  }
}

async function requireFreePort() {
  const number = Number(port);
  if (!Number.isInteger(number) || number < 0 || number > 65535)
    throw new StartError(`PORT 必须是 0–65535 的整数 · PORT must be 0–65535, not "${port}".`);
  // After a kill -9 the old API may still be finishing its last requests.
  if (number === 0 || (await waitUntil(() => isPortFree(number, host), 3000, 200))) return;
  throw new StartError(
    `端口 ${number} 已被占用。请关闭占用它的程序，或换一个端口：\n` +
      `Port ${number} is in use. Stop the program that uses it, or choose another port:\n` +
      `  PORT=${number + 1} npm start`,
  );
}

/** Starts the embedded database and, should it be killed, starts it again on the same port. */
function startDatabase(masterKey, fixedPort) {
  const password = derivePassword(masterKey, 'superuser');
  database = startPostgres({ dataDir: path.join(dataDir, 'pg'), password, port: fixedPort });
  void database.then(async (server) => {
    await server.whenExited;
    if (stopping) return;
    databaseEnds.push(performance.now());
    if (databaseEnds.filter((time) => time > performance.now() - 60_000).length > 5) {
      throw new StartError(`数据库反复退出 · The database keeps ending; see ${path.join(dataDir, 'pg.log')}`);
    }
    console.error('数据库意外退出，正在重新启动 · The database ended unexpectedly; starting it again …');
    await startDatabase(masterKey, server.port);
    console.error('数据库已恢复 · The database is back.');
  });
  return database;
}

/** @param {import('./lib/supervised-process.mjs').SupervisedProcess} migrate */
async function migrated(migrate) {
  const { code, signal } = await migrate.exited;
  const last = await migrate.lastLine;
  if (stopping) return stopping;
  if (code !== 0) {
    if (last !== undefined && !last.startsWith('{')) console.log(last);
    const hint = embedded
      ? `\n若提示 password authentication failed：主密钥与 ${dataDir} 不匹配 · If it says so, the master key is not the one that ${dataDir} was created with.`
      : '';
    throw new StartError(
      `数据库升级失败，见上文 · The database could not be migrated (${signal ?? `exit ${code}`}); see above.${hint}`,
    );
  }
  try {
    return JSON.parse(last ?? '');
  } catch {
    throw new StartError('apps/api/dist/migrate.js must print one JSON object as its last line.');
  }
}

async function withTimeout(promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(
      () => reject(new StartError(`服务在 ${readyTimeout / 1000} 秒内未就绪 · The processes were not ready in time.`)),
      readyTimeout,
    );
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

function showScreen(facts, schema) {
  const url = typeof facts.url === 'string' ? facts.url : `http://localhost:${port}`;
  console.log(
    startScreen({
      url,
      inboxUrl: typeof facts.inboxUrl === 'string' ? facts.inboxUrl : embedded ? `${url}${demoInbox}` : undefined,
      demo: schema.demo,
      database: embedded ? `内置 PostgreSQL · embedded PostgreSQL 18（${path.join(dataDir, 'pg')}）` : 'DATABASE_URL',
      queue: process.env.REDIS_URL ? 'Redis（REDIS_URL）' : 'PostgreSQL',
      seconds: (performance.now() - began) / 1000,
    }),
  );
}

function endMessage(name, code, signal) {
  return `${name} 进程意外退出，全部停止 · The ${name} process ended unexpectedly (${signal ?? `exit ${code}`}); stopping everything.`;
}

function fail(error) {
  if (stopping) return;
  console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
  void stopAll(1);
}

/** Applications first, so that they finish their requests and jobs; then the database. */
function stopAll(exitCode) {
  stopping ??= (async () => {
    await Promise.all(processes.map((one) => one.stop()));
    await database?.then(
      (server) => server.stop('fast'),
      () => {},
    );
    lock?.release();
    return process.exit(exitCode);
  })();
  return stopping;
}
