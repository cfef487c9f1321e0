import { getPriority, setPriority } from 'node:os';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { requireSupportedNode } from './lib/node-version.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { compileCache } from './lib/compile-cache.mjs';
import { installOnDebian } from './lib/debian.mjs';
import { startPostgres } from './lib/embedded-postgres.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { root } from './lib/paths.mjs';
import { startRedis } from './lib/redis.mjs';
import { writeSpecGroups } from './lib/spec-groups.mjs';
import { TestRun } from './lib/test-run.mjs';

// npm test [-- path …]: the whole suite (or the matching files) on a database and a Redis of its own.
// The last line is "N passed, N failed, N skipped".
//
//   SKIP_CRASH=1     leaves out the suites that kill processes and walk the whole thread
//   SWEEP_EVERY=3    goes through each third route where a suite goes through all, and leaves half of what takes long out
//                    (lib/jest-phase.config.mjs); SWEEP_FROM says which
//   RACE_TRIALS=10   races of sign-ups, a hundred otherwise

requireSupportedNode();

const jestArguments = process.argv.slice(2);
const tests = new TestRun({ title: 'Tests', prefix: 'redmaple-test-', stopsOn: 'SIGTERM' });

await tests.run(main);

async function main() {
  ensureInstalled();
  buildForProcesses();
  const directory = tests.directory();
  comeLast();
  const env = { ...process.env, NODE_ENV: 'test', NODE_COMPILE_CACHE: compileCache() };
  env.TEST_DATABASE_URL ||= await databaseFor(directory);
  await provideRedis(env, directory);
  // Isolated plugins are closed in with it; where it can't be had, their tests fail and say so.
  if (spawnSync('bwrap', ['--version'], { stdio: 'ignore' }).status !== 0) installOnDebian('bubblewrap');

  const all = jestArguments.length === 0;
  if (all) env.REDMAPLE_GROUPED_SPECS = JSON.stringify(writeSpecGroups());
  // Three at a time on two cores: some suites wait for processes or for a clock.
  await runPhase('main', ['--maxWorkers=3'], env, directory);
  if (!tests.interrupted && process.env.SKIP_CRASH !== '1' && hasSuitesToRunAlone())
    // More at a time than there are cores: walks and kills wait most of the time.
    await runPhase('alone', ['--maxWorkers=5'], env, directory);
  if (process.env.SKIP_CRASH === '1' && all) console.log('SKIP_CRASH=1: crash and walk suites were left out.');
  const { passed, failed, skipped } = tests.counts;
  if (!tests.interrupted && passed + failed + skipped === 0)
    throw new Error(`No test matches ${jestArguments.join(' ')}.`);
}

/**
 * Closed processes of isolated plugins come last of all, in the idle class of the kernel: beside tests on every processor they would
 * never come to their turn. So the tests and all that they start are in it too.
 */
function comeLast() {
  spawnSync('chrt', ['--idle', '--pid', '0', String(process.pid)], { stdio: 'ignore' });
  setPriority(Math.max(getPriority(), 14));
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
  tests.afterwards(() => postgres.stop('immediate'));
  return postgres.superuserUrl;
}

async function provideRedis(env, directory) {
  if (env.TEST_REDIS_URL) return;
  const redis = await startRedis(path.join(directory, 'redis'));
  if (redis) {
    env.TEST_REDIS_URL = redis.url;
    tests.afterwards(redis.stop);
    return;
  }
  console.error(
    '\n*** 没有 redis-server：Redis 队列的测试不会运行 ***\n' +
      '*** There is no redis-server: tests of the Redis queue backend cannot run. Install it, or set TEST_REDIS_URL. ***\n',
  );
  if (tests.mustRunAll) tests.counts.failed += 1;
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
  const code = await tests.program(args, {
    cwd: root,
    env: { ...env, REDMAPLE_TEST_PHASE: phase },
    stdio: ['inherit', 'ignore', 'inherit'],
  });
  if (!tests.interrupted) tests.add(() => read(results), code, `Jest left no results for the phase "${phase}"`);
}

function read(file) {
  const results = JSON.parse(readFileSync(file, 'utf8'));
  return {
    passed: results.numPassedTests,
    // A file that does not even load has no tests to count, and is a failure all the same.
    failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
    skipped: results.numPendingTests + results.numTodoTests,
  };
}
