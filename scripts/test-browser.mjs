import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { requireSupportedNode } from './lib/node-version.mjs';
import { chromiumPath, ensureBrowserParts } from './lib/browser-parts.mjs';
import { runningSystem, startBrowserSystem } from './lib/browser-system.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { root } from './lib/paths.mjs';
import { isAlive } from './lib/processes.mjs';

// npm run test:browser [-- path … | Playwright's options]: the browser tests on a freshly started demo system.
// npm run screenshots: the same, but takes the pictures of docs/screenshots.
// The last line is "N passed, N failed, N skipped".
//
//   RUNNING=<file>  tests the system whose start screen is in the file (`npm start > file`) instead of starting one
//   CHROMIUM=<path> drives this browser

requireSupportedNode();

const began = performance.now();
const screenshots = process.argv.includes('--screenshots');
const given = process.argv.slice(2).filter((argument) => argument !== '--screenshots');
const mustRunAll = process.env.CI === 'true';
const prefix = 'redmaple-browser-';
const counts = { passed: 0, failed: 0, skipped: 0 };

/** @type {(() => Promise<void>)[]} */
const cleanups = [];
/** @type {import('node:child_process').ChildProcess | undefined} */
let playwright;
let interrupted = false;

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(name, () => {
    interrupted = true;
    if (playwright) playwright.kill('SIGINT');
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
  const missing = ensureBrowserParts();
  if (missing.length > 0) return withoutBrowser(missing);
  if (!process.env.RUNNING) ensureBuilt();
  removeLeftovers();
  const directory = mkdtempSync(path.join(os.tmpdir(), `${prefix}${process.pid}-`));
  cleanups.push(async () => rmSync(directory, { recursive: true, force: true, maxRetries: 5 }));
  const system = await systemFor(directory);
  console.log(`The system answers at ${system.baseUrl} (${seconds()} s)`);
  const results = path.join(directory, 'results.json');
  const code = await runPlaywright({
    ...process.env,
    CHROMIUM: chromiumPath(),
    BROWSER_SYSTEM: JSON.stringify({ ...system, directory: sharedDirectory(directory) }),
    PLAYWRIGHT_JSON_OUTPUT_FILE: results,
    ...(screenshots && { SCREENSHOTS: '1' }),
  });
  if (!interrupted) addResults(results, code);
  return finish(interrupted ? 130 : counts.failed > 0 ? 1 : 0);
}

async function systemFor(directory) {
  if (process.env.RUNNING) return runningSystem(process.env.RUNNING);
  const { system, stop } = await startBrowserSystem(directory);
  cleanups.push(stop);
  return system;
}

/** Where sign-ins are kept: a running system must not be asked for a second one with the same code. */
function sharedDirectory(directory) {
  const shared = process.env.RUNNING
    ? `${path.resolve(process.env.RUNNING)}.sign-ins`
    : path.join(directory, 'sign-ins');
  mkdirSync(shared, { recursive: true, mode: 0o700 });
  writeFileSync(path.join(shared, '.run'), String(process.pid));
  return shared;
}

function withoutBrowser(missing) {
  console.error(
    `\n*** 缺少 ${missing.join('、')}：浏览器测试不会运行 ***\n` +
      `*** ${missing.join(' and ')} missing: the browser tests cannot run. Install it, or name a Chromium in CHROMIUM. ***\n`,
  );
  if (mustRunAll) counts.failed += 1;
  return finish(mustRunAll ? 1 : 0);
}

/** @returns {Promise<number>} exit code */
function runPlaywright(env) {
  const args = [
    path.join(root, 'node_modules', '@playwright', 'test', 'cli.js'),
    'test',
    `--config=${path.join(root, 'test', 'browser', 'playwright.config.ts')}`,
    ...given,
  ];
  return new Promise((resolve) => {
    playwright = spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' });
    playwright.once('error', () => resolve(1));
    playwright.once('exit', (exitCode) => {
      playwright = undefined;
      resolve(exitCode ?? 1);
    });
  });
}

function addResults(file, code) {
  try {
    const { stats, errors } = JSON.parse(readFileSync(file, 'utf8'));
    counts.passed += stats.expected;
    // A file that does not even load has no tests to count, and is a failure all the same.
    counts.failed += stats.unexpected + stats.flaky + errors.length;
    counts.skipped += stats.skipped;
  } catch {
    console.error(`Playwright left no results (exit ${code}).`);
  }
  if (code !== 0 && counts.failed === 0) counts.failed += 1;
}

/** Directories of runs that were killed. */
function removeLeftovers() {
  for (const name of readdirSync(os.tmpdir()).filter((one) => one.startsWith(prefix))) {
    const pid = Number(name.slice(prefix.length).split('-')[0]);
    if (!isAlive(pid)) rmSync(path.join(os.tmpdir(), name), { recursive: true, force: true });
  }
}

function seconds() {
  return ((performance.now() - began) / 1000).toFixed(1);
}

/** Cleans up, prints the closing line as the very last one, and ends. */
async function finish(exitCode) {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup().catch((error) => console.error(error.message));
  const since = Number(process.env.REDMAPLE_BEGAN_AT);
  const overall = since ? `, ${((Date.now() - since) / 1000).toFixed(0)} s since the run began` : '';
  console.error(`\nBrowser tests took ${seconds()} s${overall}.`);
  process.stdout.write(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`, () =>
    process.exit(exitCode),
  );
}
