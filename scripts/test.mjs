import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { requireSupportedNode } from './lib/node-version.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { startPostgres } from './lib/embedded-postgres.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { root } from './lib/paths.mjs';
import { isAlive } from './lib/processes.mjs';
import { startRedis } from './lib/redis.mjs';

// npm test [-- path …]: the whole suite (or the matching files) on a database and a Redis of its own.
// The last line is "N passed, N failed, N skipped".

requireSupportedNode();

const began = performance.now();
const jestArguments = process.argv.slice(2);
const mustRunAll = process.env.CI === 'true';
const prefix = 'redmaple-test-';
const counts = { passed: 0, failed: 0, skipped: 0 };

/** @type {(() => Promise<void>)[]} */
const cleanups = [];
/** @type {import('node:child_process').ChildProcess | undefined} */
let jest;
let interrupted = false;

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(name, () => {
    interrupted = true;
    if (jest) jest.kill('SIGTERM');
    else void finish(130);
  });
}

try {
  await main();
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
  counts.failed += 1;
  await finish(1);
}

async function main() {
  ensureInstalled();
  buildForProcesses();
  removeLeftovers();
  const directory = mkdtempSync(path.join(os.tmpdir(), `${prefix}${process.pid}-`));
  cleanups.push(async () => rmSync(directory, { recursive: true, force: true, maxRetries: 5 }));
  const env = { ...process.env, NODE_ENV: 'test' };
  env.TEST_DATABASE_URL ||= await databaseFor(directory);
  await provideRedis(env, directory);

  const all = jestArguments.length === 0;
  await runPhase('main', ['--maxWorkers=2'], env, directory);
  if (!interrupted && process.env.SKIP_CRASH !== '1' && hasSuitesToRunAlone())
    // Two at a time: the walks wait most of the time, the kills and races work.
    await runPhase('alone', ['--maxWorkers=2'], env, directory);
  if (process.env.SKIP_CRASH === '1' && all) console.log('SKIP_CRASH=1: crash and walk suites were left out.');
  if (!interrupted && counts.passed + counts.failed + counts.skipped === 0) {
    console.error(`No test matches ${jestArguments.join(' ')}.`);
    counts.failed += 1;
  }
  await finish(interrupted ? 130 : counts.failed > 0 ? 1 : 0);
}

/** Spares Jest's second start where the given paths leave nothing for it. */
function hasSuitesToRunAlone() {
  if (jestArguments.some((argument) => argument.startsWith('-'))) return true;
  const suites = ['apps', 'libs', 'plugins', 'test']
    .flatMap((name) =>
      readdirSync(path.join(root, name), { recursive: true, encoding: 'utf8' }).map((file) =>
        path.join(root, name, file),
      ),
    )
    .filter(
      (file) =>
        !file.includes('node_modules') &&
        (file.endsWith('.crash.spec.ts') || /test[\\/]walk[\\/].*\.spec\.ts$/.test(file)),
    );
  return suites.some(
    (file) => jestArguments.length === 0 || jestArguments.some((pattern) => new RegExp(pattern, 'i').test(file)),
  );
}

/** Suites that start the real processes need them compiled; a single spec runs on the sources and can do without. */
function buildForProcesses() {
  try {
    ensureBuilt();
  } catch (error) {
    if (jestArguments.length === 0) throw error;
    console.error(
      `${error instanceof Error ? error.message : String(error)} Going on: the chosen tests may not need the build.`,
    );
  }
}

async function databaseFor(directory) {
  const password = randomBytes(24).toString('base64url');
  const postgres = await startPostgres({ dataDir: path.join(directory, 'pg'), password, fsync: false });
  cleanups.push(() => postgres.stop('immediate'));
  return postgres.superuserUrl;
}

async function provideRedis(env, directory) {
  if (env.TEST_REDIS_URL) return;
  const redis = await startRedis(path.join(directory, 'redis'));
  if (redis) {
    env.TEST_REDIS_URL = redis.url;
    cleanups.push(redis.stop);
    return;
  }
  console.error(
    '\n*** 没有 redis-server：Redis 队列的测试不会运行 ***\n' +
      '*** There is no redis-server: tests of the Redis queue backend cannot run. Install it, or set TEST_REDIS_URL. ***\n',
  );
  if (mustRunAll) counts.failed += 1;
}

/** Runs Jest once and adds up what it counted. */
async function runPhase(phase, options, env, directory) {
  const results = path.join(directory, `${phase}.json`);
  const args = [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    path.join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
    ...jestArguments,
    `--config=${path.join(root, 'scripts', 'lib', 'jest-phase.config.mjs')}`,
    '--passWithNoTests',
    '--json',
    `--outputFile=${results}`,
    // Modules of finished files stay in a worker's memory (ESM mode), so a full one is replaced.
    ...(phase === 'main' ? ['--workerIdleMemoryLimit=1500MB'] : []),
    ...options,
  ];
  const code = await new Promise((resolve) => {
    jest = spawn(process.execPath, args, {
      cwd: root,
      env: { ...env, REDMAPLE_TEST_PHASE: phase },
      stdio: ['inherit', 'ignore', 'inherit'],
    });
    jest.once('error', () => resolve(1));
    jest.once('exit', (exitCode) => resolve(exitCode ?? 1));
  });
  jest = undefined;
  if (!interrupted) addResults(results, phase, code);
}

function addResults(file, phase, code) {
  const before = counts.failed;
  try {
    const results = JSON.parse(readFileSync(file, 'utf8'));
    counts.passed += results.numPassedTests;
    // A file that does not even load has no tests to count, and is a failure all the same.
    counts.failed += results.numFailedTests + results.numRuntimeErrorTestSuites;
    counts.skipped += results.numPendingTests + results.numTodoTests;
  } catch {
    console.error(`Jest left no results for the phase "${phase}" (exit ${code}).`);
    counts.failed += 1;
  }
  if (code !== 0 && counts.failed === before) counts.failed += 1;
}

/** Directories of runs that were killed. */
function removeLeftovers() {
  for (const name of readdirSync(os.tmpdir()).filter((one) => one.startsWith(prefix))) {
    const pid = Number(name.slice(prefix.length).split('-')[0]);
    if (!isAlive(pid)) rmSync(path.join(os.tmpdir(), name), { recursive: true, force: true });
  }
}

/** Cleans up, prints the closing line as the very last one, and ends. */
async function finish(exitCode) {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup().catch((error) => console.error(error.message));
  const since = Number(process.env.REDMAPLE_BEGAN_AT);
  const overall = since ? `, ${((Date.now() - since) / 1000).toFixed(0)} s since the run began` : '';
  console.error(`\nTests took ${((performance.now() - began) / 1000).toFixed(1)} s${overall}.`);
  process.stdout.write(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`, () =>
    process.exit(exitCode),
  );
}
